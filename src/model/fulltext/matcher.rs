//! What finds a query in a folded text.

use std::collections::BTreeSet;

use regex_lite::Regex;

use super::index::{Form, Indexed};
use crate::model::occurrence::all_matches;
use crate::model::snap::snap;
use crate::model::span::Span;

/// The longest needle that is found by trying again where the standard search has refused a place.
const SHORT: usize = 32;

/// For each word, where it stands in the folded text.
type Places = Vec<Vec<(usize, usize)>>;

/// What finds a query.
#[derive(Debug, Clone)]
pub enum Matcher {
    /// Words that must all stand in a line.
    Words {
        /// How texts are folded for it.
        form: Form,
        /// The words, folded.
        terms: Vec<String>,
        /// Whether no letter may go on after them.
        whole_words: bool,
    },
    /// A regular expression.
    Pattern {
        /// How texts are folded for it.
        form: Form,
        /// The expression.
        regex: Regex,
        /// Whether no letter may touch what it finds.
        whole_words: bool,
    },
}

/// How far a text was searched: so that a long search can be taken up where it was left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    line: usize,
    /// A byte of the folded text.
    at: usize,
}

impl Matcher {
    /// How texts are folded for it.
    pub fn form(&self) -> Form {
        match self {
            Self::Words { form, .. } | Self::Pattern { form, .. } => *form,
        }
    }

    /// Goes on from `cursor`, adding what is found; true when the text is at its end.
    ///
    /// Words take a text at once, in a time in proportion; an expression goes on while it is not `late`.
    pub fn step(
        &self,
        index: &Indexed,
        text: &str,
        cursor: &mut Cursor,
        found: &mut Vec<Span>,
        late: &mut dyn FnMut() -> bool,
    ) -> bool {
        match self {
            Self::Words { terms, whole_words, .. } => {
                find_words(index, text, terms, *whole_words, found);
                true
            }
            Self::Pattern { regex, whole_words, .. } => {
                while let Some(line) = index.line(cursor.line) {
                    if !find_next(index, text, regex, *whole_words, cursor, line, found) {
                        continue;
                    }
                    if late() {
                        return false;
                    }
                }
                true
            }
        }
    }

    /// Everything that is found in the lines of a record, where a word may stand in one line and the next in
    /// another; nothing unless all of them do.
    pub fn find_in_record(&self, index: &Indexed, text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        match self {
            Self::Words { terms, whole_words, .. } => {
                for term in terms {
                    let before = found.len();
                    let places = places(index, term, *whole_words);
                    found.extend(places.filter_map(|(start, end)| index.span(text, start, end)));
                    if found.len() == before {
                        return Vec::new();
                    }
                }
                found.sort_unstable();
            }
            Self::Pattern { .. } => {
                self.step(index, text, &mut Cursor::default(), &mut found, &mut || false);
            }
        }
        found
    }
}

/// Where `term` stands in the folded text at the beginning of a word, places that overlap included.
fn places<'a>(
    index: &'a Indexed,
    term: &'a str,
    whole_words: bool,
) -> Box<dyn Iterator<Item = (usize, usize)> + 'a> {
    let stands = move |start: usize| {
        let end = start + term.len();
        let inside = index.joins(start) || (whole_words && index.joins(end));
        (!inside).then_some((start, end))
    };
    if term.len() > SHORT {
        // Linear, whatever the text and the term.
        return Box::new(all_matches(index.folded.as_bytes(), term.as_bytes()).filter_map(stands));
    }
    let step = term.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    let starts = std::iter::from_fn(move || {
        let start = from + index.folded.get(from..)?.find(term)?;
        from = start + step;
        Some(start)
    });
    Box::new(starts.filter_map(stands))
}

