//! What the parser of JSON says, in French. Its messages are English, and stand for no type: they are told by
//! their wording; what is not known is left out, so that no English stands in a French sentence.

/// Why a text is not JSON, where it is known.
pub fn syntax(detail: &str) -> Option<&'static str> {
    Some(match detail {
        "EOF while parsing a list" => "le texte s’arrête au milieu d’une liste",
        "EOF while parsing an object" => "le texte s’arrête au milieu d’un objet",
        "EOF while parsing a string" => "le texte s’arrête avant le guillemet fermant",
        "EOF while parsing a value" => "le texte s’arrête là où une valeur est attendue",
        "expected `:`" => "il manque un deux-points",
        "expected `,` or `]`" => "il manque une virgule ou un crochet fermant",
        "expected `,` or `}`" => "il manque une virgule ou une accolade fermante",
        "expected ident" | "expected value" => "ce n’est pas une valeur",
        "expected `\"`" => "il manque un guillemet",
        "key must be a string" => "il manque un nom entre guillemets",
        "invalid escape" | "unexpected end of hex escape" => {
            "une barre oblique inverse y est suivie d’un signe inattendu"
        }
        "invalid number" => "ce n’est pas un nombre",
        "number out of range" => "ce nombre est trop grand",
        "invalid unicode code point" | "lone leading surrogate in hex escape" => {
            "un caractère n’existe pas dans Unicode"
        }
        "trailing comma" => "il y a une virgule de trop",
        "trailing characters" => "il y a du texte après la fin",
        "recursion limit exceeded" => "il est imbriqué trop profondément",
        _ if detail.starts_with("control character") => "un texte y contient un caractère de contrôle",
        _ => return None,
    })
}

/// What does not fit in JSON of a known format, where it is known.
pub fn shape(detail: &str) -> Option<String> {
    let named = |prefix: &str| {
        let (name, _) = detail.strip_prefix(prefix)?.strip_prefix('`')?.split_once('`')?;
        Some(quoted(name))
    };
    if let Some(name) = named("missing field ") {
        return Some(format!("il manque {name}"));
    }
    if let Some(name) = named("duplicate field ") {
        return Some(format!("{name} figure deux fois"));
    }
    if let Some(name) = named("unknown field ") {
        return Some(format!("{name} n’est pas connu ici"));
    }
    if let Some(name) = named("unknown variant ") {
        return Some(format!("{name} n’est pas une valeur connue"));
    }
    if let Some(rest) = detail.strip_prefix("invalid length ") {
        let (length, _) = rest.split_once(',')?;
        return Some(format!("le nombre d’éléments ({length}) n’est pas celui qui est attendu"));
    }
    let rest = detail.strip_prefix("invalid type: ").or_else(|| detail.strip_prefix("invalid value: "))?;
    // A text that was found may hold the words that end it.
    let (found, expected) = rest.rsplit_once(", expected ")?;
    Some(match (found_value(found), expected_value(expected)) {
        (Some(found), Some(expected)) => format!("{found} au lieu {expected}"),
        (Some(found), None) => format!("{found} ne convient pas"),
        (None, Some(expected)) => format!("autre chose au lieu {expected}"),
        (None, None) => return None,
    })
}

fn found_value(found: &str) -> Option<String> {
    let inside = |prefix: &str| found.strip_prefix(prefix)?.strip_prefix('`')?.strip_suffix('`');
    if let Some(number) = inside("integer ").or_else(|| inside("floating point ")) {
        return Some(format!("le nombre {}", number.replace('.', ",")));
    }
    if let Some(text) = found.strip_prefix("string \"").and_then(|text| text.strip_suffix('"')) {
        return Some(format!("le texte {}", quoted(text)));
    }
    Some(
        match found {
            "boolean `true`" => "vrai (true)",
            "boolean `false`" => "faux (false)",
            "null" | "unit value" => "rien (null)",
            "sequence" => "une liste",
            "map" => "un objet",
            _ => return None,
        }
        .to_owned(),
    )
}

