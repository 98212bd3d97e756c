//! Where exact words stand in a text, without reading all of it for each: every four bytes of it by where they stand.

/// How many bytes are looked up together.
const GRAM: usize = 4;
/// How many bits of a gram tell its drawer.
const BITS: u32 = 16;
/// So many grams of the words are weighed to find a rare one.
const WEIGHED: usize = 64;

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
        let places = |gram: &[u8]| {
            let own = drawer(gram);
            let (from, to) = (self.drawers.get(own), self.drawers.get(own + 1));
            let range = from.copied().unwrap_or(0) as usize..to.copied().unwrap_or(0) as usize;
            self.places.get(range).unwrap_or_default()
        };
        let rarest = words
            .as_bytes()
            .windows(GRAM)
            .take(WEIGHED)
            .map(places)
            .enumerate()
            .min_by_key(|(_, own)| own.len());
        let (inside, places) = rarest.unwrap_or((0, &[]));
        let begins =
            move |at: &usize| text.as_bytes().get(*at..).is_some_and(|own| own.starts_with(words.as_bytes()));
        let long = places.iter().filter_map(move |at| (*at as usize).checked_sub(inside)).filter(begins);
        short.into_iter().flatten().chain(long)
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
}
