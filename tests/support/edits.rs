//! French texts as questions have them, and what time does to them: thirteen kinds of edits, after which it is known
//! of every character where it went.

use std::ops::Range;

/// Chance that is the same for the same seed (SplitMix64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut own = self.0;
        own = (own ^ own >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        own = (own ^ own >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        own ^ own >> 31
    }

    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    /// True in so many cases of a hundred.
    pub fn is(&mut self, per_cent: f64) -> bool {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64 * 100.0 < per_cent
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

const WHO: [&str; 30] = [
    "le ministre de la santé",
    "la caisse nationale",
    "l'opérateur américain",
    "le Gouvernement",
    "la commission d'enquête",
    "le rapporteur spécial",
    "la plateforme des données de santé",
    "l'État",
    "le comité éthique et scientifique",
    "la Cour des comptes",
    "un collectif de médecins",
    "le prestataire retenu",
    "l'autorité de contrôle",
    "la direction du numérique",
    "une filiale irlandaise",
    "le secrétaire d'État",
    "chaque établissement hospitalier",
    "la délégation parlementaire",
    "l'agence régionale",
    "un rapport d'inspection",
    "la majorité des communes",
    "le préfet du département",
    "l'entreprise attributaire",
    "aucun des candidats",
    "la loi de programmation",
    "le décret du 12 mars",
    "un amendement de repli",
    "la société d'économie mixte",
    "le conseil municipal",
    "une association de patients",
];
const DOES: [&str; 30] = [
    "a confié",
    "n'a pas publié",
    "refuse de communiquer",
    "avait promis de migrer",
    "héberge toujours",
    "a suspendu",
    "annonce",
    "conteste",
    "devrait transférer",
    "n'a jamais lancé",
    "a reconduit sans débat",
    "finance à hauteur de moitié",
    "a vérifié",
    "estime disproportionné",
    "reporte une nouvelle fois",
    "soumet à un audit",
    "a pris acte de",
    "n'a pas chiffré",
    "invoque",
    "défend",
    "a retiré",
    "garantit contractuellement",
    "impose",
    "réexamine chaque année",
    "a signé",
    "prétend avoir sécurisé",
    "ignore",
    "a saisi le juge au sujet de",
    "subordonne à un avis",
    "abandonne",
];
const WHAT: [&str; 36] = [
    "l'hébergement des données de santé",
    "un appel d'offres ouvert",
    "le calendrier de la migration",
    "la fermeture de la maternité",
    "les comptes de l'exercice",
    "une convention de gré à gré",
    "le transfert vers les États-Unis",
    "la liste des sous-traitants",
    "les délais de paiement",
    "un moratoire sur les licences",
    "la ligne ferroviaire secondaire",
    "le coût complet du marché",
    "les recommandations de la CNIL",
    "une clause de réversibilité",
    "l'étude d'impact attendue",
    "les postes d'infirmiers vacants",
    "la qualification de sécurité",
    "une solution souveraine européenne",
    "le contrat-cadre",
    "la prime exceptionnelle",
    "les crédits non consommés",
    "un guichet unique",
    "l'entrée en vigueur de la réforme",
    "la taxe sur les logements vacants",
    "le nombre de lits fermés",
    "les clés de chiffrement",
    "un plan de sortie",
    "la dérogation accordée en urgence",
    "le cahier des charges",
    "les sanctions prévues",
    "une œuvre de longue haleine",
    "la desserte des gares rurales",
    "le registre des accès",
    "les indemnités kilométriques",
    "un comité de suivi",
    "la réponse apportée aux élus",
];
const HOW: [&str; 30] = [
    "depuis le mois de décembre 2019",
    "malgré l'avis défavorable du Conseil d'État",
    "dans un délai de dix-huit mois",
    "pour un montant de 2 400 000 euros",
    "sans mise en concurrence",
    "à l'horizon 2027",
    "au titre de l'article 702 du FISA",
    "selon la presse spécialisée",
    "en dépit des engagements pris devant le Parlement",
    "pour la troisième année consécutive",
    "dans 47 départements",
    "après consultation des partenaires sociaux",
    "faute de moyens humains",
    "au nom de la continuité du service",
    "avec l'accord de la tutelle",
    "en moins de six semaines",
    "hors de tout cadre légal",
    "à la suite d'un contrôle sur place",
    "au détriment des petites communes",
    "sous réserve d'arbitrage",
    "comme le rappelle la circulaire",
    "dès la rentrée prochaine",
    "pour plus de 67 millions d'assurés",
    "par voie d'ordonnance",
    "au plus tard le 31 mars",
    "en zone de revitalisation",
    "à titre expérimental",
    "dans le respect du secret médical",
    "contre l'avis des syndicats",
    "à compter de l'exercice 2025",
];
const STOCK: [&str; 12] = [
    "Il lui demande ce qu'il compte faire.",
    "Elle souhaite connaître sa position.",
    "Cette situation n'est pas acceptable.",
    "Il souhaite savoir quelles mesures il envisage de prendre.",
    "Or, rien n'a changé.",
    "Les élus s'en inquiètent.",
    "Elle l'interroge sur ce point.",
    "Aucune réponse n'a été apportée.",
    "C'est pourquoi il l'interroge : que compte-t-il faire ?",
    "Il la remercie de ses réponses.",
    "Les chiffres sont connus depuis 2021.",
    "Le calendrier n'est pas précisé ; il devrait l'être.",
];
const WORDS: [&str; 40] = [
    "désormais",
    "public",
    "notamment",
    "sanitaire",
    "année",
    "projet",
    "local",
    "européen",
    "mesure",
    "territoire",
    "question",
    "réponse",
    "données",
    "service",
    "régional",
    "usager",
    "budget",
    "rapide",
    "contrôle",
    "texte",
    "ancien",
    "nouveau",
    "prévu",
    "annuel",
    "sérieux",
    "manifeste",
    "commun",
    "moyen",
    "cadre",
    "objectif",
    "durable",
    "citoyen",
    "juridique",
    "numérique",
    "crédit",
    "délai",
    "renfort",
    "pilote",
    "partiel",
    "urgent",
];

/// A character, and which of the old text it is; none, when it is new.
#[derive(Clone, Copy)]
struct Letter(char, Option<u32>);

type Sentence = Vec<Letter>;

/// A text in paragraphs of sentences.
#[derive(Clone)]
pub struct Tree(Vec<Vec<Sentence>>);

/// A sentence as questions have them.
pub fn sentence(chance: &mut Chance) -> String {
    if chance.is(12.0) {
        return (*chance.one(&STOCK)).to_owned();
    }
    let clause =
        |chance: &mut Chance| format!("{} {} {}", chance.one(&WHO), chance.one(&DOES), chance.one(&WHAT));
    let mut words = clause(chance);
    if chance.is(70.0) {
        words = format!("{words} {}", chance.one(&HOW));
    }
    if chance.is(30.0) {
        words = format!("{words}, alors que {}", clause(chance));
    }
    if chance.is(10.0) {
        words = format!("{words} : « {} »", chance.one(&WHAT));
    }
    let mut letters = words.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}{}", letters.as_str(), if chance.is(8.0) { " ?" } else { "." })
}

fn fresh(text: &str) -> Sentence {
    text.chars().map(|letter| Letter(letter, None)).collect()
}

/// A word in the place of another: it begins and ends where that did.
fn instead(mut other: Sentence, word: &Sentence) -> Sentence {
    let last = other.len().saturating_sub(1);
    for (index, letter) in other.iter_mut().enumerate() {
        let source =
            if index == last { word.last() } else { word.get(index).filter(|_| index + 1 < word.len()) };
        letter.1 = source.and_then(|source| source.1);
    }
    other
}

/// A text of about so many characters.
pub fn text(chance: &mut Chance, length: usize) -> Tree {
    let (mut paragraphs, mut count) = (Vec::new(), 0);
    while count < length {
        let sentences: Vec<Sentence> = (0..2 + chance.below(5)).map(|_| fresh(&sentence(chance))).collect();
        count += sentences.iter().map(Vec::len).sum::<usize>();
        paragraphs.push(sentences);
    }
    let mut tree = Tree(paragraphs);
    tree.number();
    tree
}

/// What is done to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Typos(u8),
    Words(u8),
    SentencesInserted,
    SentencesDeleted,
    ParagraphsDeleted,
    ParagraphsMoved,
    Typography,
    Rewrapped,
    Lookalikes,
    Mixed,
    Heavy,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Typos(1),
        Self::Typos(3),
        Self::Words(2),
        Self::Words(10),
        Self::SentencesInserted,
        Self::SentencesDeleted,
        Self::ParagraphsDeleted,
        Self::ParagraphsMoved,
        Self::Typography,
        Self::Rewrapped,
        Self::Lookalikes,
        Self::Mixed,
        Self::Heavy,
    ];

    pub fn name(self) -> String {
        match self {
            Self::Typos(rate) => format!("typos, {rate} % of characters"),
            Self::Words(rate) => format!("words, {rate} %"),
            Self::SentencesInserted => "20 % of sentences inserted".to_owned(),
            Self::SentencesDeleted => "20 % of sentences deleted".to_owned(),
            Self::ParagraphsDeleted => "30 % of paragraphs deleted".to_owned(),
            Self::ParagraphsMoved => "20 % of paragraphs moved".to_owned(),
            Self::Typography => "typography".to_owned(),
            Self::Rewrapped => "lines re-wrapped".to_owned(),
            Self::Lookalikes => "half the paragraphs doubled by lookalikes".to_owned(),
            Self::Mixed => "mixed".to_owned(),
            Self::Heavy => "heavy".to_owned(),
        }
    }

    /// The text after the edit.
    pub fn apply(self, tree: &Tree, chance: &mut Chance) -> Edited {
        let mut tree = tree.clone();
        match self {
            Self::Typos(rate) => tree.typos(f64::from(rate), chance),
            Self::Words(rate) => tree.words(f64::from(rate), chance),
            Self::SentencesInserted => tree.insert_sentences(20.0, chance),
            Self::SentencesDeleted => tree.delete_sentences(20.0, chance),
            Self::ParagraphsDeleted => tree.delete_paragraphs(30.0, chance),
            Self::ParagraphsMoved => tree.move_paragraphs(20.0, chance),
            Self::Typography => tree.typeset(chance),
            Self::Rewrapped => return Edited::new(&tree, Some(60 + chance.below(30))),
            Self::Lookalikes => tree.double(chance),
            Self::Mixed => {
                tree.insert_sentences(10.0, chance);
                tree.delete_sentences(10.0, chance);
                tree.words(2.0, chance);
                tree.typos(1.0, chance);
                tree.typeset(chance);
            }
            Self::Heavy => {
                tree.move_paragraphs(20.0, chance);
                tree.insert_sentences(20.0, chance);
                tree.delete_sentences(20.0, chance);
                tree.words(10.0, chance);
                tree.typos(3.0, chance);
            }
        }
        Edited::new(&tree, None)
    }
}

