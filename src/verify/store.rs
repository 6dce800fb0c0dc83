//! Where the files lie that are verified: a folder or a ZIP file. Nothing is ever unpacked.
//!
//! In: a path. Out: the names of all files and folders, and the bytes of one file at a time. Promises for hostile ones: a link is
//! never followed, a name that could lead elsewhere is reported and its file not read, and numbers and sizes have limits.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use walkdir::WalkDir;
use zip::ZipArchive;

use super::finding::{Code, Findings};
use crate::archive;
use crate::digest::Digests;
use crate::disk::{LOOK_AT, OPEN, READ};
use crate::load::shown;
use crate::manifest;
use crate::trouble::Trouble;

/// Most files.
const MOST_FILES: usize = 500_000;
/// Largest file.
const LARGEST_FILE: u64 = 4 << 30;
/// All files together.
const LARGEST_WHOLE: u64 = 32 << 30;
/// How many times its packed size a ZIP file may unpack to. Pages in an honest one reach ten.
const LARGEST_RATIO: u64 = 100;
/// Small ZIP files may have any ratio.
const SMALL: u64 = 64 << 20;

/// Files by which a bundle or a site is known.
pub(super) const MARKS: [&str; 5] =
    [archive::CONTENTS, archive::BAG_DECLARATION, archive::SHA256SUMS, manifest::NAME, crate::write::MARKER];

/// Files and folders, none of which could lead elsewhere.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Files by path, with `/`.
    pub(super) files: BTreeMap<String, u64>,
    /// Folders.
    pub(super) folders: BTreeSet<String>,
}

/// Where the files lie.
pub(super) enum Store {
    Folder(PathBuf),
    Zip { archive: Box<ZipArchive<BufReader<File>>>, at: BTreeMap<String, usize> },
}

impl Store {
    /// Looks at all names. What may not be there is reported and left out.
    pub(super) fn open(path: &Path, findings: &mut Findings) -> Result<(Self, Names)> {
        let metadata = fs::metadata(path).with_context(|| Trouble::cannot(LOOK_AT, path))?;
        let (store, mut names) =
            if metadata.is_dir() { open_folder(path, findings)? } else { open_zip(path, metadata.len(), findings)? };
        refuse_twins(&names, findings);
        let whole: u64 = names.files.values().fold(0, |sum, size| sum.saturating_add(*size));
        if names.files.len() > MOST_FILES || whole > LARGEST_WHOLE {
            findings.report(
                Code::OverLimit,
                "",
                format!("{} / {MOST_FILES}, {whole} / {LARGEST_WHOLE} B", names.files.len()),
            );
            names = Names::default();
        }
        Ok((store, names))
    }

    /// Reads a file with a function; its reader ends after the size that was seen at first, and one more byte.
    pub(super) fn with<T>(
        &mut self,
        names: &Names,
        path: &str,
        read: impl FnOnce(&mut dyn Read) -> io::Result<T>,
    ) -> io::Result<T> {
        let limit = names.files.get(path).copied().ok_or(io::ErrorKind::NotFound)?.saturating_add(1);
        match self {
            Self::Folder(folder) => read(&mut open_plain(&folder.join(path))?.take(limit)),
            Self::Zip { archive, at } => {
                let at = *at.get(path).ok_or(io::ErrorKind::NotFound)?;
                let file = archive.by_index(at).map_err(io::Error::other)?;
                read(&mut file.take(limit))
            }
        }
    }

    /// The bytes of a file that is to be kept in memory, up to a limit.
    pub(super) fn bytes(&mut self, names: &Names, path: &str, limit: u64) -> io::Result<Vec<u8>> {
        if names.files.get(path).is_some_and(|size| *size > limit) {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("> {limit} B")));
        }
        self.with(names, path, |reader| {
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes).map(|_| bytes)
        })
    }

    /// The digests of every file; what cannot be read is reported.
    pub(super) fn digests(&mut self, names: &Names, findings: &mut Findings) -> BTreeMap<String, Digests> {
        let mut seen = BTreeMap::new();
        for path in names.files.keys() {
            match self.with(names, path, |reader| Digests::read(reader)) {
                Ok(digests) => {
                    seen.insert(path.clone(), digests);
                }
                Err(error) => findings.report(Code::Unreadable, path, error.to_string()),
            }
        }
        seen
    }
}

