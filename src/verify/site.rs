//! A site's folder, or a folder that sites are published to, held against its lists.
//!
//! In: what lies there. Out: deviations. A published site has a manifest with digests; a built one lists its files by name only, and
//! says so. Where several releases are kept, each is held against its own manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::finding::{Code, Findings, Property};
use super::store::{Names, Store};
use super::{Build, bundle, pages, remake};
use crate::digest::Digests;
use crate::disk::{LOOK_AT, READ};
use crate::load::Inputs;
use crate::manifest::{self, Manifest};
use crate::model::Audience;
use crate::trouble::Trouble;
use crate::write::{self, MARKER};

/// Largest list that is read.
const LARGEST_LIST: u64 = 256 << 20;

/// A site as it lies there.
pub(super) struct Seen {
    /// The name that its manifest gives it.
    pub(super) name: Option<String>,
    files: BTreeMap<String, Digests>,
    damaged: BTreeSet<String>,
    audience: Audience,
}

/// Holds a site against its list.
pub(super) fn check(store: &mut Store, names: &Names, findings: &mut Findings) -> Seen {
    let mut all = store.digests(names, findings);
    let list = all.remove(manifest::NAME).is_some();
    let marker = all.remove(MARKER).is_some();
    let is_own = |path: &str| path != manifest::NAME && path != MARKER;
    let is_hidden = |path: &str| path.starts_with('.') && !path.contains('/');
    let mut seen = Seen { name: None, files: BTreeMap::new(), damaged: BTreeSet::new(), audience: Audience::Public };
    let known = if list {
        manifest(store, names, &all, &mut seen, findings)
    } else if marker {
        named(store, names, &mut seen, findings)
    } else {
        None
    };
    if let Some(known) = known {
        for path in names.files.keys().filter(|path| is_own(path) && !known.contains(*path)) {
            let signed = super::signature::signed(path);
            if signed.is_some_and(|of| of == manifest::NAME && list) {
                continue;
            }
            // Builds keep such files, so they are no fault of theirs; a server may still obey them.
            let code = if is_hidden(path) { Code::HiddenFile } else { Code::UnlistedFile };
            findings.report(code, path, "");
            seen.damaged.insert(path.clone());
        }
    }
    bundle::empty_folders(names, findings);
    seen.files =
        all.into_iter().filter(|(path, _)| !is_hidden(path) && super::signature::signed(path).is_none()).collect();
    pages::check(store, names, "", "index.html", findings);
    seen
}

/// Files against the manifest; gives the names it lists.
fn manifest(
    store: &mut Store,
    names: &Names,
    all: &BTreeMap<String, Digests>,
    seen: &mut Seen,
    findings: &mut Findings,
) -> Option<BTreeSet<String>> {
    let text = store.bytes(names, manifest::NAME, LARGEST_LIST).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let manifest = match text.as_deref().map(Manifest::parse) {
        Some(Ok(manifest)) => manifest,
        Some(Err(why)) => {
            findings.report(Code::ListUnreadable, manifest::NAME, format!("{why:?}"));
            return None;
        }
        None => {
            findings.report(Code::ListUnreadable, manifest::NAME, "UTF-8");
            return None;
        }
    };
    seen.audience = manifest.audience;
    for (path, listed) in &manifest.files {
        let fault = match all.get(path) {
            None => Some((Code::MissingFile, String::new())),
            Some(own) if own.length != listed.size => {
                Some((Code::SizeDiffers, format!("{} ≠ {}", own.length, listed.size)))
            }
            Some(own) if own.sha256 != listed.sha256 => {
                Some((Code::Sha256Differs, format!("{} ≠ {}", own.sha256, listed.sha256)))
            }
            Some(_) => None,
        };
        if let Some((code, detail)) = fault {
            findings.report(code, path, detail);
            seen.damaged.insert(path.clone());
        }
    }
    for path in &manifest.unsettled {
        findings.report(Code::Unsettled, path, "");
    }
    let (count, name) = (manifest.files.len(), manifest.name());
    seen.name = Some(name.clone());
    findings.done(
        Property::Integrity,
        format!("{name}：{count} 个文件的长度和 SHA-256 与 manifest.json 比较"),
        format!("{name}: length and SHA-256 of {count} files held against manifest.json"),
    );
    Some(manifest.files.into_keys().collect())
}