impl Tree {
    fn number(&mut self) {
        let letters = self.0.iter_mut().flatten().flatten();
        letters.zip(0..).for_each(|(letter, number)| letter.1 = Some(number));
    }

    fn each(&mut self, mut change: impl FnMut(Sentence) -> Sentence) {
        for sentence in self.0.iter_mut().flatten() {
            *sentence = change(std::mem::take(sentence));
        }
    }

    fn typos(&mut self, rate: f64, chance: &mut Chance) {
        self.each(|sentence| {
            let mut done: Sentence = Vec::new();
            for letter in sentence {
                if !letter.0.is_alphanumeric() || !chance.is(rate) {
                    done.push(letter);
                    continue;
                }
                let other = *chance.one(&['a', 'e', 'i', 'o', 'u', 'n', 'r', 's', 't', 'l']);
                match chance.below(4) {
                    0 => done.push(Letter(other, letter.1)),
                    1 => {}
                    2 => done.extend([letter, Letter(other, None)]),
                    _ => match done.pop() {
                        Some(last) if last.0.is_alphanumeric() => done.extend([letter, last]),
                        last => {
                            done.extend(last);
                            done.push(letter);
                        }
                    },
                }
            }
            done
        });
    }

    fn words(&mut self, rate: f64, chance: &mut Chance) {
        self.each(|sentence| {
            let words: Vec<Sentence> =
                sentence.split(|letter| letter.0 == ' ').map(<[Letter]>::to_vec).collect();
            let mut done: Vec<Sentence> = Vec::new();
            for word in words {
                if !chance.is(rate) {
                    done.push(word);
                    continue;
                }
                let other = fresh(chance.one::<&str>(&WORDS));
                match chance.below(3) {
                    0 => done.push(instead(other, &word)),
                    1 => done.extend([other, word]),
                    _ => {}
                }
            }
            done.join(&Letter(' ', None))
        });
    }