/// Opens a file, but no link, should one have been put there since the names were looked at.
#[cfg(unix)]
fn open_plain(path: &Path) -> io::Result<File> {
    use rustix::fs::{CWD, Mode, OFlags, openat};
    Ok(openat(CWD, path, OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK, Mode::empty())?.into())
}

#[cfg(not(unix))]
fn open_plain(path: &Path) -> io::Result<File> {
    File::open(path)
}

fn open_folder(path: &Path, findings: &mut Findings) -> Result<(Store, Names)> {
    let mut names = Names::default();
    for entry in WalkDir::new(path).min_depth(1).sort_by_file_name() {
        let entry = entry.with_context(|| Trouble::cannot(READ, path))?;
        let inside = entry.path().strip_prefix(path).context("a walk stays inside its folder")?;
        let Some(name) = inside.to_str().map(|name| name.replace(std::path::MAIN_SEPARATOR, "/")) else {
            findings.report(Code::BadName, &inside.to_string_lossy(), "");
            continue;
        };
        if entry.path_is_symlink() {
            let target = fs::read_link(entry.path()).map(|to| to.display().to_string()).unwrap_or_default();
            findings.report(Code::SymbolicLink, &name, target);
        } else if !is_plain(&name) {
            findings.report(Code::BadName, &name, "");
        } else if entry.file_type().is_dir() {
            names.folders.insert(name);
        } else if entry.file_type().is_file() {
            let size = entry.metadata().with_context(|| Trouble::cannot(LOOK_AT, entry.path()))?.len();
            add(name, size, &mut names, findings);
        } else {
            findings.report(Code::SpecialFile, &name, "");
        }
        if names.files.len() + names.folders.len() > 2 * MOST_FILES {
            break;
        }
    }
    Ok((Store::Folder(path.to_owned()), names))
}

fn add(name: String, size: u64, names: &mut Names, findings: &mut Findings) {
    if size > LARGEST_FILE {
        findings.report(Code::OverLimit, &name, format!("{size} > {LARGEST_FILE} B"));
    } else {
        names.files.insert(name, size);
    }
}

fn open_zip(path: &Path, packed: u64, findings: &mut Findings) -> Result<(Store, Names)> {
    let mut file = BufReader::new(File::open(path).with_context(|| Trouble::cannot(OPEN, path))?);
    let claimed = claimed_entries(&mut file, packed).with_context(|| Trouble::cannot(READ, path))?;
    let empty = || (Store::Folder(path.to_owned()), Names::default());
    let is_zip = claimed.is_some();
    let claimed = claimed.unwrap_or(0);
    if claimed > MOST_FILES as u64 {
        findings.report(Code::OverLimit, "", format!("{claimed} > {MOST_FILES}"));
        return Ok(empty());
    }
    let mut archive = match ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(_) if !is_zip => anyhow::bail!(Trouble::NothingToVerify(path.to_owned())),
        Err(error) => {
            findings.report(Code::Unreadable, "", error.to_string());
            return Ok(empty());
        }
    };
    let mut names = Names::default();
    let mut at = BTreeMap::new();
    let mut whole = 0_u64;
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(index) else {
            findings.report(Code::Unreadable, &format!("#{index}"), "");
            continue;
        };
        let Ok(name) = std::str::from_utf8(entry.name_raw()).map(str::to_owned) else {
            findings.report(Code::BadName, &String::from_utf8_lossy(entry.name_raw()), "");
            continue;
        };
        let folder = name.strip_suffix('/');
        if !is_plain(folder.unwrap_or(&name)) {
            findings.report(Code::BadName, &name, "");
        } else if is_link(entry.unix_mode()) {
            findings.report(Code::SymbolicLink, &name, "");
        } else if entry.encrypted() {
            findings.report(Code::Unreadable, &name, "encrypted");
        } else if let Some(folder) = folder {
            names.folders.insert(folder.to_owned());
        } else if at.insert(name.clone(), index).is_some() {
            findings.report(Code::DuplicateName, &name, "");
        } else {
            whole = whole.saturating_add(entry.size());
            add(name, entry.size(), &mut names, findings);
        }
    }
    // The reader keeps the last of two equal names, so that only the count shows that there were more.
    if archive.has_duplicate_names() || archive.len() as u64 != claimed {
        findings.report(Code::DuplicateName, "", format!("{} / {claimed}", archive.len()));
    }
    if whole > SMALL && whole > packed.saturating_mul(LARGEST_RATIO) {
        findings.report(Code::OverLimit, "", format!("{whole} > {LARGEST_RATIO} × {packed} B"));
        return Ok(empty());
    }
    let names = without_wrapper(names, &mut at, findings);
    Ok((Store::Zip { archive: Box::new(archive), at }, names))
}

