//! Where sentences begin, in French as parliament writes it.
//!
//! The rules are those of UAX #29 for `.`, `!`, `?` and `…`, with what its tables cannot know: French
//! abbreviations, closing marks set off by a space, numbers at the beginning of a sentence. So they are
//! written out here, and the tables, which weigh, stay out of the program.

/// Titles: a name follows, whatever it looks like (`M. Le Maire`).
const TITLES: [&str; 20] = [
    "M", "MM", "Mme", "Mmes", "Mlle", "Mlles", "Me", "Mes", "Mgr", "Dr", "Drs", "Pr", "Prs", "Prof", "St",
    "Ste", "Vve", "Mr", "Mrs", "Ms",
];
/// Words always cut short before what they refer to, in small letters.
const REFERENCES: [&str; 27] = [
    "al", "ann", "ap", "art", "arts", "av", "bd", "bull", "cf", "chap", "civ", "coll", "crim", "ex", "fasc",
    "fig", "loc", "nos", "op", "p", "pp", "réf", "rép", "sq", "ss", "tél", "vs",
];
/// Words cut short only before a number, in small letters.
const BEFORE_NUMBERS: [&str; 20] = [
    "avr", "ch", "déc", "éd", "ed", "env", "fév", "févr", "janv", "juil", "lo", "max", "min", "no", "nov",
    "oct", "sect", "sept", "tit", "vol",
];
/// Words that a capital makes the first of a sentence, and not a name, in small letters.
const OPENERS: [&str; 99] = [
    "à",
    "afin",
    "ainsi",
    "alors",
    "après",
    "au",
    "aucun",
    "aucune",
    "aussi",
    "autant",
    "aux",
    "avant",
    "avec",
    "car",
    "ce",
    "ceci",
    "cela",
    "celle",
    "celles",
    "celui",
    "cependant",
    "certains",
    "certes",
    "ces",
    "cet",
    "cette",
    "ceux",
    "chaque",
    "comme",
    "comment",
    "concernant",
    "dans",
    "de",
    "depuis",
    "des",
    "dès",
    "donc",
    "du",
    "elle",
    "elles",
    "en",
    "enfin",
    "ensuite",
    "entre",
    "et",
    "face",
    "il",
    "ils",
    "je",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "lors",
    "lorsque",
    "mais",
    "malgré",
    "mm",
    "mme",
    "même",
    "néanmoins",
    "notre",
    "nous",
    "on",
    "or",
    "ou",
    "outre",
    "par",
    "parmi",
    "pendant",
    "plus",
    "plusieurs",
    "pour",
    "pourquoi",
    "pourtant",
    "puis",
    "quand",
    "quant",
    "que",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "qui",
    "sa",
    "sans",
    "selon",
    "ses",
    "si",
    "son",
    "sous",
    "sur",
    "toutefois",
    "tous",
    "un",
    "une",
    "votre",
    "vous",
];
/// Words that lose their last vowel at the beginning of a sentence, without it.
const ELIDED: [&str; 10] = ["c", "d", "j", "l", "lorsqu", "n", "puisqu", "qu", "quoiqu", "s"];
/// The longest number of an item, in bytes: `XVIII`, `1.2.3`.
const LONGEST_MARKER: usize = 8;
/// How far to look for the first letter of a sentence, behind its dashes and quotation marks.
const OPENING_SIGNS: usize = 8;

/// The byte offsets in `text`, one block, where a sentence begins: 0 and on.
pub(super) fn starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut sentence = 0;
    // Where the last stop ended, whether something closed after it, whether a space came last.
    let (mut stop, mut closed, mut spaced) = (None, false, false);
    for (at, character) in text.char_indices() {
        let after = text.get(at..).unwrap_or_default();
        let resumes = spaced && stop.is_some() && resumes(after);
        if is_stop(character) && !resumes {
            (stop, closed, spaced) = (Some(at + character.len_utf8()), false, false);
        } else if character.is_whitespace() {
            spaced = true;
        } else if stop.is_some() && closes(character, spaced) {
            (closed, spaced) = (true, false);
        } else {
            if let (Some(stop), true) = (stop.take(), spaced) {
                let before = text.get(sentence..stop).unwrap_or_default();
                if (resumes || may_begin(after)) && ends(before, after, closed) {
                    starts.push(at);
                    sentence = at;
                }
            }
            spaced = false;
        }
    }
    starts
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…')
}

