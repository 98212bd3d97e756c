//! The three movements of a question: the opening, by which its author turns to the minister; the context;
//! the request.
//!
//! They are proposed from their usual wording: `M. X attire l'attention de …`, then the facts, then
//! `Il lui demande …`. Sentences are taken whole. Where the wording is another, nothing is proposed for that
//! movement, and what is proposed can be corrected.

mod border;

pub use self::border::{Stop, nearest, stops};
use super::document::{Document, PartKind};
use super::folding::fold;
use super::span::Span;
use super::unit::{Unit, units};

/// Where the movements of a question begin, in bytes of the plain text; its opening begins with the
/// question itself, and there is none where another movement does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Movements {
    /// Where the context begins.
    pub context: Option<u32>,
    /// Where the request begins.
    pub request: Option<u32>,
}

/// A movement of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Movement {
    /// The author turns to the minister and names the matter.
    Opening,
    /// The facts, the law, the reasons.
    Context,
    /// What is asked.
    Request,
}

impl Movement {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::Opening, Self::Context, Self::Request];
}

/// By what an author turns to a minister, folded.
const OPENINGS: [&str; 25] = [
    "attire l'attention",
    "attire a nouveau l'attention",
    "attire de nouveau l'attention",
    "attire une nouvelle fois l'attention",
    "attire votre attention",
    "appelle l'attention",
    "appelle a nouveau l'attention",
    "appelle votre attention",
    "souhaite attirer",
    "souhaite appeler",
    "souhaite interroger",
    "souhaite alerter",
    "souhaiterait attirer",
    "souhaiterait interroger",
    "tient a attirer",
    "interroge m",
    "interroge le",
    "interroge la",
    "s'interroge",
    "alerte m",
    "alerte le",
    "alerte la",
    "rappelle a",
    "expose a",
    "demande a m",
];

/// By what an author asks, folded: the beginnings of the verb's group, after the person.
const ASKS: [&str; 34] = [
    "lui demande",
    "lui demandent",
    "vous demande",
    "demande donc",
    "demande ainsi",
    "demande au gouvernement",
    "demande que",
    "demande a",
    "souhaite",
    "souhaiterait",
    "souhaiterais",
    "aimerait",
    "aimerais",
    "voudrait",
    "voudrais",
    "desire",
    "desirerait",
    "l'interroge",
    "vous interroge",
    "interroge donc",
    "interroge ainsi",
    "le prie",
    "la prie",
    "le remercie",
    "la remercie",
    "vous remercie",
    "lui saurait gre",
    "saurait gre",
    "propose",
    "l'alerte",
    "l'invite",
    "s'interroge",
    "sollicite",
    "appelle donc",
];

/// Of those, what says nothing else: it asks wherever the sentence has it, folded.
const SURE: [&str; 11] = [
    "lui demande",
    "lui demandent",
    "vous demande",
    "l'interroge",
    "souhaite savoir",
    "souhaite connaitre",
    "souhaiterait",
    "souhaiterais",
    "aimerait",
    "voudrait",
    "lui saurait gre",
];

/// Words that an author begins a request with, before the person, folded.
const LEADS: [&str; 16] = [
    "aussi",
    "ainsi",
    "enfin",
    "par consequent",
    "en consequence",
    "c'est pourquoi",
    "dans ce contexte",
    "dans ces conditions",
    "face a",
    "au vu de",
    "compte tenu de",
    "par ailleurs",
    "pour ces raisons",
    "a ce titre",
    "de meme",
    "des lors",
];

/// What an author is called who speaks of himself, folded.
const NAMED: [&str; 9] =
    ["m. ", "mme ", "m ", "l'auteur", "l'autrice", "le depute", "la deputee", "le senateur", "la senatrice"];

/// How many sentences that ask nothing may stand between two that ask in one request.
const BETWEEN: usize = 2;

impl Movements {
    /// The movements that the wording of a document's question proposes.
    #[must_use]
    pub fn propose(document: &Document) -> Self {
        let sentences = sentences(document);
        let folded: Vec<String> = sentences.iter().map(|span| fold(span.slice(&document.text))).collect();
        let opens = |text: &String| OPENINGS.iter().any(|opening| text.contains(opening));
        // An author turns to the minister at once, or after one sentence.
        let opening = folded.iter().take(2).position(opens);
        let first = opening.map_or(0, |index| index + 1);
        let asking: Vec<usize> =
            (first..folded.len()).filter(|&index| folded.get(index).is_some_and(|text| asks(text))).collect();
        let request = asking
            .iter()
            .rev()
            .copied()
            .reduce(|later, earlier| if later - earlier <= BETWEEN + 1 { earlier } else { later });
        // The reduction goes on past a gap with the later one: what stands before the gap is context.
        let request = request.and_then(|index| sentences.get(index)).map(|span| span.start());
        // Where no one is turned to, there is no opening: the facts come first.
        let context = match opening {
            Some(index) => sentences.get(index + 1),
            None => sentences.first().filter(|_| request.is_some()),
        };
        let context = context.map(|span| span.start()).filter(|context| Some(*context) != request);
        Self { context, request }.tidy(document)
    }

