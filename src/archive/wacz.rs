//! The pages as one file that web-archive players open: WACZ 1.1.1.
//!
//! In: the records of a WARC file and the titles of pages. Out: a ZIP file whose parts are stored as they are, with the index,
//! the list of pages and the digests that the format asks for.

use std::io::{Cursor, Write as _};

use anyhow::{Context, Result};
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::about::About;
use super::warc::{Record, gzip};
use crate::digest::Digest;

/// Version of the format.
const VERSION: &str = "1.1.1";

/// A page of the list of pages.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) url: String,
    pub(super) title: String,
}

/// Puts the file together.
pub(super) fn wacz(about: &About, warc: &[u8], records: &[Record], pages: &[Page]) -> Result<Vec<u8>> {
    let (index, summary) = index(records, &about.captured);
    let parts = [
        ("archive/pages.warc.gz", warc.to_vec()),
        ("indexes/index.cdx.gz", index),
        ("indexes/index.idx", summary),
        ("pages/pages.jsonl", list(about, pages)),
    ];
    let resource = |(path, bytes): &(&str, Vec<u8>)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        json!({ "name": name, "path": path, "hash": hash(bytes), "bytes": bytes.len() })
    };
    let package = json!({
        "profile": "data-package",
        "title": about.title,
        "description": about.site,
        "created": about.captured,
        "wacz_version": VERSION,
        "software": about.program,
        "mainPageUrl": format!("{}{}", about.address, about.start),
        "mainPageDate": about.captured,
        "resources": parts.iter().map(resource).collect::<Vec<_>>(),
    });
    let package = pretty(&package);
    let digest = pretty(&json!({ "path": "datapackage.json", "hash": hash(&package) }));
    let mut zip = Stored::new(Cursor::new(Vec::new()), &about.captured);
    for (path, bytes) in &parts {
        zip.add(path, bytes)?;
    }
    zip.add("datapackage.json", &package)?;
    zip.add("datapackage-digest.json", &digest)?;
    Ok(zip.finish()?.into_inner())
}

fn pretty(value: &serde_json::Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

fn hash(bytes: &[u8]) -> String {
    format!("sha256:{}", Digest::sha256(bytes))
}

/// Where each page lies, in the order of addresses: blocks of lines, each compressed by itself, and a first line of each block.
fn index(records: &[Record], date: &str) -> (Vec<u8>, Vec<u8>) {
    const LINES_PER_BLOCK: usize = 1000;
    let time: String = date.chars().filter(char::is_ascii_digit).collect();
    let mut lines: Vec<(String, String)> = records
        .iter()
        .map(|record| {
            let key = format!("{} {time}", surt(&record.url));
            let entry = json!({
                "url": record.url,
                "mime": record.media_type.split(';').next().unwrap_or_default(),
                "status": "200",
                "digest": record.digest,
                "length": record.length.to_string(),
                "offset": record.offset.to_string(),
                "filename": "pages.warc.gz",
                "recordDigest": format!("sha256:{}", record.record),
            });
            let line = format!("{key} {entry}\n");
            (key, line)
        })
        .collect();
    lines.sort();
    let mut blocks = Vec::new();
    let mut summary = String::from("!meta 0 {\"format\": \"cdxj-gzip-1.0\", \"filename\": \"index.cdx.gz\"}\n");
    for block in lines.chunks(LINES_PER_BLOCK) {
        let text: Vec<&[u8]> = block.iter().map(|(_, line)| line.as_bytes()).collect();
        let bytes = gzip(&text);
        let place = json!({ "offset": blocks.len(), "length": bytes.len(), "digest": hash(&bytes) });
        summary.push_str(&format!("{} {place}\n", block[0].0));
        blocks.extend(bytes);
    }
    (blocks, summary.into_bytes())
}

/// An address in the order of domains: `https://a.example.org/B` is `org,example,a)/b`.
fn surt(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let (name, port) = host.split_once(':').map_or((host, String::new()), |(name, port)| (name, format!(":{port}")));
    let is_number = name.split('.').all(|part| part.parse::<u8>().is_ok());
    let mut labels: Vec<&str> = name.split('.').collect();
    if !is_number {
        labels.reverse();
    }
    let host = labels.join(if is_number { "." } else { "," });
    format!("{host}{port})/{}", path.trim_end_matches('/')).to_ascii_lowercase()
}

fn list(about: &About, pages: &[Page]) -> Vec<u8> {
    let mut text = format!("{}\n", json!({ "format": "json-pages-1.0", "id": "pages", "title": about.title }));
    for page in pages {
        let id = Digest::sha256(page.url.as_bytes()).short();
        let line = json!({ "id": id, "url": page.url, "ts": about.captured, "title": page.title });
        text.push_str(&format!("{line}\n"));
    }
    text.into_bytes()
}

/// A ZIP file whose files are stored as they are, with one date for all: the same files make the same bytes.
pub(super) struct Stored<W: std::io::Write + std::io::Seek> {
    zip: ZipWriter<W>,
    date: DateTime,
}

impl<W: std::io::Write + std::io::Seek> Stored<W> {
    /// Starts a file. A date that the format cannot hold becomes its first.
    pub(super) fn new(writer: W, date: &str) -> Self {
        Self { zip: ZipWriter::new(writer), date: dos_date(date).unwrap_or_default() }
    }

    pub(super) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(self.date)
            .unix_permissions(0o644)
            .large_file(u32::try_from(bytes.len()).is_err());
        self.zip.start_file(path, options).with_context(|| path.to_owned())?;
        self.zip.write_all(bytes).with_context(|| path.to_owned())
    }

    pub(super) fn finish(self) -> Result<W> {
        Ok(self.zip.finish()?)
    }
}

fn dos_date(date: &str) -> Option<DateTime> {
    let number = |from: usize, to: usize| date.get(from..to)?.parse::<u8>().ok();
    let year = date.get(..4)?.parse().ok()?;
    let (month, day) = (number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    DateTime::from_date_and_time(year, month, day, hour, minute, second).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `cdxj-indexer` writes them.
    #[test]
    fn addresses_are_ordered_by_domain() {
        for (url, expected) in [
            ("https://bulletin.invalid/", "invalid,bulletin)/"),
            ("https://bulletin.invalid/a/", "invalid,bulletin)/a"),
            ("https://a.example.org:8080/B/c.html", "org,example,a:8080)/b/c.html"),
            ("http://192.0.2.1/x", "192.0.2.1)/x"),
        ] {
            assert_eq!(surt(url), expected, "{url}");
        }
    }
}