/// Whether it closes what precedes; a quotation mark of both hands does when no space stands before it.
fn closes(character: char, spaced: bool) -> bool {
    matches!(character, '»' | '”' | ')' | ']') || (!spaced && matches!(character, '"' | '’' | '\''))
}

/// Whether `after` takes up a sentence that was interrupted: `…et je le dis`.
fn resumes(after: &str) -> bool {
    after.strip_prefix('…').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Whether a sentence may begin with `after`: not with a small letter, nor with what goes on.
fn may_begin(after: &str) -> bool {
    if after.starts_with([',', ';', ':']) || after.starts_with(joins) {
        return false;
    }
    let first = after.chars().take(OPENING_SIGNS).find(|character| character.is_alphanumeric());
    first.is_none_or(|first| !first.is_lowercase())
}

/// Whether it belongs to the cluster of the character before, even of a space.
fn joins(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether `before`, which ends with a stop, is a sentence, when `after` may begin one.
fn ends(before: &str, after: &str, closed: bool) -> bool {
    let body = before.trim_end_matches(is_stop);
    let stops = before.get(body.len()..).unwrap_or_default();
    if closed && body.ends_with(['(', '[']) {
        // `[…]`: something is left out.
        return false;
    }
    closed || stops != "." || !(is_marker(body) || is_abbreviation(body, after))
}

/// Whether `body` ends with the number of an item: `1`, `a`, `IV`, at its beginning, after `:` or `;`,
/// or after a sentence that it could not be parted from for want of a capital.
fn is_marker(body: &str) -> bool {
    let token = body.rsplit(char::is_whitespace).next().unwrap_or_default();
    let before = body.strip_suffix(token).unwrap_or_default().trim_end();
    let number = token.trim_matches(['(', ')', '°']);
    let letter = number.chars().count() == 1 && number.chars().all(char::is_alphabetic);
    let digits = number.chars().all(|character| character.is_ascii_digit() || character == '.');
    let roman = number.chars().all(|character| matches!(character, 'I' | 'V' | 'X'));
    (1..=LONGEST_MARKER).contains(&number.len())
        && (letter || digits || roman)
        && (before.is_empty()
            || before.ends_with(|character| is_stop(character) || matches!(character, ':' | ';')))
}

/// Whether `body`, before a full stop, ends with a word cut short.
pub(super) fn is_abbreviation(body: &str, after: &str) -> bool {
    let apart = |character: char| !(character.is_alphanumeric() || matches!(character, '.' | '-' | '°'));
    let token = body.rsplit(apart).next().unwrap_or_default();
    let small = token.to_lowercase();
    if TITLES.contains(&token) || REFERENCES.contains(&small.as_str()) {
        return true;
    }
    let number_follows = after.starts_with(|character: char| character.is_ascii_digit());
    match initials(token) {
        0 => number_follows && BEFORE_NUMBERS.contains(&small.as_str()),
        _ if number_follows || token.contains('-') => true,
        1 => !is_opener(after),
        _ => !(is_opener(after) || after.starts_with("M. ")),
    }
}

/// How many letters `token` is, when they stand each by itself: one in `L`, two in `J.O` and `J.-P`.
fn initials(token: &str) -> usize {
    let pieces = || token.split(['.', '-']).filter(|piece| !piece.is_empty());
    let letter = |piece: &str| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic);
    if pieces().all(letter) { pieces().count() } else { 0 }
}

/// Whether the first word of `after` opens a sentence rather than being a name.
fn is_opener(after: &str) -> bool {
    let start = after.trim_start_matches(|character: char| !character.is_alphanumeric());
    let end = start.find(|character: char| !character.is_alphabetic()).unwrap_or(start.len());
    let (word, rest) = start.split_at_checked(end).unwrap_or_default();
    let word = word.to_lowercase();
    let is_elided = rest.starts_with(['\'', '’']) && ELIDED.contains(&word.as_str());
    is_elided || OPENERS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` shows by `|` where a sentence begins after another.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let mut shown = text.clone();
        starts(&text).into_iter().skip(1).rev().for_each(|start| shown.insert(start, '|'));
        assert_eq!(shown, marked);
    }

    #[test]
    fn a_sentence_ends_with_a_stop_and_a_space() {
        check("Le marché a été attribué en 2019. |Aucune offre n'a été étudiée. |Pourquoi ? |Il l'ignore !");
        check("Est-ce vrai\u{202f}? |Oui\u{a0}! |Et alors ?! |Rien...");
        check("Les crédits baissent de 3.5 points ; le reste suit.");
        check("Voir https://exemple.fr/?A=B.C pour la suite. |Merci.");
        check("");
        check(".");
    }

    #[test]
    fn titles_and_initials_end_no_sentence() {
        check("M. Durand interroge M. le ministre. |Mme. Petit l'approuve, MM. Le Goff et Roy aussi.");
        check("Le Dr. Martin et Me. Lenoir ont saisi le juge. |Il a refusé.");
        check("La note de J.-P. Moreau et de B. Moreau est publique. |Elle date de mai.");
        check("Cela vise l'hépatite B. |Le vaccin existe. |L'agent de catégorie C. |Il attend.");
    }

    #[test]
    fn references_to_articles_end_no_sentence() {
        check(
            "L'art. L. 123-4 du code et l'article R. 1111-2 le disent. |L'al. 2 aussi, cf. Annexe I, p. 12.",
        );
        check("Selon le décret (art. 3, al. 2), c'est exclu. |La loi n° 78-17 le confirme.");
        check("Publié au J.O. du 3 mai. |Publié au J.O. Sénat. |Publié au J.O. |Il manque à l'U.E. |M. Roy.");
        check("Le texte paru le 3 janv. 2025 vaut LO. 111-3. |Il a 12 pp. 4 en annexe.");
    }

    #[test]
    fn etc_ends_a_sentence_before_a_capital() {
        check("Les écoles, collèges, etc. sont visés. |Les lycées, universités, etc. |Il le regrette.");
        check("Les écoles (collèges, etc.) sont visées.");
    }

    #[test]
    fn an_ellipsis_ends_a_sentence_before_a_capital() {
        check(
            "Il hésite… |Puis il cède. |Il hésite… puis cède. |Des acteurs (OVH, Scaleway...). |Il attend.",
        );
        check("Le rapport relève que […] Le délai est passé. |(...) La suite manque.");
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_that_they_close() {
        check("Il a dit : « Nous agirons. » |Rien n'a été fait. |« Tout est prêt !\u{a0}» |Vraiment ?");
        check("« Est-ce vrai ? », demande-t-elle. |« Oui ! » répond-il. |Il sort.");
        check("Il le dit (et le répète.) |Puis il part. |Il dit \"non.\" |Elle dit \"oui\". |\"Soit.\"");
    }

    #[test]
    fn a_sentence_may_begin_with_a_number_or_a_dash() {
        check("Le besoin est réel. |3 000 personnes attendent. |– Oui. |1 150 agents suffisent.");
        check("Il y en a 12. |Il en faut 20.");
    }

    #[test]
    fn the_number_of_an_item_belongs_to_its_sentence() {
        check("1. Le délai est passé. |2. Rien n'est fait.");
        check("I. – Le délai court. |II. – Il expire. |A. La suite.");
        check("Il propose : 1. Une loi ; 2. Un décret. |Il attend.");
        check("1.1. Objet. |(2). Suite.");
        check("a. La suite. b. La fin.");
    }

    #[test]
    fn speakers_of_the_sittings_are_parted_from_their_words() {
        check("M. Paul Roy . |Très bien ! |Mme la présidente . |La parole est à M. Roy.");
        check("M. Paul Roy, ministre . |…et je le redis. |Il faut agir…");
        check("Il a raison. |(Applaudissements sur les bancs.) |Nous irons plus loin.");
    }

    #[test]
    fn a_line_end_is_a_space() {
        check("Un fait\nÉtabli.\n|Un autre.");
    }

    #[test]
    fn plain_sentences_are_those_of_the_standard() {
        use unicode_segmentation::UnicodeSegmentation;
        let text = "Un fait. Deux faits ! Trois ? « Quatre.» Cinq (six.) Sept, 3.5 et 4,5. Huit?! Neuf";
        let standard: Vec<usize> = text.split_sentence_bound_indices().map(|(start, _)| start).collect();
        assert_eq!(starts(text), standard);
    }
}