    /// The same, what does not lie in order inside the question left out.
    #[must_use]
    pub fn tidy(self, document: &Document) -> Self {
        let Some(question) = question_span(document) else { return Self::default() };
        let lies = |at: &u32| question.contains(*at) && document.text.is_char_boundary(*at as usize);
        let request = self.request.filter(lies);
        let context = self.context.filter(lies).filter(|at| request.is_none_or(|request| *at < request));
        Self { context, request }
    }

    /// The movements with their spans: they tile the question. None where there is no question, or no
    /// border in it.
    #[must_use]
    pub fn spans(self, document: &Document) -> Vec<(Movement, Span)> {
        let Some(question) = question_span(document) else { return Vec::new() };
        let Self { context, request } = self.tidy(document);
        if context.is_none() && request.is_none() {
            return Vec::new();
        }
        let end = question.end();
        let borders = [
            (Movement::Opening, Some(question.start()), context.or(request)),
            (Movement::Context, context, request.or(Some(end))),
            (Movement::Request, request, Some(end)),
        ];
        borders
            .into_iter()
            .filter_map(|(movement, start, end)| Some((movement, Span::new(start?, end?)?)))
            .collect()
    }

    /// Where a movement begins; the opening begins where the question does.
    #[must_use]
    pub fn start(self, movement: Movement) -> Option<u32> {
        match movement {
            Movement::Opening => None,
            Movement::Context => self.context,
            Movement::Request => self.request,
        }
    }

    /// The same with another beginning of a movement; a border that it passes is pushed out.
    #[must_use]
    pub fn with(self, movement: Movement, at: Option<u32>) -> Self {
        match (movement, at) {
            (Movement::Opening, _) => self,
            (Movement::Context, Some(at)) => {
                Self { context: Some(at), request: self.request.filter(|request| *request > at) }
            }
            (Movement::Request, Some(at)) => {
                Self { context: self.context.filter(|context| *context < at), request: Some(at) }
            }
            (Movement::Context, None) => Self { context: None, ..self },
            (Movement::Request, None) => Self { request: None, ..self },
        }
    }
}

/// The text of the question: its part without the heading that opens it.
#[must_use]
pub fn question_span(document: &Document) -> Option<Span> {
    let part = document.parts.iter().find(|part| part.kind == PartKind::Question)?;
    let mut blocks = document.blocks.get(part.blocks.clone())?.iter();
    let first = blocks.find(|block| !matches!(block.kind, super::document::BlockKind::Heading(_)))?;
    let last = blocks.next_back().unwrap_or(first);
    Span::new(first.span.start(), last.span.end())
}

fn sentences(document: &Document) -> Vec<Span> {
    let Some(question) = question_span(document) else { return Vec::new() };
    let first = document.block_at(question.start()).unwrap_or_default();
    let last = document.block_at(question.end() - 1).unwrap_or_default();
    (first..=last).flat_map(|block| units(document, block, Unit::Sentence)).collect()
}

/// Whether a folded sentence asks: it leads to `il` or `elle` (or the author's name), who asks.
fn asks(text: &str) -> bool {
    let asking = ASKS.iter().any(|ask| {
        text.match_indices(ask).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default().trim_end();
            let after = text.get(at + ask.len()..).unwrap_or_default();
            let whole = !after.starts_with(|c: char| c.is_alphanumeric());
            let sure = SURE.iter().any(|sure| text.get(at..).unwrap_or_default().starts_with(sure));
            whole && is_said_by_the_author(before, sure)
        })
    });
    asking || text.ends_with('?')
}

/// Whether what stands before the verb is the author: `il`, `elle`, or a name at the beginning of the
/// sentence, behind a lead; a pronoun anywhere, where the verb is sure.
fn is_said_by_the_author(before: &str, sure: bool) -> bool {
    let last = before.rsplit([' ', ',']).next().unwrap_or_default();
    let pronoun = matches!(last, "il" | "elle" | "ils" | "elles" | "je" | "nous" | "il-" | "elle-");
    let led = before.is_empty()
        || LEADS.iter().any(|lead| before.starts_with(lead))
        || before.len() <= LONGEST_NAME;
    let named = NAMED.iter().any(|name| before.starts_with(name) || before.contains(&format!(", {name}")));
    (pronoun && (led || sure)) || (named && before.len() <= LONGEST_NAME)
}

