//! Two short stretches of folded text, letter by letter: where an edge inside the one stands in the other, and
//! how alike they are.

/// No stretch longer than this, in characters, is compared letter by letter.
pub const LONGEST: usize = 400;

/// What it costs to change a letter, to begin to leave letters out or put some in, and to go on with that: what goes
/// together stays together.
const CHANGE: u32 = 3;
const OPEN: u32 = 3;
const EXTEND: u32 = 1;

/// Where the edge before the byte `edge` of `old` stands in `new`: where that begins which stood behind it, or,
/// where it is an end, where that ends which stood before it. Nothing, where nothing of it is left.
pub fn edge(old: &str, new: &str, edge: usize, is_end: bool) -> Option<usize> {
    let (olds, news) = (letters(old), letters(new));
    let is_inside = |at: usize| if is_end { at < edge } else { at >= edge };
    let mut pairs = pairs(&olds, &news)?.into_iter().filter(|(one, _)| is_inside(*one));
    match is_end {
        false => pairs.next().map(|(_, other)| other),
        true => {
            let (_, last) = pairs.next_back()?;
            let length = new.get(last..)?.chars().next().map_or(0, char::len_utf8);
            Some(last + length)
        }
    }
}

fn letters(text: &str) -> Vec<(usize, char)> {
    text.char_indices().collect()
}

/// What was done last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Pair = 0,
    Out = 1,
    In = 2,
}

/// What the rest of both stretches costs from each pair of places on, by what was done last.
struct Costs {
    width: usize,
    costs: Vec<[u32; 3]>,
}

impl Costs {
    fn at(&self, (row, column): (usize, usize), last: Step) -> u32 {
        self.costs
            .get(row * self.width + column)
            .and_then(|costs| costs.get(last as usize))
            .copied()
            .unwrap_or(u32::MAX / 2)
    }

    /// What each step costs with all that follows; too much, for one that cannot be taken.
    fn steps(
        &self,
        old: &[(usize, char)],
        new: &[(usize, char)],
        at: (usize, usize),
        last: Step,
    ) -> [u32; 3] {
        let (row, column) = at;
        let gap = |step: Step| if last == step { EXTEND } else { OPEN + EXTEND };
        let (one, other) = (old.get(row), new.get(column));
        let pair = one.zip(other).map(|((_, one), (_, other))| {
            self.at((row + 1, column + 1), Step::Pair) + if one == other { 0 } else { CHANGE }
        });
        let out = one.map(|_| self.at((row + 1, column), Step::Out) + gap(Step::Out));
        let put = other.map(|_| self.at((row, column + 1), Step::In) + gap(Step::In));
        [pair, out, put].map(|cost| cost.unwrap_or(u32::MAX / 2))
    }
}

/// Which letters of both go together, as pairs of the bytes at which they begin; nothing for stretches that are
/// too long (O. Gotoh, "An improved algorithm for matching biological sequences", J. Mol. Biol. 162, 1982).
fn pairs(old: &[(usize, char)], new: &[(usize, char)]) -> Option<Vec<(usize, usize)>> {
    if old.len() > LONGEST || new.len() > LONGEST {
        return None;
    }
    let width = new.len() + 1;
    let mut costs = Costs { width, costs: vec![[0; 3]; width * (old.len() + 1)] };
    for row in (0..=old.len()).rev() {
        for column in (0..=new.len()).rev() {
            if (row, column) == (old.len(), new.len()) {
                continue;
            }
            let own = [Step::Pair, Step::Out, Step::In].map(|last| {
                let [pair, out, put] = costs.steps(old, new, (row, column), last);
                pair.min(out).min(put)
            });
            if let Some(place) = costs.costs.get_mut(row * width + column) {
                *place = own;
            }
        }
    }
    let (mut row, mut column, mut last) = (0, 0, Step::Pair);
    let mut pairs = Vec::new();
    while let (Some((one_at, one)), Some((other_at, other))) = (old.get(row), new.get(column)) {
        let [pair, out, put] = costs.steps(old, new, (row, column), last);
        if pair <= out && pair <= put {
            let is_word = one.is_alphanumeric() && other.is_alphanumeric();
            if is_word || one == other && !one.is_whitespace() {
                pairs.push((*one_at, *other_at));
            }
            (row, column, last) = (row + 1, column + 1, Step::Pair);
        } else if out <= put {
            (row, last) = (row + 1, Step::Out);
        } else {
            (column, last) = (column + 1, Step::In);
        }
    }
    Some(pairs)
}

/// How many letters must be left out and put in to make the one of the other, at most `most`; nothing where it is
/// more (the distance without changes, in a band as in Ukkonen 1985).
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let far = most + 1;
    let mut row: Vec<usize> = (0..=other.len()).map(|at| at.min(far)).collect();
    for (index, letter) in one.iter().enumerate() {
        let (from, to) = (index.saturating_sub(most), (index + most + 1).min(other.len()));
        let mut diagonal = row.get(from).copied().unwrap_or(far);
        let mut left = if from == 0 { (index + 1).min(far) } else { far };
        if let Some(first) = row.get_mut(from) {
            *first = left;
        }
        let mut least = left;
        for at in from..to {
            let above = row.get(at + 1).copied().unwrap_or(far);
            let is_in_band = at < index + most;
            let same = if other.get(at) == Some(letter) { diagonal } else { far };
            let value = same.min(left + 1).min(if is_in_band { above + 1 } else { far }).min(far);
            diagonal = above;
            if let Some(place) = row.get_mut(at + 1) {
                *place = value;
            }
            left = value;
            least = least.min(value);
        }
        if least >= far {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, is_end: bool, expected: Option<&str>) {
        let at = old.find('|').unwrap();
        let old = old.replace('|', "");
        let found = edge(&old, new, at, is_end);
        let shown = found.map(|at| format!("{}|{}", &new[..at], &new[at..]));
        assert_eq!(shown.as_deref(), expected);
    }

    #[test]
    fn an_edge_goes_with_the_letters_beside_it() {
        check("la |ecole", "la \u{301}ecole", false, Some("la \u{301}|ecole"));
        check("dit |oui", "dit enfin oui", false, Some("dit enfin |oui"));
        check("oui| dit", "oui enfin dit", true, Some("oui| enfin dit"));
        check("a |ecole", "a école", false, Some("a |école"));
        check("a |xyz", "a ", false, None);
        check("xyz| a", "a", true, None);
    }

    fn slow(one: &str, other: &str) -> usize {
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let mut row: Vec<usize> = (0..=other.len()).collect();
        for (index, letter) in one.iter().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], index + 1);
            for at in 0..other.len() {
                let same = if other[at] == *letter { diagonal } else { usize::MAX };
                let value = same.min(row[at] + 1).min(row[at + 1] + 1);
                diagonal = std::mem::replace(&mut row[at + 1], value);
            }
        }
        row[other.len()]
    }

    #[test]
    fn a_band_is_enough_for_a_small_distance() {
        let words =
            ["", "a", "marché", "marche", "marchés", "le marché", "charme", "remarché", "xyz", "aaaa"];
        for one in words {
            for other in words {
                let far = slow(one, other);
                for most in 0..10 {
                    assert_eq!(
                        distance(one, other, most),
                        (far <= most).then_some(far),
                        "{one} {other} {most}"
                    );
                }
            }
        }
    }
}
