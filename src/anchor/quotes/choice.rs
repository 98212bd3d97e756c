//! All quotes of a text are given their places together, so that the order is kept in which they stood.

use super::pattern::Place;
use crate::model::sorted;

/// Places worth nearly as much as the best, of a hundred, may as well be meant.
const CLOSE: u32 = 6;

/// Which of the places of a span is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    None,
    One(usize),
    Several(usize),
}

/// Chooses a place for each span, all together: those that keep the order are preferred where several are as good.
/// Of others it is known where they are.
pub fn choose(spans: &[(Option<u64>, &[Place])], known: &[(u64, u32)]) -> Vec<Choice> {
    let chain = chain(spans);
    let close = |places: &[Place]| {
        let best = places.first().map_or(0, Place::worth);
        places.iter().take_while(|place| place.worth() + CLOSE > best).count()
    };
    // What is certain by itself bounds what is not.
    let mut certain: Vec<(u64, u32)> = known.to_vec();
    for ((place, places), chosen) in spans.iter().zip(&chain) {
        if let (Some(place), Some(first), Some(0)) = (place, places.first(), chosen)
            && close(places) == 1
        {
            certain.push((*place, first.range.start));
        }
    }
    sorted::all(&mut certain);
    let choice = |((place, places), chosen): (&(Option<u64>, &[Place]), &Option<usize>)| {
        let count = close(places);
        if count == 0 {
            return Choice::None;
        }
        if count == 1 {
            return Choice::One(0);
        }
        let first = chosen.filter(|chosen| *chosen < count).unwrap_or(0);
        let Some(place) = place else { return Choice::Several(first) };
        let from = certain.partition_point(|(own, _)| own < place);
        let to = certain.partition_point(|(own, _)| own <= place);
        let lowest = from.checked_sub(1).and_then(|at| certain.get(at)).map_or(0, |(_, start)| *start);
        let highest = certain.get(to).map_or(u32::MAX, |(_, start)| *start);
        let is_between = |index: &usize| {
            places.get(*index).is_some_and(|own| own.range.start >= lowest && own.range.start <= highest)
        };
        let mut between = (0..count).filter(is_between);
        match (between.next(), between.next()) {
            (Some(only), None) => Choice::One(only),
            _ => Choice::Several(first),
        }
    };
    spans.iter().zip(&chain).map(choice).collect()
}

/// Which place of each span keeps the order best: the chain of places, rising with those in the old text, that is
/// worth most. None for a span that is not in it.
fn chain(spans: &[(Option<u64>, &[Place])]) -> Vec<Option<usize>> {
    // Those that began at one place in the order of their own places: whichever was named first is of no weight.
    let ranked = |(index, (place, places)): (usize, &(Option<u64>, &[Place]))| {
        let own: Vec<(u32, u32)> = places.iter().map(|own| (own.range.start, own.range.end)).collect();
        Some(((*place)?, own, index))
    };
    let mut order: Vec<_> = spans.iter().enumerate().filter_map(ranked).collect();
    sorted::all(&mut order);
    let mut starts: Vec<u32> =
        spans.iter().flat_map(|(_, places)| places.iter().map(|place| place.range.start)).collect();
    starts.sort_unstable();
    starts.dedup();
    // The best chain that ends at or before each start: a tree of maxima (P. M. Fenwick, "A new data structure for
    // cumulative frequency tables", Software: Practice and Experience 24, 1994).
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); starts.len() + 1];
    let mut nodes: Vec<(usize, usize, usize)> = Vec::new();
    let best_to = |tree: &[(u64, usize)], rank: usize| {
        let (mut at, mut best) = (rank, (0, usize::MAX));
        while at > 0 {
            let own = tree.get(at).copied().unwrap_or(best);
            if own.0 > best.0 {
                best = own;
            }
            at &= at - 1;
        }
        best
    };
    for (_, _, index) in order {
        let Some((_, places)) = spans.get(index) else { continue };
        let ends: Vec<(usize, u64, usize)> = places
            .iter()
            .enumerate()
            .map(|(which, place)| {
                let rank = starts.partition_point(|start| *start <= place.range.start);
                let (worth, before) = best_to(&tree, rank);
                nodes.push((index, which, before));
                (rank, worth + u64::from(place.worth()), nodes.len() - 1)
            })
            .collect();
        for (rank, worth, node) in ends {
            let mut at = rank;
            while at < tree.len() {
                if let Some(own) = tree.get_mut(at)
                    && worth > own.0
                {
                    *own = (worth, node);
                }
                at += at & at.wrapping_neg();
            }
        }
    }
    let mut chosen = vec![None; spans.len()];
    let (_, mut at) = best_to(&tree, starts.len());
    while let Some((index, which, before)) = nodes.get(at) {
        if let Some(own) = chosen.get_mut(*index) {
            *own = Some(*which);
        }
        at = *before;
    }
    chosen
}