fn find_words(index: &Indexed, text: &str, terms: &[String], whole_words: bool, found: &mut Vec<Span>) {
    if let [term] = terms {
        let mut free = 0;
        for (start, end) in places(index, term, whole_words) {
            if let Some(span) = (start >= free).then(|| index.span(text, start, end)).flatten() {
                free = end;
                found.push(span);
            }
        }
        return;
    }
    if !terms.iter().all(|term| index.folded.contains(term.as_str())) {
        return;
    }
    // For each line, the places of each term; lines without the first need not be looked at for the others.
    let mut lines: Vec<(usize, Places)> = Vec::new();
    for (number, term) in terms.iter().enumerate() {
        for (start, end) in places(index, term, whole_words) {
            let line = index.line_at(start);
            let at = lines.partition_point(|(own, _)| *own < line);
            match lines.get_mut(at) {
                Some((own, places)) if *own == line && places.len() >= number => {
                    places.resize(number + 1, Vec::new());
                    places.last_mut().into_iter().for_each(|own| own.push((start, end)));
                }
                _ if number == 0 => lines.push((line, vec![vec![(start, end)]])),
                _ => {}
            }
        }
        lines.retain(|(_, places)| places.len() == number + 1);
    }
    for (_, places) in lines {
        let spans = |places: Vec<(usize, usize)>| -> Vec<Span> {
            places.into_iter().filter_map(|(start, end)| index.span(text, start, end)).collect()
        };
        found.extend(stretches(&places.into_iter().map(spans).collect::<Vec<_>>()));
    }
}

/// The shortest stretches that hold a place of each term, in order; of those that overlap, the shorter
/// counts, then the earlier.
fn stretches(terms: &[Vec<Span>]) -> Vec<Span> {
    let mut places: Vec<(Span, usize)> = Vec::new();
    for (term, spans) in terms.iter().enumerate() {
        places.extend(spans.iter().map(|span| (*span, term)));
    }
    places.sort_unstable_by_key(|(span, term)| (span.end(), span.start(), *term));
    // The last start of each term so far: the stretch that ends here begins at the first of them.
    let mut last: Vec<Option<u32>> = vec![None; terms.len()];
    let mut candidates: Vec<Span> = Vec::new();
    for (span, term) in places {
        if let Some(last) = last.get_mut(term) {
            *last = (*last).max(Some(span.start()));
        }
        let Some(start) =
            last.iter().copied().collect::<Option<Vec<u32>>>().and_then(|all| all.into_iter().min())
        else {
            continue;
        };
        // One that begins no later than another and ends after it holds that one.
        let holds = candidates.last().is_some_and(|before| start <= before.start());
        if !holds {
            candidates.extend(Span::new(start, span.end()));
        }
    }
    candidates.sort_unstable_by_key(|span| (span.len(), span.start()));
    let mut kept: BTreeSet<Span> = BTreeSet::new();
    for span in candidates {
        let before = kept.range(..span).next_back().is_none_or(|before| before.end() <= span.start());
        let after = kept.range(span..).next().is_none_or(|after| span.end() <= after.start());
        if before && after {
            kept.insert(span);
        }
    }
    kept.into_iter().collect()
}

/// One more step of an expression along a line; false when it went on to another line.
fn find_next(
    index: &Indexed,
    text: &str,
    regex: &Regex,
    whole_words: bool,
    cursor: &mut Cursor,
    line: std::ops::Range<usize>,
    found: &mut Vec<Span>,
) -> bool {
    let next_line = |cursor: &mut Cursor| {
        cursor.line += 1;
        cursor.at = 0;
    };
    let start = cursor.at.max(line.start);
    if start >= line.end {
        next_line(cursor);
        return false;
    }
    let begin = piece_begin(index, &line, start);
    let piece = index.piece(&line, begin);
    let hay = index.folded.get(piece.clone()).unwrap_or_default();
    let Some(place) = regex.find_at(hay, start - begin) else {
        cursor.at = piece.end.max(start + 1);
        if piece.end >= line.end {
            next_line(cursor);
        }
        return true;
    };
    let (first, last) = (begin + place.start(), begin + place.end());
    // What is empty is nowhere: the search goes on behind the next character.
    let width =
        |at: usize| index.folded.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    let refused = |cursor: &mut Cursor| cursor.at = first + width(first);
    if first == last {
        refused(cursor);
        return true;
    }
    let alone = !whole_words || (!index.joins(first) && !index.joins(last));
    let span = Some(()).filter(|()| alone).and_then(|()| index.span(text, first, last));
    match span {
        Some(span) => {
            cursor.at = last;
            found.extend(snap(text, span.start(), span.end()));
        }
        None => refused(cursor),
    }
    true
}

