//! Two copies of a text, one beside the other: which lines belong together, and what of them changed.

use std::ops::Range;

use super::document::Document;
use super::sorted;
use super::span::Span;
use crate::anchor::Kept;

/// Words in a row that many bytes long bind two lines together, wherever they stand in them.
const BINDING: u32 = 24;

/// What is to be shown of two copies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The lines of both, in order.
    pub rows: Vec<Row>,
    /// What of the old text is not where it was, in order.
    pub old: Vec<Touched>,
    /// What of the new text was not there, in order.
    pub new: Vec<Touched>,
}

/// Blocks of both texts that stand side by side; there may be none on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Blocks of the old text, by index.
    pub old: Range<usize>,
    /// Blocks of the new one.
    pub new: Range<usize>,
    /// Whether they say the same.
    pub is_same: bool,
}

/// Words that are not what, or not where, they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// The words.
    pub span: Span,
    /// Whether they are in the other text as well, elsewhere.
    pub is_moved: bool,
}

/// What is shown of rows: rows, or that so many are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fold {
    /// These, each.
    Open(Range<usize>),
    /// These say the same, and can be folded away.
    Same(Range<usize>),
}

impl Comparison {
    /// Compares two copies that have `kept` in common.
    #[must_use]
    pub fn new(old: &Document, new: &Document, kept: &[Kept]) -> Self {
        let side = |text: &str, side: fn(&Kept) -> Span| {
            let mut spans: Vec<(Span, bool)> = kept.iter().map(|own| (side(own), own.is_moved)).collect();
            sorted::all(&mut spans);
            touched(text, &spans)
        };
        let (old_touched, new_touched) = (side(&old.text, |own| own.old), side(&new.text, |own| own.new));
        let mut rows = rows(old, new, kept);
        let is_touched = |document: &Document, blocks: &Range<usize>, all: &[Touched]| {
            let blocks = document.blocks.get(blocks.clone()).unwrap_or_default();
            blocks.iter().any(|block| !within(all, block.span).is_empty())
        };
        for row in &mut rows {
            row.is_same = !row.old.is_empty()
                && row.old.len() == row.new.len()
                && !is_touched(old, &row.old, &old_touched)
                && !is_touched(new, &row.new, &new_touched);
        }
        Self { rows, old: old_touched, new: new_touched }
    }

    /// Whether no word differs.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    /// The rows to show; long runs that say the same are folded, all but the nearest to what differs and those
    /// that `is_wanted` says.
    #[must_use]
    pub fn folds(&self, is_wanted: impl Fn(&Row) -> bool) -> Vec<Fold> {
        let open: Vec<bool> = self.rows.iter().map(|row| !row.is_same || is_wanted(row)).collect();
        let is_open = |index: usize| {
            let near = index.saturating_sub(1)..(index + 2).min(open.len());
            open.get(near).unwrap_or_default().contains(&true)
        };
        let mut folds: Vec<Fold> = Vec::new();
        for index in 0..self.rows.len() {
            match (folds.last_mut(), is_open(index)) {
                (Some(Fold::Open(rows)), true) | (Some(Fold::Same(rows)), false) => rows.end = index + 1,
                (_, true) => folds.push(Fold::Open(index..index + 1)),
                (_, false) => folds.push(Fold::Same(index..index + 1)),
            }
        }
        // One line is as short as what would say that there is one.
        for fold in &mut folds {
            if let Fold::Same(rows) = fold
                && rows.len() == 1
            {
                *fold = Fold::Open(rows.clone());
            }
        }
        folds
    }
}

/// Those that have something in `span`.
#[must_use]
pub fn within(touched: &[Touched], span: Span) -> &[Touched] {
    let first = touched.partition_point(|own| own.span.end() <= span.start());
    let last = touched.partition_point(|own| own.span.start() < span.end());
    touched.get(first..last.max(first)).unwrap_or_default()
}

/// What of a text is in none of `kept`, or moved.
#[must_use]
pub fn touched(text: &str, kept: &[(Span, bool)]) -> Vec<Touched> {
    let mut touched: Vec<Touched> = Vec::new();
    let mut from = 0;
    let change = |from: u32, to: u32, touched: &mut Vec<Touched>| {
        let gap = text.get(from as usize..to as usize).unwrap_or_default();
        let words = gap.trim();
        let start = from as usize + (gap.len() - gap.trim_start().len());
        let span = Span::within(text, start, start + words.len());
        touched.extend(span.map(|span| Touched { span, is_moved: false }));
    };
    for (span, is_moved) in kept {
        change(from, span.start(), &mut touched);
        if *is_moved {
            touched.push(Touched { span: *span, is_moved: true });
        }
        from = from.max(span.end());
    }
    change(from, u32::try_from(text.len()).unwrap_or(u32::MAX), &mut touched);
    touched
}