/// How many entries a ZIP file says it has, before its list of them is taken into memory; nothing when it is none.
fn claimed_entries(file: &mut (impl Read + Seek), length: u64) -> io::Result<Option<u64>> {
    const TAIL: u64 = 22 + 65_535 + 76;
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.take(TAIL).read_to_end(&mut tail)?;
    file.rewind()?;
    let find = |mark: &[u8]| tail.windows(mark.len()).rposition(|window| window == mark);
    let number = |from: usize, bytes: usize| {
        let digits = tail.get(from..from + bytes).unwrap_or_default();
        digits.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
    };
    let Some(end) = find(b"PK\x05\x06") else { return Ok(None) };
    let short = number(end + 10, 2);
    Ok(Some(find(b"PK\x06\x06").filter(|_| short == 0xFFFF).map_or(short, |at| number(at + 32, 8))))
}

fn is_link(mode: Option<u32>) -> bool {
    mode.is_some_and(|mode| mode & 0o170_000 == 0o120_000)
}

/// Most programs pack a folder under its own name; that name is no part of what is verified, and nothing may lie beside it.
fn without_wrapper(names: Names, at: &mut BTreeMap<String, usize>, findings: &mut Findings) -> Names {
    let is_mark = |name: &str| MARKS.contains(&name);
    let tops: BTreeSet<&str> = names
        .files
        .keys()
        .filter_map(|path| path.split_once('/').filter(|(_, rest)| is_mark(rest)))
        .map(|(top, _)| top)
        .collect();
    let Some(top) = tops.first().filter(|_| tops.len() == 1 && !names.files.keys().any(|path| is_mark(path))) else {
        return names;
    };
    let top = format!("{top}/");
    let inside = |path: &String| path.strip_prefix(&top).map(str::to_owned);
    for path in names.files.keys().filter(|path| !path.starts_with(&top)) {
        findings.report(Code::UnlistedFile, path, "");
    }
    *at = at.iter().filter_map(|(path, index)| Some((inside(path)?, *index))).collect();
    Names {
        files: names.files.iter().filter_map(|(path, size)| Some((inside(path)?, *size))).collect(),
        folders: names.folders.iter().filter_map(inside).filter(|folder| !folder.is_empty()).collect(),
    }
}

/// Whether a name means the same to every system: no way up, no drive, no mark that a shell, an address or a screen would misread.
pub(super) fn is_plain(path: &str) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    path.len() <= 1000
        && path
            .split('/')
            .all(|part| !matches!(part, "" | "." | "..") && part.bytes().all(is_name) && !part.ends_with('.'))
}

/// Names that a system without upper and lower case takes for one.
fn refuse_twins(names: &Names, findings: &mut Findings) {
    let mut folded: BTreeMap<String, &str> = BTreeMap::new();
    for path in names.files.keys().chain(&names.folders) {
        if let Some(twin) = folded.insert(path.to_ascii_lowercase(), path).filter(|twin| *twin != path) {
            findings.report(Code::CaseTwin, path, shown(twin));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_else() {
        for good in ["a", "data/site/a-1.html", "data/inputs/~E6~A0~B7/a.yaml", ".tongbao"] {
            assert!(is_plain(good), "{good}");
        }
        for bad in ["", "/a", "a/", "../a", "a/../b", "./a", "a//b", "a\\b", "C:a", "a b", "页", "a\0", "a.", "a\n"] {
            assert!(!is_plain(bad), "{bad:?}");
        }
    }
}
