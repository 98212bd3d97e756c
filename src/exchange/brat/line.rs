//! One line of an annotation file.

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'a> {
    /// Words of the text: their name, type, fragments, and what they read.
    Mark {
        /// `T1`.
        name: &'a str,
        /// The type.
        kind: &'a str,
        /// From where to where.
        fragments: Vec<(u32, u32)>,
        /// The words, if they are written.
        words: Option<&'a str>,
    },
    /// An event: its name, its trigger, and the roles that others play in it.
    Event(&'a str, &'a str, Vec<(&'a str, &'a str)>),
    /// A relation: its name, its type, from what, to what.
    Relation(&'a str, &'a str, &'a str, &'a str),
    /// Marks that are one.
    Same(Vec<&'a str>),
    /// An attribute: its name, of what, and its value, if it has one.
    Attribute(&'a str, &'a str, Option<&'a str>),
    /// A reference to a record elsewhere: of what, and to which.
    Reference(&'a str, &'a str),
    /// A note: its sort, of what, and what it says.
    Note(&'a str, &'a str, &'a str),
}

impl<'a> Line<'a> {
    /// Reads a line; none where it is damaged.
    pub fn read(line: &'a str) -> Option<Self> {
        let line = line.trim_end_matches('\r');
        let mut fields = line.splitn(3, '\t');
        let (name, head) = (fields.next()?, fields.next()?);
        let rest = fields.next();
        let mut words = head.split(' ').filter(|word| !word.is_empty());
        match name.chars().next()? {
            'T' => {
                let (kind, places) = head.split_once(' ')?;
                let fragment = |place: &str| {
                    let (start, end) = place.trim().split_once(' ')?;
                    let place = (start.parse().ok()?, end.trim().parse().ok()?);
                    (place.0 < place.1).then_some(place)
                };
                let fragments = places.split(';').map(fragment).collect::<Option<Vec<_>>>()?;
                Some(Self::Mark { name, kind, fragments, words: rest })
            }
            'E' => {
                let (_, trigger) = words.next()?.split_once(':')?;
                let roles = words.map(|role| role.split_once(':')).collect::<Option<Vec<_>>>()?;
                Some(Self::Event(name, trigger, roles))
            }
            'R' => {
                let kind = words.next()?;
                let mut end = || Some(words.next()?.split_once(':')?.1);
                Some(Self::Relation(name, kind, end()?, end()?))
            }
            '*' => {
                let is_same = words.next()? == "Equiv";
                is_same.then(|| Self::Same(words.collect()))
            }
            'A' | 'M' => {
                let (name, target) = (words.next()?, words.next()?);
                let value = head.splitn(3, ' ').nth(2).filter(|value| !value.is_empty());
                Some(Self::Attribute(name, target, value))
            }
            'N' => {
                words.next()?;
                Some(Self::Reference(words.next()?, words.next()?))
            }
            '#' => Some(Self::Note(words.next()?, words.next()?, rest?)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Line<'_>>) {
        assert_eq!(Line::read(line), expected);
    }

    #[test]
    fn lines_are_read_by_their_first_letter() {
        let mark = |fragments: &[(u32, u32)], words| {
            Some(Line::Mark { name: "T1", kind: "Fait", fragments: fragments.to_vec(), words })
        };
        check("T1\tFait 0 4\tun\tdeux\r", mark(&[(0, 4)], Some("un\tdeux")));
        check("T1\tFait 0 4;6 9\tun deux", mark(&[(0, 4), (6, 9)], Some("un deux")));
        check("T1\tFait 0 4", mark(&[(0, 4)], None));
        check("T1\tFait 4 4\tx", None);
        check("T1\tFait x 4\tx", None);
        check("T1 Fait 0 4 x", None);
        check("R1\tAime Arg1:T1 Arg2:T2\t", Some(Line::Relation("R1", "Aime", "T1", "T2")));
        check("R1\tAime Arg1:T1", None);
        check(
            "E1\tVol:T3 Qui:T4 Quoi:E2",
            Some(Line::Event("E1", "T3", vec![("Qui", "T4"), ("Quoi", "E2")])),
        );
        check("*\tEquiv T1 T5", Some(Line::Same(vec!["T1", "T5"])));
        check("A1\tSûreté T1 très haute", Some(Line::Attribute("Sûreté", "T1", Some("très haute"))));
        check("M1\tNon E1", Some(Line::Attribute("Non", "E1", None)));
        check("N1\tReference T1 Wikidata:Q90\tParis", Some(Line::Reference("T1", "Wikidata:Q90")));
        check("#1\tAnnotatorNotes T1\tà voir", Some(Line::Note("AnnotatorNotes", "T1", "à voir")));
        check("", None);
        check("X1\ty z", None);
    }
}