/// Which blocks stand side by side: those that have words in common, and what lies between them.
fn rows(old: &Document, new: &Document, kept: &[Kept]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let row = |old: Range<usize>, new: Range<usize>| Row { old, new, is_same: false };
    for own in kept.iter().filter(|own| !own.is_moved) {
        let (Some(one), Some(other)) = (old.block_at(own.old.start()), new.block_at(own.new.start())) else {
            continue;
        };
        let (from, to) = rows.last().map_or((0, 0), |row| (row.old.end, row.new.end));
        if one < from && other < to {
            continue;
        }
        if (one < from || other < to) && binds(old, one, own.old) | binds(new, other, own.new) {
            // One line became several, or several one.
            if let Some(last) = rows.last_mut() {
                last.old.end = last.old.end.max(one + 1);
                last.new.end = last.new.end.max(other + 1);
            }
        } else if one >= from && other >= to && (binds(old, one, own.old) | binds(new, other, own.new)) {
            if from < one || to < other {
                rows.push(row(from..one, to..other));
            }
            rows.push(row(one..one + 1, other..other + 1));
        }
    }
    let (from, to) = rows.last().map_or((0, 0), |row| (row.old.end, row.new.end));
    if from < old.blocks.len() || to < new.blocks.len() {
        rows.push(row(from..old.blocks.len(), to..new.blocks.len()));
    }
    rows
}

/// Whether so many words of a block tell that a block of the other text is that one.
fn binds(document: &Document, block: usize, words: Span) -> bool {
    let whole = document.blocks.get(block).map_or(0, |block| block.span.len());
    words.len() >= BINDING || words.len() * 3 >= whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchor::Placer;
    use crate::model::identity::DocumentId;
    use crate::read;
    use uuid::Uuid;

    fn document(text: &str) -> Document {
        let media_type = read::MediaType::Markdown;
        read::read_as(DocumentId(Uuid::nil()), "a.md", media_type, text.replace('/', "\n\n")).0
    }

    fn compared(old: &str, new: &str) -> (Document, Document, Comparison) {
        let (old, new) = (document(old), document(new));
        let kept = Placer::new(&old.text, &new.text).common();
        let comparison = Comparison::new(&old, &new, &kept);
        (old, new, comparison)
    }

    /// Each row as its lines, with what changed in brackets and what moved in braces.
    #[track_caller]
    fn check(old: &str, new: &str, expected: &[&str]) {
        let (old, new, comparison) = compared(old, new);
        let shown = |document: &Document, blocks: &Range<usize>, all: &[Touched]| {
            let lines: Vec<String> = document.blocks[blocks.clone()]
                .iter()
                .map(|block| {
                    let mut line = block.span.slice(&document.text).to_owned();
                    for own in within(all, block.span).iter().rev() {
                        let part = own.span.intersection(block.span).unwrap();
                        let at = |at: u32| (at - block.span.start()) as usize;
                        let (open, close) = if own.is_moved { ('{', '}') } else { ('[', ']') };
                        line.insert(at(part.end()), close);
                        line.insert(at(part.start()), open);
                    }
                    line
                })
                .collect();
            lines.join("/")
        };
        let rows: Vec<String> = comparison
            .rows
            .iter()
            .map(|row| {
                let sign = if row.is_same { "=" } else { "|" };
                let left = shown(&old, &row.old, &comparison.old);
                format!("{left} {sign} {}", shown(&new, &row.new, &comparison.new))
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn lines_that_belong_together_stand_side_by_side() {
        check(
            "La gare de Gien ferme./Le bus reste.",
            "La gare de Gien a fermé./Le bus reste./Une réponse.",
            &[
                "La gare de Gien [ferme]. | La gare de Gien [a fermé].",
                "Le bus reste. = Le bus reste.",
                " | [Une réponse.]",
            ],
        );
        check(
            "Un deux./Trois quatre.",
            "Un deux. Trois quatre.",
            &["Un deux./Trois quatre. | Un deux. Trois quatre."],
        );
    }

    #[test]
    fn a_line_that_is_gone_stands_alone() {
        check(
            "Le train de Paris part./La gare de Gien ferme./Le bus reste ici.",
            "Le train de Paris part./Le bus reste ici.",
            &[
                "Le train de Paris part. = Le train de Paris part.",
                "[La gare de Gien ferme.] | ",
                "Le bus reste ici. = Le bus reste ici.",
            ],
        );
    }

    #[test]
    fn what_says_the_same_is_folded_but_for_the_nearest() {
        let lines = |word: &str| {
            let line =
                |n: usize| format!("La ligne numéro {n} {} reste ici", if n == 5 { word } else { "vieille" });
            (0..10).map(line).collect::<Vec<_>>().join("/")
        };
        let (_, _, comparison) = compared(&lines("une"), &lines("autre"));
        assert_eq!(comparison.rows.len(), 10);
        let folds = comparison.folds(|_| false);
        assert_eq!(folds, [Fold::Same(0..4), Fold::Open(4..7), Fold::Same(7..10)]);
        let folds = comparison.folds(|row| row.old.start == 0);
        assert_eq!(folds, [Fold::Open(0..2), Fold::Same(2..4), Fold::Open(4..7), Fold::Same(7..10)]);
        let (_, _, same) = compared(&lines("une"), &lines("une"));
        assert!(same.is_same());
    }
}