    fn insert_sentences(&mut self, rate: f64, chance: &mut Chance) {
        for paragraph in &mut self.0 {
            let mut done = Vec::new();
            for own in std::mem::take(paragraph) {
                done.push(own);
                if chance.is(rate) {
                    done.push(fresh(&sentence(chance)));
                }
            }
            *paragraph = done;
        }
    }

    fn delete_sentences(&mut self, rate: f64, chance: &mut Chance) {
        self.0.iter_mut().for_each(|paragraph| paragraph.retain(|_| !chance.is(rate)));
        self.0.retain(|paragraph| !paragraph.is_empty());
    }

    fn delete_paragraphs(&mut self, rate: f64, chance: &mut Chance) {
        self.0.retain(|_| !chance.is(rate));
    }

    fn move_paragraphs(&mut self, rate: f64, chance: &mut Chance) {
        let (mut moved, mut stays) = (Vec::new(), Vec::new());
        for paragraph in std::mem::take(&mut self.0) {
            if chance.is(rate) { moved.push(paragraph) } else { stays.push(paragraph) }
        }
        for paragraph in moved {
            stays.insert(chance.below(stays.len() + 1), paragraph);
        }
        self.0 = stays;
    }

    /// Copies with other words, before or behind.
    fn double(&mut self, chance: &mut Chance) {
        let mut done = Vec::new();
        for paragraph in std::mem::take(&mut self.0) {
            if !chance.is(50.0) {
                done.push(paragraph);
                continue;
            }
            let mut copy = Tree(vec![paragraph.clone()]);
            copy.words(10.0, chance);
            copy.0.iter_mut().flatten().flatten().for_each(|letter| letter.1 = None);
            let copy = copy.0.remove(0);
            if chance.is(50.0) { done.extend([copy, paragraph]) } else { done.extend([paragraph, copy]) }
        }
        self.0 = done;
    }

