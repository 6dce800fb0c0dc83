//! Pages as a crawler would have brought them home: WARC 1.1 (ISO 28500, GB/T 33994).
//!
//! In: addresses and bytes. Out: one file of records, each compressed by itself so that a reader can jump to it, and where each
//! lies. The same pages make the same bytes: record ids are made from what they name, dates are handed in.

use std::io::Write as _;

use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};

use crate::digest::Digest;

/// Where a page lies in the file.
#[derive(Debug)]
pub(super) struct Record {
    /// Address of the page.
    pub(super) url: String,
    /// Kind of content.
    pub(super) media_type: &'static str,
    /// `sha256:` and the digest of the page's bytes, in base 32.
    pub(super) digest: String,
    /// SHA-256 of the compressed record.
    pub(super) record: Digest,
    /// First byte of the compressed record.
    pub(super) offset: usize,
    /// Length of the compressed record.
    pub(super) length: usize,
}

/// A file of records in the making.
#[derive(Debug)]
pub(super) struct Warc {
    bytes: Vec<u8>,
    records: Vec<Record>,
    /// Date of every record, such as `2030-08-10T00:00:00Z`.
    date: String,
}

impl Warc {
    /// Starts a file, which first says what it is.
    pub(super) fn new(date: &str, facts: &[(&str, &str)]) -> Self {
        let mut warc = Self { bytes: Vec::new(), records: Vec::new(), date: date.to_owned() };
        let block: String = facts.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        warc.push("warcinfo", &[], "application/warc-fields", block.as_bytes());
        warc
    }

    /// Adds a page as a server answered it.
    pub(super) fn answer(&mut self, url: &str, media_type: &'static str, body: &[u8]) {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\r\n", body.len());
        let digest = labelled(&[body]);
        let block = [head.as_bytes(), body].concat();
        let fields = [("WARC-Target-URI", url), ("WARC-Payload-Digest", &digest)];
        let offset = self.bytes.len();
        self.push("response", &fields, "application/http; msgtype=response", &block);
        let length = self.bytes.len() - offset;
        let record = Digest::sha256(&self.bytes[offset..]);
        self.records.push(Record { url: url.to_owned(), media_type, digest, record, offset, length });
    }

    /// The file and where each page lies in it.
    pub(super) fn finish(self) -> (Vec<u8>, Vec<Record>) {
        (self.bytes, self.records)
    }

    fn push(&mut self, kind: &str, fields: &[(&str, &str)], content_type: &str, block: &[u8]) {
        let digest = labelled(&[block]);
        let named = fields.first().map_or("", |(_, value)| value);
        let id = urn(&[kind, named, &self.date, &digest]);
        let mut text =
            format!("WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <{id}>\r\nWARC-Date: {}\r\n", self.date);
        let own = [("WARC-Block-Digest", digest.as_str()), ("Content-Type", content_type)];
        for (name, value) in fields.iter().copied().chain(own) {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str(&format!("Content-Length: {}\r\n\r\n", block.len()));
        self.bytes.extend(gzip(&[text.as_bytes(), block, b"\r\n\r\n"]));
    }
}

/// Bytes as one gzip file without a name, a time or a system.
pub(super) fn gzip(parts: &[&[u8]]) -> Vec<u8> {
    const UNKNOWN_SYSTEM: u8 = 255;
    let mut writer =
        GzBuilder::new().mtime(0).operating_system(UNKNOWN_SYSTEM).write(Vec::new(), Compression::default());
    let written = parts.iter().try_for_each(|part| writer.write_all(part)).and_then(|()| writer.finish());
    written.expect("memory takes whatever is written")
}

/// A digest as records hold it: the name of its function and base 32 with its padding.
fn labelled(parts: &[&[u8]]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    let mut text = String::from("sha256:");
    for group in hash.finalize().chunks(5) {
        let mut bits = group.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        bits <<= 8 * (5 - group.len());
        let letters = (group.len() * 8).div_ceil(5);
        for letter in 0..8 {
            let index = usize::try_from(bits >> (35 - 5 * letter) & 31).unwrap_or(0);
            text.push(if letter < letters { char::from(LETTERS[index]) } else { '=' });
        }
    }
    text
}

/// A name that is the same whenever the same thing is named: version 8 of RFC 9562, from SHA-256.
fn urn(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut id = [0_u8; 16];
    id.copy_from_slice(&hash.finalize()[..16]);
    id[6] = id[6] & 0x0f | 0x80;
    id[8] = id[8] & 0x3f | 0x80;
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-256 of nothing, as `openssl dgst -sha256 -binary /dev/null | base32` writes it.
    #[test]
    fn digests_are_padded_base_32() {
        assert_eq!(labelled(&[]), "sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====");
    }

    #[test]
    fn an_id_is_a_uuid_of_version_8() {
        let id = urn(&["response", "a"]);
        assert_eq!((id.len(), &id[23..24], urn(&["response", "a"]) == id), (45, "8", true));
        assert_ne!(urn(&["response", "b"]), id);
    }
}