fn expected_value(expected: &str) -> Option<&'static str> {
    Some(match expected {
        "i8" | "i16" | "i32" | "i64" | "isize" | "u8" | "u16" | "u32" | "u64" | "usize" => {
            "d’un nombre entier"
        }
        "f32" | "f64" => "d’un nombre",
        "a string" | "a borrowed string" | "string or map" => "d’un texte",
        "a character" => "d’une lettre",
        "a boolean" => "de vrai ou faux",
        "a sequence" => "d’une liste",
        "a map" => "d’un objet",
        _ if expected.starts_with("struct ") => "d’un objet",
        _ if expected.starts_with("tuple ") || expected.starts_with("an array ") => "d’une liste",
        _ => return None,
    })
}

fn quoted(text: &str) -> String {
    format!("«\u{a0}{text}\u{a0}»")
}

#[cfg(test)]
mod tests {
    use crate::exchange::dossier;
    use crate::lang::damage;

    /// What is said in French of a file that is no dossier.
    #[track_caller]
    fn check(json: &str, expected: &str) {
        let said = (damage::FR.file)(&dossier::import(json).unwrap_err()).replace('\u{a0}', " ");
        assert_eq!(said, expected, "{json}");
    }

    #[test]
    fn what_is_no_json_is_told_in_french() {
        let check = |json: &str, detail: &str| {
            check(json, &format!("ligne 1, colonne {}, ce n’est pas du JSON ({detail})", json.len()));
        };
        check("{", "le texte s’arrête au milieu d’un objet");
        check("{\"format\":", "le texte s’arrête là où une valeur est attendue");
        check("{\"format\":\"x", "le texte s’arrête avant le guillemet fermant");
        check("{\"format\" 1", "il manque un deux-points");
        check("{\"format\":null \"", "il manque une virgule ou une accolade fermante");
        check("{\"format\":\"\\q", "une barre oblique inverse y est suivie d’un signe inattendu");
        check("{\"format\":null} x", "il y a du texte après la fin");
        check("{\"format\":null,}", "il y a une virgule de trop");
        check("{\"format\":x", "ce n’est pas une valeur");
        check("{3", "il manque un nom entre guillemets");
    }

    #[test]
    fn what_does_not_fit_is_told_in_french() {
        check("{\"format\":3}", "format, contenu inattendu (le nombre 3 au lieu d’un texte)");
        check("{\"format\":\"scolie/1\"}", "ligne 1, colonne 21, contenu inattendu (il manque « dossier »)");
        let dossier = "{\"format\":\"scolie/1\",\"dossier\":7}";
        check(dossier, "dossier, contenu inattendu (le nombre 7 au lieu d’un objet)");
    }

    #[test]
    fn no_english_is_left_where_the_wording_is_not_known() {
        assert_eq!((super::syntax("something new"), super::shape("something new")), (None, None));
        let control = "control character (\\u0000-\\u001F) found while parsing a string";
        assert_eq!(super::syntax(control), Some("un texte y contient un caractère de contrôle"));
        let said = |detail| super::shape(detail).map(|said| said.replace('\u{a0}', " "));
        let check = |detail, expected: &str| assert_eq!(said(detail).as_deref(), Some(expected), "{detail}");
        check("missing field `made`", "il manque « made »");
        check("duplicate field `made`", "« made » figure deux fois");
        check("unknown field `a`, expected `b` or `c`", "« a » n’est pas connu ici");
        check("unknown variant `a`, there are no variants", "« a » n’est pas une valeur connue");
        check(
            "invalid type: string \"a, expected b\", expected u32",
            "le texte « a, expected b » au lieu d’un nombre entier",
        );
        check("invalid type: floating point `1.5`, expected u64", "le nombre 1,5 au lieu d’un nombre entier");
        check("invalid type: map, expected a sequence", "un objet au lieu d’une liste");
        check("invalid type: null, expected struct HeadForm", "rien (null) au lieu d’un objet");
        check("invalid value: integer `-1`, expected something", "le nombre -1 ne convient pas");
        check(
            "invalid length 1, expected 2 elements",
            "le nombre d’éléments (1) n’est pas celui qui est attendu",
        );
    }
}