    /// What French typography varies, all at once.
    fn typeset(&mut self, chance: &mut Chance) {
        let narrow = *chance.one(&['\u{202f}', '\u{a0}']);
        let (decomposes, joins) = (chance.is(50.0), chance.is(50.0));
        let is_high = |letter: &Letter| matches!(letter.0, ';' | ':' | '!' | '?' | '»');
        self.each(|sentence| {
            let mut done: Sentence = Vec::new();
            for (index, letter) in sentence.iter().enumerate() {
                let next = sentence.get(index + 1);
                let put = |own: char| Letter(own, letter.1);
                match letter.0 {
                    '\'' => done.push(put('’')),
                    '-' => done.push(put('‑')),
                    ' ' if next.is_some_and(is_high) || done.last().is_some_and(|last| last.0 == '«') => {
                        done.push(put(narrow));
                    }
                    '«' | '»' if joins => done.push(put(if letter.0 == '«' { '“' } else { '”' })),
                    'é' if decomposes => done.extend([put('e'), Letter('\u{301}', None)]),
                    'è' if decomposes => done.extend([put('e'), Letter('\u{300}', None)]),
                    own if own.is_alphabetic() && chance.is(0.5) => {
                        done.extend([put(own), Letter('\u{ad}', None)])
                    }
                    own => done.push(put(own)),
                }
            }
            done
        });
    }
}

/// A text, and where each character of the old one went.
pub struct Edited {
    pub text: String,
    /// For each character of the old text: the bytes that it is in now, and whether it is the same character.
    places: Vec<Option<(Range<usize>, char)>>,
}