/// Where the piece of a long line that holds `at` begins.
fn piece_begin(index: &Indexed, line: &std::ops::Range<usize>, at: usize) -> usize {
    let mut begin = line.start;
    loop {
        let end = index.piece(line, begin).end;
        if at < end || end >= line.end {
            return begin;
        }
        begin = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fulltext::Query;

    /// `marked` shows what is found by `[` and `]`; its lines are blocks.
    #[track_caller]
    fn check(query: &Query, marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let mut at = 0;
        let lines = text.split('\n').filter_map(|line| {
            let span = Span::within(&text, at, at + line.len());
            at += line.len() + 1;
            span
        });
        let matcher = query.matcher().unwrap().unwrap();
        let index = Indexed::new(matcher.form(), &text, lines);
        let (mut found, mut cursor) = (Vec::new(), Cursor::default());
        // Whatever the time, the same is found.
        while !matcher.step(&index, &text, &mut cursor, &mut found, &mut || true) {}
        let (mut shown, mut at) = (String::new(), 0);
        for span in found {
            let (start, end) = (span.start() as usize, span.end() as usize);
            shown += &format!("{}[{}]", &text[at..start], &text[start..end]);
            at = end;
        }
        assert_eq!(shown + &text[at..], marked);
    }

    fn words(words: &str) -> Query {
        Query { words: words.to_owned(), ..Query::default() }
    }

    fn pattern(pattern: &str) -> Query {
        Query { pattern: true, ..words(pattern) }
    }

    #[test]
    fn a_word_is_found_at_the_beginning_of_words() {
        check(&words("offre"), "une [offre], des [offre]s, l’[offre], coffre, [OFFRE]");
        check(&words("souver"), "la [souver]aineté [souver]aine");
        check(&words("oeuvre"), "mise en [œuvre]");
        check(&words("’offre"), "l[’offre]");
        check(&words("%"), "12 [%] ou 12[%]");
        check(&Query { whole_words: true, ..words("offre") }, "une [offre], des offres, l’[offre]");
        check(&Query { exact: true, ..words("État") }, "l'[État], l'état, l'Etat, l’[E\u{301}tat]");
        check(&Query { exact: true, ..words("l'État") }, "[l’État]");
    }

    #[test]
    fn words_are_found_together_in_the_shortest_stretch() {
        check(&words("appel offres"), "un [appel d’offres], un appel\nsans offres");
        check(&words("offres appel"), "un appel long à des [offres d’appel] ici");
        check(&words("sans tender"), "[sans aucun tender] ni [tender sans]");
        check(&words("offre offres"), "des [offres], une offre");
        check(&words("a b c"), "[a b c] [c b a]");
        check(&words("\"appel d'offres\" sans"), "appel à offres [sans un appel d’offres]");
    }

    #[test]
    fn quoted_words_follow_each_other() {
        check(
            &words("« appel d'offres »"),
            "un [ap\u{ad}pel\u{a0} d’offres], offres d'appel, appel\nd’offres",
        );
        check(&words("\"a a"), "ba [a a] a");
    }

    #[test]
    fn an_expression_is_run_over_the_folded_text() {
        check(&pattern("ministere?s?"), "Le [Ministère], les [MINISTÈRES]");
        check(&pattern("Ministère"), "le [ministere]");
        check(&pattern("\\d{4}"), "en [2019] et [2020]1");
        check(&pattern("^le|a$"), "[le] a le [a]\n[le]");
        check(&pattern("x*"), "a [xx] b");
        check(&pattern("o"), "œ [o]");
        check(&pattern(" et "), "a [et] b");
        check(&pattern("l'.tat"), "[l’État]");
        check(&pattern("a.b"), "a\nb [a b]");
        check(&Query { whole_words: true, ..pattern("offres?") }, "[offre] coffres [offres]");
    }

    #[test]
    fn an_exact_expression_is_run_over_the_text_itself() {
        let exact = |words: &str| Query { exact: true, ..pattern(words) };
        check(&exact("[ÉE]tat"), "[État] état [Etat]");
        check(&exact("\\w+"), "[été] [œuvre] [L]’[Île]");
        check(&exact("«.*»"), "dit [«\u{a0}oui\u{202f}»]");
        check(&exact("e"), "e\u{301}t[e]");
    }
}
