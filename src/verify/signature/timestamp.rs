//! Time stamps of RFC 3161: which digest was stamped, and when. The authority's signature is not checked here.

use sha2::{Digest as _, Sha256, Sha384, Sha512};

use crate::digest::Digest;

/// What was stamped.
#[derive(Debug)]
pub(super) struct Stamp {
    hash: Hash,
    imprint: Vec<u8>,
    /// When, as the token has it: `YYYYMMDDhhmmssZ`.
    pub(super) time: String,
}

#[derive(Clone, Copy, Debug)]
enum Hash {
    Sha256,
    Sha384,
    Sha512,
    Sm3,
}

impl Stamp {
    /// Whether these bytes were stamped.
    pub(super) fn is_of(&self, message: &[u8]) -> bool {
        let digest = match self.hash {
            Hash::Sha256 => Sha256::digest(message).to_vec(),
            Hash::Sha384 => Sha384::digest(message).to_vec(),
            Hash::Sha512 => Sha512::digest(message).to_vec(),
            Hash::Sm3 => Digest::sm3(message).as_bytes().to_vec(),
        };
        digest == self.imprint
    }
}

// Tags of DER.
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const OBJECT: u8 = 0x06;
const GENERALIZED_TIME: u8 = 0x18;
const SEQUENCE: u8 = 0x30;
const EXPLICIT: u8 = 0xA0;

const SIGNED_DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
const STAMP_INFO: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x09\x10\x01\x04";

/// Reads a token, or the answer of an authority that holds one.
pub(super) fn read(bytes: &[u8]) -> Option<Stamp> {
    let whole = only(bytes, SEQUENCE)?;
    let first = Item::read(whole)?.0;
    let token = if first.tag == OBJECT { whole } else { granted(whole)? };
    let mut content = Items(token);
    (content.next_of(OBJECT)? == SIGNED_DATA).then_some(())?;
    let signed = only(content.next_of(EXPLICIT)?, SEQUENCE)?;
    // Version, digest functions, then what was signed.
    let inner = Items(signed).nth(2).filter(|item| item.tag == SEQUENCE)?.bytes;
    let mut inner = Items(inner);
    (inner.next_of(OBJECT)? == STAMP_INFO).then_some(())?;
    let info = only(only(inner.next_of(EXPLICIT)?, OCTETS)?, SEQUENCE)?;
    let mut info = Items(info);
    info.next_of(INTEGER)?;
    info.next_of(OBJECT)?;
    let mut imprint = Items(info.next_of(SEQUENCE)?);
    let hash = match Items(imprint.next_of(SEQUENCE)?).next_of(OBJECT)? {
        b"\x60\x86\x48\x01\x65\x03\x04\x02\x01" => Hash::Sha256,
        b"\x60\x86\x48\x01\x65\x03\x04\x02\x02" => Hash::Sha384,
        b"\x60\x86\x48\x01\x65\x03\x04\x02\x03" => Hash::Sha512,
        b"\x2A\x81\x1C\xCF\x55\x01\x83\x11" => Hash::Sm3,
        _ => return None,
    };
    let imprint = imprint.next_of(OCTETS)?.to_vec();
    info.next_of(INTEGER)?;
    let time = std::str::from_utf8(info.next_of(GENERALIZED_TIME)?).ok()?.to_owned();
    Some(Stamp { hash, imprint, time })
}

/// The token in an authority's answer, if it granted one.
fn granted(answer: &[u8]) -> Option<&[u8]> {
    let mut answer = Items(answer);
    let status = Items(answer.next_of(SEQUENCE)?).next_of(INTEGER)?;
    let token = answer.next_of(SEQUENCE)?;
    matches!(status, [0 | 1]).then_some(token)
}

/// One value with its tag.
struct Item<'b> {
    tag: u8,
    bytes: &'b [u8],
}

impl<'b> Item<'b> {
    /// Reads a value of known length and what comes after it.
    fn read(bytes: &'b [u8]) -> Option<(Self, &'b [u8])> {
        let (&tag, rest) = bytes.split_first()?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = if first < 0x80 {
            (usize::from(first), rest)
        } else {
            let (digits, rest) =
                rest.split_at_checked(usize::from(first & 0x7F)).filter(|(own, _)| matches!(own.len(), 1..=4))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        };
        let (bytes, rest) = rest.split_at_checked(length)?;
        Some((Self { tag, bytes }, rest))
    }
}

/// Values one after the other.
struct Items<'b>(&'b [u8]);

impl<'b> Iterator for Items<'b> {
    type Item = Item<'b>;

    fn next(&mut self) -> Option<Item<'b>> {
        let (item, rest) = Item::read(self.0)?;
        self.0 = rest;
        Some(item)
    }
}

impl<'b> Items<'b> {
    fn next_of(&mut self, tag: u8) -> Option<&'b [u8]> {
        self.next().filter(|item| item.tag == tag).map(|item| item.bytes)
    }
}

/// The only value of some bytes.
fn only(bytes: &[u8], tag: u8) -> Option<&[u8]> {
    Item::read(bytes).filter(|(item, rest)| item.tag == tag && rest.is_empty()).map(|(item, _)| item.bytes)
}