/// The longest beginning of a sentence that is a name and a lead, in bytes.
const LONGEST_NAME: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::identity::DocumentId;
    use crate::read;
    use uuid::Uuid;

    fn question(text: &str) -> Document {
        let source = format!("## Titre\n\n### Question écrite n° 12\n\n### Texte de la question\n\n{text}\n");
        read::read(DocumentId(Uuid::nil()), "a.md", source).0
    }

    /// In `marked`, `|` stands at the borders of the movements that are proposed.
    #[track_caller]
    fn check(marked: &str) {
        let document = question(&marked.replace('|', ""));
        let spans = Movements::propose(&document).spans(&document);
        let start = question_span(&document).unwrap().start() as usize;
        let shown: Vec<&str> = spans.iter().map(|(_, span)| span.slice(&document.text)).collect();
        let shown = if shown.is_empty() { document.text[start..].to_owned() } else { shown.join("|") };
        assert_eq!(shown, marked.replace("\n\n", "\n").replace("\n|", "|\n").replace("|\n", "\n|"));
    }

    #[test]
    fn movements_are_told_by_their_wording() {
        check(
            "M. A attire l'attention de Mme la ministre sur les gares. |Trois sont fermées. Nul n'a été \
             consulté. |Il lui demande ce qu'elle compte faire.",
        );
        check(
            "Mme B interroge M. le ministre sur l’eau. |Elle manque. |Aussi, elle souhaite savoir quand \
             elle reviendra. Elle lui demande aussi son prix.",
        );
        check(
            "M. A interroge Mme la ministre sur les ponts. |Afin de savoir combien ils sont et ce qu'ils \
             coûtent depuis dix ans, elle lui demande leur nombre.",
        );
        check(
            "M. D alerte Mme la ministre sur une route. |Les élus veulent l'élargir. |Afin de sauver des vies \
             et de répondre à l'attente des habitants, il souhaiterait que l'État la paie.",
        );
        check(
            "Mme C appelle l'attention du ministre sur le bois. |Il manque. Il souhaite rester à la forêt, \
             dit-on. Rien ne va. Rien n'ira. Rien n'est allé. |C'est pourquoi elle lui demande un plan.",
        );
    }

    #[test]
    fn what_is_worded_otherwise_proposes_less() {
        check("Rien de tout cela. Ni ceci.");
        check("M. A attire l'attention de Mme B sur les gares. |Elles sont fermées.");
        check("Les gares sont fermées. |Il lui demande pourquoi.");
        check("L'auteur interroge la ministre. |Rien ne va. |L'auteur demande que cela aille.");
        check("Combien de gares sont fermées ? Lesquelles ?");
        check("M. A demande à Mme la ministre quand ouvriront les gares.");
    }

    #[test]
    fn where_no_one_is_turned_to_there_is_no_opening() {
        let of = |text: &str| {
            let document = question(text);
            let spans = Movements::propose(&document).spans(&document);
            spans.into_iter().map(|(movement, _)| movement).collect::<Vec<_>>()
        };
        assert_eq!(
            of("Les gares sont fermées. Il lui demande pourquoi."),
            [Movement::Context, Movement::Request]
        );
        assert_eq!(of("Pourquoi les gares sont-elles fermées ?"), [Movement::Request]);
    }

    #[test]
    fn borders_lie_in_order_inside_the_question() {
        let document = question("M. A attire l'attention de la ministre. Oui. Il lui demande quoi.");
        let found = Movements::propose(&document);
        let (context, request) = (found.context.unwrap(), found.request.unwrap());
        let crossed = Movements { context: Some(request), request: Some(context) };
        assert_eq!(crossed.tidy(&document), Movements { context: None, request: Some(context) });
        assert_eq!(found.with(Movement::Context, Some(request)).request, None);
        assert_eq!(found.with(Movement::Request, Some(context)).context, None);
        assert_eq!(found.with(Movement::Request, None).spans(&document).len(), 2);
        let past = Movements { context: Some(0), request: Some(99_999) };
        assert_eq!(past.tidy(&document), Movements::default());
    }

    #[test]
    fn a_text_without_a_question_has_no_movements() {
        let document = read::read(DocumentId(Uuid::nil()), "a.txt", "Bonjour. Il demande.".to_owned()).0;
        assert_eq!(Movements::propose(&document), Movements::default());
    }
}
