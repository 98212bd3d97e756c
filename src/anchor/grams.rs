//! Where words stand in a text, exactly or nearly, without reading all of it for each: every four bytes of it by where
//! they stand.

use std::cmp::Reverse;
use std::ops::Range;

/// How many bytes are looked up together.
const GRAM: usize = 4;
/// How many bits of a gram tell its drawer.
const BITS: u32 = 16;
/// So many grams of the words are weighed to find a rare one.
const WEIGHED: usize = 64;
/// So many places of grams are counted to find where words nearly stand.
const COUNTED: usize = 1 << 17;
/// One gram of so many must stand where words nearly do: of those that differ by a third of their characters, more are
/// left; by chance, fewer stand together.
const LEFT: usize = 8;
/// So many stretches are offered, the likeliest.
const STRETCHES: usize = 12;

/// The places of all grams of a text.
pub struct Grams {
    /// Where the places of each drawer begin; one more at the end.
    drawers: Vec<u32>,
    /// The places of each drawer, in the order of the text.
    places: Vec<u32>,
}

fn drawer(gram: &[u8]) -> usize {
    let own = gram.iter().fold(0_u32, |own, byte| own << 8 | u32::from(*byte));
    // The multiplier of D. Knuth's "multiplicative hashing", The Art of Computer Programming 3, 6.4.
    (own.wrapping_mul(2_654_435_769) >> (u32::BITS - BITS)) as usize
}

impl Grams {
    /// Those of `text`, which is no longer than offsets reach.
    pub fn of(text: &str) -> Self {
        let grams = || text.as_bytes().windows(GRAM).map(drawer);
        let mut drawers = vec![0_u32; (1 << BITS) + 1];
        for own in grams() {
            if let Some(count) = drawers.get_mut(own + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for own in &mut drawers {
            sum += *own;
            *own = sum;
        }
        let mut next = drawers.clone();
        let mut places = vec![0; sum as usize];
        for (at, own) in (0..).zip(grams()) {
            if let Some(next) = next.get_mut(own) {
                if let Some(place) = places.get_mut(*next as usize) {
                    *place = at;
                }
                *next += 1;
            }
        }
        Self { drawers, places }
    }

    /// Where `words` begin in the text that these are the grams of, places that overlap included where they are
    /// long enough.
    pub fn find<'a>(&'a self, text: &'a str, words: &'a str) -> impl Iterator<Item = usize> + 'a {
        let short = (words.len() < GRAM).then(|| text.match_indices(words).map(|(at, _)| at));
        let rarest = words
            .as_bytes()
            .windows(GRAM)
            .take(WEIGHED)
            .map(|gram| self.places(gram))
            .enumerate()
            .min_by_key(|(_, own)| own.len());
        let (inside, places) = rarest.unwrap_or((0, &[]));
        let begins =
            move |at: &usize| text.as_bytes().get(*at..).is_some_and(|own| own.starts_with(words.as_bytes()));
        let long = places.iter().filter_map(move |at| (*at as usize).checked_sub(inside)).filter(begins);
        short.into_iter().flatten().chain(long)
    }

    /// The stretches of the text in which many of the grams of `words` stand about as far from each other as in them,
    /// in the order of the text, `slack` bytes longer on both sides (P. Jokinen and E. Ukkonen, "Two algorithms for
    /// approximate string matching in static texts", MFCS 1991, with a bar that may miss what changed letter by letter).
    pub fn near(&self, words: &str, slack: usize) -> Vec<Range<usize>> {
        let grams = words.as_bytes().windows(GRAM).enumerate();
        let mut grams: Vec<(usize, &[u32])> = grams.map(|(at, gram)| (at, self.places(gram))).collect();
        grams.sort_by_key(|(_, places)| places.len());
        // Where the words would begin, in drawers of half their length.
        let width = (words.len() / 2).max(GRAM);
        let mut counts = vec![0_u32; (self.places.len() + words.len()) / width + 2];
        let (mut left, mut asked) = (COUNTED, 0);
        for (inside, places) in grams {
            if left == 0 {
                break;
            }
            asked += 1;
            for at in places.iter().take(left) {
                let drawer = (*at as usize + words.len() - inside) / width;
                counts.get_mut(drawer).into_iter().for_each(|count| *count += 1);
            }
            left = left.saturating_sub(places.len());
        }
        let least = u32::try_from(asked / LEFT).unwrap_or(u32::MAX).max(2);
        let sums = counts.windows(2).map(|pair| pair.iter().sum::<u32>()).enumerate();
        let mut best: Vec<(usize, u32)> = sums.filter(|(_, sum)| *sum >= least).collect();
        best.sort_unstable_by_key(|(at, sum)| (Reverse(*sum), *at));
        best.truncate(STRETCHES);
        best.sort_unstable();
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, _) in best {
            let start = (at * width).saturating_sub(words.len() + slack);
            let end = (at + 2) * width + slack;
            match found.last_mut() {
                Some(last) if last.end >= start => last.end = end,
                _ => found.push(start..end),
            }
        }
        found
    }

    /// Whether the text is too short to have any.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    fn places(&self, gram: &[u8]) -> &[u32] {
        let own = drawer(gram);
        let (from, to) = (self.drawers.get(own), self.drawers.get(own + 1));
        let range = from.copied().unwrap_or(0) as usize..to.copied().unwrap_or(0) as usize;
        self.places.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_begin() {
        let text = "Le délai court ici. Le coût du délai court là, dit-il ; aaaaaa.";
        let grams = Grams::of(text);
        for words in ["délai", "délai court", "là", "é", "Le", "aaaa", "aaaaaa", "aaaaaaa", "rien", text, "x"]
        {
            let found: Vec<usize> = grams.find(text, words).collect();
            let expected: Vec<usize> = match words.len() < GRAM {
                true => text.match_indices(words).map(|(at, _)| at).collect(),
                false => (0..text.len())
                    .filter(|at| text.as_bytes()[*at..].starts_with(words.as_bytes()))
                    .collect(),
            };
            assert_eq!(found, expected, "{words}");
        }
        assert_eq!(Grams::of("").find("", "mots").count(), 0);
    }

    #[test]
    fn words_that_changed_are_near_where_they_stood() {
        let filler: String =
            (0..4_000_u32).map(|own| format!("{:x} ", own.wrapping_mul(2_654_435_769))).collect();
        let (before, behind) = filler.split_at(filler.len() / 3);
        let words = "Le délai court depuis le jour où la décision a été prise par la commune.";
        let text = format!("{before}{words}{behind}");
        let grams = Grams::of(&text);
        let changed = "Le délai courait depuis ce jour-là : la décision fut prise par une commune.";
        for own in [words, changed] {
            let near = grams.near(own, 20);
            let is_in =
                |range: &Range<usize>| range.start <= before.len() && range.end >= before.len() + words.len();
            assert!(near.iter().any(is_in) && near.len() <= STRETCHES, "{near:?}");
        }
        assert!(
            grams.near("Rien de tel ne fut jamais dit par qui que ce soit, ni ici ni là.", 20).is_empty()
        );
        assert!(Grams::of("").near("mots", 1).is_empty() && grams.near("", 1).is_empty());
        // Whatever a text repeats, little of it is counted.
        let same = "a".repeat(1 << 18);
        assert!(Grams::of(&same).near(&same[..500], 5).len() <= STRETCHES);
    }
}
