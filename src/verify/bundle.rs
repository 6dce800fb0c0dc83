//! A bundle held against its own lists: every file listed, every listed file there, every list agreeing with the files.
//!
//! In: names and digests of what is there. Out: deviations. The lists are `MANIFEST.json`, which rules; `SHA256SUMS` and `SM3SUMS`
//! for those without this program; and BagIt's own.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Code, Findings, Property};
use super::store::{Names, Store, is_plain};
use crate::archive::{self, Contents};
use crate::digest::{Digest, Digests, Listing};

/// Largest list that is read.
const LARGEST_LIST: u64 = 256 << 20;

/// Lists that hold the digest of `MANIFEST.json`, so that it cannot hold theirs.
const ABOVE: [&str; 4] = [archive::CONTENTS, archive::BAG_TAGS, archive::SHA256SUMS, archive::SM3SUMS];

/// What every bundle has.
pub(super) const REQUIRED: [&str; 7] = [
    archive::CONTENTS,
    archive::SHA256SUMS,
    archive::SM3SUMS,
    archive::BAG_DECLARATION,
    archive::BAG_INFO,
    archive::BAG_MANIFEST,
    archive::BAG_TAGS,
];

/// A bundle as it lies there.
pub(super) struct Seen {
    /// Digests of every file that could be read.
    pub(super) files: BTreeMap<String, Digests>,
    /// Files that are known to be wrong, so that one fault is told once.
    pub(super) damaged: BTreeSet<String>,
    /// `MANIFEST.json`, if it can be read.
    pub(super) contents: Option<Contents>,
}

/// Holds a bundle against its lists.
pub(super) fn check(store: &mut Store, names: &Names, findings: &mut Findings) -> Seen {
    let files = store.digests(names, findings);
    let mut seen = Seen { files, damaged: BTreeSet::new(), contents: None };
    for path in REQUIRED.into_iter().filter(|path| !names.files.contains_key(*path)) {
        findings.report(Code::MissingFile, path, "");
        seen.damaged.insert(path.to_owned());
    }
    seen.contents = contents(store, names, findings);
    match seen.contents.take() {
        Some(contents) => {
            closed_world(&contents, &mut seen, findings);
            seen.contents = Some(contents);
        }
        None => {
            seen.damaged.insert(archive::CONTENTS.to_owned());
        }
    }
    empty_folders(names, findings);
    let is_signature = |path: &str| super::signature::signed(path).is_some_and(|of| seen.files.contains_key(of));
    let own: BTreeMap<&str, &Digests> = seen
        .files
        .iter()
        .map(|(path, digests)| (path.as_str(), digests))
        .filter(|(path, _)| !is_signature(path))
        .collect();
    let is_sum = |path: &str| path == archive::SHA256SUMS || path == archive::SM3SUMS;
    let in_bag = |path: &str| path.starts_with("data/");
    let mut wrong = BTreeSet::new();
    let mut list = |name: &str, takes: &dyn Fn(&str) -> bool, digest: fn(&Digests) -> Digest| {
        let expected = own.iter().filter(|(path, _)| takes(path)).map(|(path, own)| (*path, digest(own)));
        if own.contains_key(name) && !agrees(name, &expected.collect(), (store, names), &seen.damaged, findings) {
            wrong.insert(name.to_owned());
        }
    };
    list(archive::SHA256SUMS, &|path| !is_sum(path), |own| own.sha256);
    list(archive::SM3SUMS, &|path| !is_sum(path), |own| own.sm3);
    list(archive::BAG_MANIFEST, &in_bag, |own| own.sha256);
    list(archive::BAG_TAGS, &|path| !in_bag(path) && !is_sum(path) && path != archive::BAG_TAGS, |own| own.sha256);
    // A payload that is known to be wrong cannot have the right count.
    let counts = !seen.damaged.iter().any(|path| in_bag(path));
    bag_info((store, names), &own, counts, findings);
    let (count, bytes) = (own.len(), own.values().map(|own| own.length).sum::<u64>());
    seen.damaged.extend(wrong);
    findings.done(
        Property::Integrity,
        format!("{count} 个文件、{bytes} 字节，逐个计算 SHA-256 和 SM3，与 MANIFEST.json、SHA256SUMS、SM3SUMS 和 BagIt 清单比较"),
        format!("SHA-256 and SM3 of {count} files, {bytes} bytes, held against MANIFEST.json, SHA256SUMS, SM3SUMS and the lists of BagIt"),
    );
    seen
}

