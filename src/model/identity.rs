//! Names of records, and the grain of time and chance from which new ones are made.
//!
//! Ids are UUIDv7 (RFC 9562): they sort by the time they were made.

use std::cmp::Ordering;
use std::fmt;

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name(pub Uuid);

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                order(&self.0, &other.0)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    )+};
}

ids! {
    /// Names a dossier.
    DossierId
    /// Names a document.
    DocumentId
    /// Names a claim.
    ClaimId
    /// Names a passage.
    PassageId
    /// Names a link between claims.
    LinkId
    /// Names an earlier copy of a document.
    EarlierId
    /// Names a transaction of the journal.
    TransactionId
}

/// How two ids sort: byte by byte, as the standard library does it in a loop. A dossier of many passages asks for it
/// hundreds of thousands of times while it is read.
fn order(one: &Uuid, other: &Uuid) -> Ordering {
    // As numbers whose lowest byte is the first one.
    let halves = |id: &Uuid| {
        let bits = u128::from_le_bytes(*id.as_bytes());
        (bits as u64, (bits >> 64) as u64)
    };
    let (one, other) = (halves(one), halves(other));
    let (one, other) = if one.0 == other.0 { (one.1, other.1) } else { (one.0, other.0) };
    // The first byte that differs, where the first bit does; where none does, any is as good.
    let byte = (one ^ other).trailing_zeros() & 0x38;
    ((one >> byte) as u8).cmp(&((other >> byte) as u8))
}

impl DossierId {
    /// When it was made: its name tells, unless another program gave it.
    #[must_use]
    pub fn made(self) -> Option<Moment> {
        let (seconds, nanos) = self.0.get_timestamp()?.to_unix();
        let millis = i64::try_from(seconds).ok()?.checked_mul(1000)?;
        Some(Moment(millis + i64::from(nanos / 1_000_000)))
    }
}

/// An instant, in milliseconds since 1970 (UTC).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// Who did something, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// The analyst's name or initials; empty when none was given.
    pub by: String,
    /// When.
    pub at: Moment,
}

// The places of the names that one act gives, listed together so that no two are the same.

/// The place of a transaction's name in its seed.
pub const TRANSACTION_NAME: u32 = 0;
/// The place of a new claim's name.
pub const CLAIM_NAME: u32 = 1;
/// The place of a new passage's name.
pub const PASSAGE_NAME: u32 = 2;
/// The place of a new link's name.
pub const LINK_NAME: u32 = 3;
/// The place of the name of the copy that a newer one takes the place of.
pub const EARLIER_NAME: u32 = 4;
/// The place of the name of the transaction that begins a dossier.
pub const BEGINNING_NAME: u32 = 9;
/// The place of the name of the first of the transactions that a jump through the history comes to.
pub const JUMP_NAME: u32 = 16;
/// The place of the first of many passages' names; those of the others follow it.
pub const PASSAGES_NAME: u32 = 16;

/// What the outside world gives to one act: the time, the person, and ten random bytes for names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// When, and by whom.
    pub stamp: Stamp,
    /// Chance, from the browser's generator.
    pub random: [u8; 10],
}

impl Seed {
    /// The `n`th name of this act; the same seed and number give the same name.
    ///
    /// Names of one act share their time and differ in their last four bytes.
    #[must_use]
    pub fn id(&self, n: u32) -> Uuid {
        let mut random = self.random;
        let [.., a, b, c, d] = &mut random;
        [*a, *b, *c, *d] = u32::from_be_bytes([*a, *b, *c, *d]).wrapping_add(n).to_be_bytes();
        let millis = u64::try_from(self.stamp.at.0).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_as_their_bytes_do() {
        let mut ids = vec![0, u128::MAX];
        for byte in 0..16 {
            ids.extend([0x01, 0x7f, 0x80, 0xff].map(|value: u128| value << (8 * byte)));
            ids.extend([0x01, 0x80].map(|value: u128| u128::MAX ^ (value << (8 * byte))));
        }
        for one in &ids {
            for other in &ids {
                let [a, b] = [*one, *other].map(Uuid::from_u128);
                assert_eq!(ClaimId(a).cmp(&ClaimId(b)), a.cmp(&b));
            }
        }
    }

    #[test]
    fn names_of_one_act_differ_and_sort_by_time() {
        let at = |at| Seed { stamp: Stamp { at: Moment(at), ..Stamp::default() }, random: [0xff; 10] };
        assert_ne!(at(5).id(0), at(5).id(1));
        assert_eq!(at(5).id(3), at(5).id(3));
        assert_ne!(at(5).id(3), at(5).id(3 + 0x1_0000));
        assert!(at(5).id(1) < at(6).id(0));
        assert_eq!(at(1_700_000_000_000).id(0).get_version_num(), 7);
    }
}
