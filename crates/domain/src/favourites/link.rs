//! Favourites as a link to another device (D9): the ids stand after `#`, which browsers never send to a server.
//!
//! `1.`, the ids at 16 bytes each in base64 (URL alphabet, no padding), `.`, eight hexadecimal digits that are wrong as
//! soon as a letter is. Mail programs cut long links, so a cut one must be told from a whole one.

use uuid::Uuid;

use super::MAX_FAVOURITES;
use crate::ids::AdId;

const VERSION: &str = "1";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const ID_BYTES: usize = 16;

/// Why a link brings no favourites.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLink {
    /// A part of it is missing, or letters were changed on the way.
    Cut,
    /// It is no link of favourites, or one that a newer version has made.
    Foreign,
}

/// What stands after `#` in a link to these ads; at most [`MAX_FAVOURITES`] of them.
#[must_use]
pub fn write_link(ads: impl IntoIterator<Item = AdId>) -> String {
    let bytes: Vec<u8> = ads.into_iter().take(MAX_FAVOURITES).flat_map(|ad| ad.0.into_bytes()).collect();
    format!("{VERSION}.{}.{:08x}", encode(&bytes), check(&bytes))
}

/// The ads of a link, each once, by what stands after `#`.
///
/// # Errors
/// A link that is not whole, or not ours.
pub fn read_link(fragment: &str) -> Result<Vec<AdId>, BadLink> {
    let (version, rest) = fragment.split_once('.').ok_or(BadLink::Foreign)?;
    if version != VERSION {
        return Err(BadLink::Foreign);
    }
    let (ids, sum) = rest.split_once('.').ok_or(BadLink::Cut)?;
    let bytes = decode(ids).ok_or(BadLink::Cut)?;
    let (ids, leftover) = bytes.as_chunks::<ID_BYTES>();
    if !leftover.is_empty() || ids.is_empty() || ids.len() > MAX_FAVOURITES || sum != format!("{:08x}", check(&bytes)) {
        return Err(BadLink::Cut);
    }
    let mut ads = Vec::with_capacity(ids.len());
    for id in ids {
        let ad = AdId(Uuid::from_bytes(*id));
        if !ads.contains(&ad) {
            ads.push(ad);
        }
    }
    Ok(ads)
}

/// FNV-1a: not against malice, which gains nothing by a link that only offers, but against lost letters.
fn check(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |place: usize| u32::from(three.get(place).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for letter in 0..=three.len() {
            let six = bits >> (18 - 6 * letter) & 63;
            let letter = usize::try_from(six).ok().and_then(|six| ALPHABET.get(six));
            text.extend(letter.map(|letter| char::from(*letter)));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for place in 0..4 {
            let six = match four.get(place) {
                Some(letter) => ALPHABET.iter().position(|known| known == letter)?,
                None => 0,
            };
            bits = bits << 6 | u32::try_from(six).ok()?;
        }
        let [_, three @ ..] = bits.to_be_bytes();
        // A single letter is no byte.
        let whole = four.len().checked_sub(1).filter(|whole| *whole > 0)?;
        bytes.extend(three.iter().take(whole));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::{BadLink, read_link, write_link};
    use crate::favourites::MAX_FAVOURITES;
    use crate::ids::AdId;

    fn ads(numbers: &[u128]) -> Vec<AdId> {
        numbers.iter().map(|number| AdId(Uuid::from_u128(*number))).collect()
    }

    /// Of D9: links that people have sent to themselves stay good.
    #[test]
    fn a_link_has_this_form() {
        let known = ads(&[0x019a_c3f0_5a11_7c3e_9d11_0a4b_2c6d_8e10]);
        let link = write_link(known.clone());
        assert_eq!(link, "1.AZrD8FoRfD6dEQpLLG2OEA.20748a92");
        assert_eq!(read_link(&link), Ok(known));
    }

    /// Of D9: what is no link of ours is told apart from one that was cut on the way.
    #[test]
    fn strange_links_are_refused() {
        for foreign in ["", "main", "2.AAAA.00000000", "x.y", "http://example.org"] {
            assert_eq!(read_link(foreign), Err(BadLink::Foreign), "{foreign}");
        }
        for cut in ["1.", "1..811c9dc5", "1.AZrD8FoRfD6dEQpLLG2OEA", "1.AZrD8FoRfD6dEQpLLG2OEA.20748a9", "1.å.00000000"]
        {
            assert_eq!(read_link(cut), Err(BadLink::Cut), "{cut}");
        }
        let too_many = ads(&(0..=200).collect::<Vec<_>>());
        assert_eq!(read_link(&write_link(too_many)).map(|ads| ads.len()), Ok(MAX_FAVOURITES));
    }

    proptest! {
        /// Of D9: the ads of a link come out of it as they went in, each once.
        #[test]
        fn a_link_brings_its_ads(numbers in proptest::collection::vec(any::<u128>(), 1..60)) {
            let mut once = ads(&numbers);
            let link = write_link(once.clone());
            prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
            let mut seen = std::collections::BTreeSet::new();
            once.retain(|ad| seen.insert(*ad));
            prop_assert_eq!(read_link(&link), Ok(once));
        }

        /// Of D9: a link that lost its end, or one letter in its middle, brings nothing.
        #[test]
        fn a_cut_link_is_noticed(numbers in proptest::collection::vec(any::<u128>(), 1..30), at in any::<proptest::sample::Index>()) {
            let link = write_link(ads(&numbers));
            let place = at.index(link.len());
            prop_assert!(read_link(&link[..place]).is_err());
            let mut without = link.clone();
            without.remove(place);
            prop_assert!(read_link(&without).is_err());
        }

        /// Of D9: nothing that stands after a `#` makes reading fail.
        #[test]
        fn any_fragment_is_read_or_refused(text in "(1\\.)?.*") {
            drop(read_link(&text));
        }
    }
}