/// Reads `MANIFEST.json`.
fn contents(store: &mut Store, names: &Names, findings: &mut Findings) -> Option<Contents> {
    let name = archive::CONTENTS;
    names.files.get(name)?;
    let mut refuse = |detail: String| {
        findings.report(Code::ListUnreadable, name, detail);
        None
    };
    let bytes = match store.bytes(names, name, LARGEST_LIST) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(error.to_string()),
    };
    let contents: Contents = match serde_json::from_slice(&bytes) {
        Ok(contents) => contents,
        Err(error) => return refuse(error.to_string()),
    };
    if contents.format != Contents::FORMAT || contents.version != Contents::VERSION {
        return refuse(format!("{} {}", contents.format, contents.version));
    }
    for pair in contents.files.windows(2) {
        if pair[0].path >= pair[1].path {
            return refuse(format!("{} ≥ {}", pair[0].path, pair[1].path));
        }
    }
    for file in &contents.files {
        if !is_plain(&file.path) || Digest::parse(&file.sha256).is_none() || Digest::parse(&file.sm3).is_none() {
            return refuse(file.path.clone());
        }
    }
    Some(contents)
}

/// What is listed is there and is the same; what is there is listed.
fn closed_world(contents: &Contents, seen: &mut Seen, findings: &mut Findings) {
    let mut listed = BTreeSet::new();
    for file in &contents.files {
        listed.insert(file.path.as_str());
        let Some(own) = seen.files.get(&file.path) else {
            if !seen.damaged.contains(&file.path) {
                findings.report(Code::MissingFile, &file.path, "");
            }
            seen.damaged.insert(file.path.clone());
            continue;
        };
        let (sha256, sm3) = (own.sha256.to_string(), own.sm3.to_string());
        let differs = [
            (own.length != file.size, Code::SizeDiffers, format!("{} ≠ {}", own.length, file.size)),
            (sha256 != file.sha256, Code::Sha256Differs, format!("{sha256} ≠ {}", file.sha256)),
            (sm3 != file.sm3, Code::Sm3Differs, format!("{sm3} ≠ {}", file.sm3)),
        ];
        // One fault is told once: by its length if that differs, else by its digests, of which either could be forged alone.
        if let Some((_, code, detail)) = differs.into_iter().find(|(is, _, _)| *is) {
            findings.report(code, &file.path, detail);
            seen.damaged.insert(file.path.clone());
        }
    }
    for path in seen.files.keys() {
        let is_known = listed.contains(path.as_str()) || ABOVE.contains(&path.as_str());
        let is_signature = || super::signature::signed(path).is_some_and(|of| seen.files.contains_key(of));
        if !is_known && !is_signature() {
            findings.report(Code::UnlistedFile, path, "");
            seen.damaged.insert(path.clone());
        }
    }
}

/// A folder without a file is nothing that a list could name.
pub(super) fn empty_folders(names: &Names, findings: &mut Findings) {
    for folder in &names.folders {
        let inside = format!("{folder}/");
        let next = names.files.range(inside.clone()..).next();
        if !next.is_some_and(|(path, _)| path.starts_with(&inside)) {
            findings.report(Code::EmptyFolder, folder, "");
        }
    }
}

/// Holds a list of digests against what it should say. Files that are known to be wrong are not told again.
fn agrees(
    name: &str,
    expected: &BTreeMap<&str, Digest>,
    (store, names): (&mut Store, &Names),
    damaged: &BTreeSet<String>,
    findings: &mut Findings,
) -> bool {
    let text = store.bytes(names, name, LARGEST_LIST).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let listing = match text.as_deref().map(Listing::parse) {
        Some(Ok(listing)) => listing,
        Some(Err(line)) => {
            findings.report(Code::ListUnreadable, name, format!(":{line}"));
            return false;
        }
        None => {
            findings.report(Code::ListUnreadable, name, "UTF-8");
            return false;
        }
    };
    let mut agrees = true;
    let mut refuse = |path: &str| {
        agrees = false;
        if !damaged.contains(path) {
            findings.report(Code::ListsDisagree, name, path);
        }
    };
    for (path, digest) in expected {
        if listing.get(path) != Some(*digest) {
            refuse(path);
        }
    }
    for (path, _) in listing.iter().filter(|(path, _)| !expected.contains_key(path)) {
        refuse(path);
    }
    agrees
}

/// The declaration and the count of bytes and files, which other programs rely on.
fn bag_info(
    (store, names): (&mut Store, &Names),
    own: &BTreeMap<&str, &Digests>,
    counts: bool,
    findings: &mut Findings,
) {
    const LARGEST: u64 = 1 << 20;
    let mut text = |name: &str| store.bytes(names, name, LARGEST).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    if own.contains_key(archive::BAG_DECLARATION)
        && text(archive::BAG_DECLARATION).as_deref() != Some(archive::DECLARATION)
    {
        findings.report(Code::BagInfo, archive::BAG_DECLARATION, "");
    }
    let payload = own.iter().filter(|(path, _)| path.starts_with("data/"));
    let (bytes, files) = payload.fold((0_u64, 0_u64), |(bytes, files), (_, own)| (bytes + own.length, files + 1));
    let expected = format!("Payload-Oxum: {bytes}.{files}");
    let info = text(archive::BAG_INFO).unwrap_or_default();
    if counts && own.contains_key(archive::BAG_INFO) && !info.lines().any(|line| line == expected) {
        findings.report(Code::BagInfo, archive::BAG_INFO, expected);
    }
}