/// Files against the names that a build wrote down.
fn named(store: &mut Store, names: &Names, seen: &mut Seen, findings: &mut Findings) -> Option<BTreeSet<String>> {
    let text = store.bytes(names, MARKER, LARGEST_LIST).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(text) = text else {
        findings.report(Code::ListUnreadable, MARKER, "UTF-8");
        return None;
    };
    let (audience, listed) = write::read_marker(&text);
    seen.audience = audience;
    for path in listed.iter().filter(|path| !names.files.contains_key(*path)) {
        findings.report(Code::MissingFile, path, "");
        seen.damaged.insert(path.clone());
    }
    findings.report(Code::NoDigests, MARKER, listed.len().to_string());
    Some(listed)
}

/// Makes the site again from content that was handed in.
pub(super) fn again(inputs: Option<Inputs>, seen: &Seen, build: &Build<'_>, findings: &mut Findings) -> Result<()> {
    let Some(inputs) = inputs else {
        findings.skipped(
            Property::Authenticity,
            "没有重新生成：用 --inputs 指明存有 content 的文件夹",
            "not made again: name a folder with content/ by --inputs",
        );
        return Ok(());
    };
    remake::site(inputs, seen.audience, &seen.files, &seen.damaged, build, findings)
}

/// The release that a folder shows, and the others that it keeps.
pub(super) struct Releases {
    /// The name of the one that is served.
    pub(super) current: Option<String>,
    /// All of them.
    pub(super) all: Vec<String>,
}

/// The link that says which release is served.
const CURRENT: &str = "current";
/// Where releases lie.
pub(super) const RELEASES: &str = "releases";

/// Whether sites are published to a folder.
pub(super) fn is_published(folder: &Path) -> bool {
    folder.join(RELEASES).is_dir()
        && (folder.join(MARKER).is_file() || fs::symlink_metadata(folder.join(CURRENT)).is_ok())
}

/// Looks at a folder that sites are published to.
pub(super) fn releases(folder: &Path, findings: &mut Findings) -> Result<Releases> {
    let mut all = Vec::new();
    let inside = folder.join(RELEASES);
    for entry in WalkDir::new(folder).min_depth(1).max_depth(2).sort_by_file_name() {
        let entry = entry.with_context(|| Trouble::cannot(READ, folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.depth() == 2 {
            match entry.path().parent() {
                Some(parent) if parent == inside => {}
                _ => continue,
            }
            let shown = format!("{RELEASES}/{name}");
            if name.starts_with('.') {
                findings.report(Code::Leftover, &shown, "");
            } else if entry.path_is_symlink() {
                findings.report(Code::SymbolicLink, &shown, "");
            } else if !entry.file_type().is_dir() {
                findings.report(Code::UnlistedFile, &shown, "");
            } else {
                all.push(name);
            }
        } else if ![CURRENT, RELEASES, MARKER, ".lock"].contains(&name.as_str()) {
            findings.report(Code::UnlistedFile, &name, "");
        }
    }
    let link = folder.join(CURRENT);
    let current = match fs::read_link(&link) {
        Ok(target) => {
            let name = target.to_str().and_then(|target| target.strip_prefix("releases/")).map(str::to_owned);
            if name.is_none() {
                findings.report(Code::SymbolicLink, CURRENT, target.display().to_string());
            }
            name.filter(|name| all.contains(name))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => {
            findings.report(Code::UnlistedFile, CURRENT, "");
            None
        }
        Err(error) => return Err(error).with_context(|| Trouble::cannot(LOOK_AT, &link)),
    };
    if current.is_none() {
        findings.report(Code::NotServed, CURRENT, "");
    }
    Ok(Releases { current, all })
}
