//! What describes the files of a bundle: BagIt's tag files (RFC 8493), lists of digests, the list of pages.
//!
//! In: facts, and paths with digests. Out: texts. A list of digests can be checked with `sha256sum -c`, or with `openssl dgst -sm3`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::about::About;
use crate::digest::Digests;
use crate::render::push_text;

/// Files of a bundle with their digests, by path.
pub(super) type Seen = BTreeMap<String, Digests>;

/// What `bagit.txt` says.
pub const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// `MANIFEST.json`: every file of the bundle. What is not in it does not belong to it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// [`Contents::FORMAT`].
    pub format: String,
    /// [`Contents::VERSION`].
    pub version: u32,
    /// What the bundle is of.
    pub about: About,
    /// Every file, except the lists that hold the digest of this one, in the order of paths.
    pub files: Vec<Entry>,
}

/// A file of the bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its path, with `/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256, 64 hexadecimal digits.
    pub sha256: String,
    /// SM3, 64 hexadecimal digits.
    pub sm3: String,
}

impl Contents {
    /// What the file says it is.
    pub const FORMAT: &str = "tongbao-bundle";
    /// Raised when a field changes its meaning or goes.
    pub const VERSION: u32 = 1;

    /// All files so far.
    pub(super) fn new(about: &About, seen: &Seen) -> Self {
        let entry = |(path, digests): (&String, &Digests)| Entry {
            path: path.clone(),
            size: digests.length,
            sha256: digests.sha256.to_string(),
            sm3: digests.sm3.to_string(),
        };
        let files = seen.iter().map(entry).collect();
        Self { format: Self::FORMAT.to_owned(), version: Self::VERSION, about: about.clone(), files }
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("plain structs become JSON") + "\n"
    }
}

/// A list of SHA-256 as `sha256sum` writes it, of the files whose path `take` keeps.
pub(super) fn sha256_list<'p>(seen: &'p Seen, take: impl Fn(&'p str) -> bool) -> String {
    list(seen, take, |digests| digests.sha256.to_string())
}

/// The same with SM3.
pub(super) fn sm3_list(seen: &Seen) -> String {
    list(seen, |_| true, |digests| digests.sm3.to_string())
}

fn list<'p>(seen: &'p Seen, take: impl Fn(&'p str) -> bool, digest: impl Fn(&Digests) -> String) -> String {
    let mut text = String::new();
    for (path, digests) in seen.iter().filter(|(path, _)| take(path)) {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "{}  {path}", digest(digests));
    }
    text
}

/// `bag-info.txt`.
pub(super) fn info(about: &About, seen: &Seen) -> String {
    let payload = seen.iter().filter(|(path, _)| path.starts_with("data/"));
    let (bytes, files) = payload.fold((0, 0_u64), |(bytes, files), (_, own)| (bytes + own.length, files + 1));
    let date = about.captured.get(..10).unwrap_or_default();
    let captured = if about.captured_is_given { "given" } else { "day of the last issue" };
    let address = if about.address_is_example { "example" } else { "site" };
    let inputs = if about.has_inputs { "included" } else { "withheld" };
    [
        ("Source-Organization", about.publisher.as_str()),
        ("External-Description", &about.title),
        ("External-Identifier", &about.id),
        ("Bag-Group-Identifier", &about.site),
        ("Bagging-Date", date),
        ("Payload-Oxum", &format!("{bytes}.{files}")),
        ("Bag-Software-Agent", &about.program),
        ("Tongbao-Published", &about.published),
        ("Tongbao-Captured", &about.captured),
        ("Tongbao-Captured-Is", captured),
        ("Tongbao-Address", &about.address),
        ("Tongbao-Address-Is", address),
        ("Tongbao-Audience", &about.audience),
        ("Tongbao-Inputs", inputs),
    ]
    .iter()
    .map(|(name, value)| format!("{name}: {value}\n"))
    .collect()
}

/// A page or another file of the site, as the list of pages has it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) media_type: &'static str,
}

/// `data/metadata/pages.csv`: what DA/T 80 asks to be known of each archived page. With a byte-order mark, so that spreadsheet
/// programs read it right.
pub(super) fn pages(about: &About, listed: &[Listed], seen: &Seen) -> String {
    const HEAD: [&str; 11] = [
        "file 文件",
        "title 题名",
        "address 网址",
        "publisher 发布单位",
        "published 发布日期",
        "captured 采集时间",
        "issue 期",
        "format 格式",
        "bytes 字节数",
        "sha256",
        "sm3",
    ];
    let mut table = String::from("\u{feff}");
    push_line(&mut table, &HEAD);
    for own in listed {
        let file = format!("data/site/{}", own.path);
        let Some(digests) = seen.get(&file) else { continue };
        let (length, sha256, sm3) = (digests.length.to_string(), digests.sha256.to_string(), digests.sm3.to_string());
        let line = [
            file.as_str(),
            &own.title,
            &format!("{}{}", about.address, own.path),
            &about.publisher,
            about.published_of(&own.path),
            &about.captured,
            about.issue_of(&own.path).map_or("", |issue| &issue.id),
            own.media_type,
            &length,
            &sha256,
            &sm3,
        ];
        push_line(&mut table, &line);
    }
    table
}

fn push_line(table: &mut String, fields: &[&str]) {
    for (at, field) in fields.iter().enumerate() {
        table.push_str(if at > 0 { "," } else { "" });
        push_text(table, field);
    }
    table.push_str("\r\n");
}