impl Edited {
    fn new(tree: &Tree, width: Option<usize>) -> Self {
        let mut own = Self { text: String::new(), places: Vec::new() };
        let mut column = 0;
        for (number, paragraph) in tree.0.iter().enumerate() {
            if number > 0 {
                own.text.push('\n');
                column = 0;
            }
            for (number, sentence) in paragraph.iter().enumerate() {
                if number > 0 {
                    own.text.push(' ');
                }
                for letter in sentence {
                    column += 1;
                    let breaks = letter.0 == ' ' && width.is_some_and(|width| column > width);
                    if breaks {
                        column = 0;
                    }
                    own.push(if breaks { '\n' } else { letter.0 }, letter.1);
                }
            }
        }
        own
    }

    fn push(&mut self, letter: char, source: Option<u32>) {
        let start = self.text.len();
        self.text.push(letter);
        let Some(source) = source.map(|source| source as usize) else { return };
        if self.places.len() <= source {
            self.places.resize(source + 1, None);
        }
        self.places[source] = Some((start..self.text.len(), letter));
    }

    /// A text as it was first.
    pub fn first(tree: &Tree) -> Self {
        Self::new(tree, None)
    }

    /// Where the words from one character of the old text to another are: the bytes from the first of them that is
    /// left to the last, and how many of a hundred are left.
    pub fn truth(&self, first: &Self, letters: &Range<usize>) -> (Option<Range<usize>>, usize) {
        let place = |number: usize| self.places.get(number).cloned().flatten();
        let (mut hull, mut left, mut all): (Option<Range<usize>>, usize, usize) = (None, 0, 0);
        for number in letters.clone() {
            let Some((_, old)) = first.places.get(number).cloned().flatten() else { continue };
            if old.is_whitespace() {
                continue;
            }
            all += 1;
            if let Some((range, letter)) = place(number) {
                left += usize::from(is_same(old, letter));
                hull = Some(match hull {
                    None => range,
                    Some(hull) => hull.start.min(range.start)..hull.end.max(range.end),
                });
            }
        }
        (hull.map(|hull| self.whole_words(hull)), left * 100 / all.max(1))
    }

    /// Who marked whole words has whole words.
    fn whole_words(&self, hull: Range<usize>) -> Range<usize> {
        let is_word =
            |letter: &char| letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}');
        let length = |letters: &mut dyn Iterator<Item = char>| -> usize {
            letters.take_while(is_word).map(char::len_utf8).sum()
        };
        let before = length(&mut self.text[..hull.start].chars().rev());
        let end = hull.end + length(&mut self.text[hull.end..].chars());
        hull.start - before..hull.start + self.text[hull.start..end].trim_end_matches('\u{ad}').len()
    }

    /// Words of the text to be found again: as characters and as bytes.
    pub fn spans(&self, chance: &mut Chance, count: usize) -> Vec<(Range<usize>, Range<usize>)> {
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut open = false;
        for (number, place) in self.places.iter().enumerate() {
            let is_word = place.as_ref().is_some_and(|(_, letter)| letter.is_alphanumeric());
            match words.last_mut() {
                Some(last) if open && is_word => last.end = number + 1,
                _ if is_word => words.push(number..number + 1),
                _ => {}
            }
            open = is_word;
        }
        let at = |number: usize| self.places[number].clone().unwrap().0;
        let mut spans = Vec::new();
        while spans.len() < count {
            let first = chance.below(words.len());
            let length = *chance.one(&[1, 2, 3, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40]);
            let last = (first + length - 1).min(words.len() - 1);
            let letters = words[first].start..words[last].end;
            let bytes = at(letters.start).start..at(letters.end - 1).end;
            // Nobody marks across paragraphs.
            let end = self.text[bytes.clone()].find('\n');
            if end.is_none() && bytes.len() >= 6 {
                spans.push((letters, bytes));
            }
        }
        spans.sort_by_key(|(letters, _)| letters.start);
        spans
    }
}

/// Whether typography alone tells both apart.
fn is_same(one: char, other: char) -> bool {
    let plain = |letter: char| match letter {
        '’' => '\'',
        '‑' => '-',
        '“' | '”' | '«' | '»' => '"',
        'é' | 'è' => 'e',
        other => other,
    };
    plain(one) == plain(other)
}
