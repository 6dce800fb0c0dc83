//! A bundle on the disk: a folder, and if asked for a ZIP file beside it.
//!
//! In: where, the bundle's name, a function that makes its files. Promises: nothing that is there is ever written over; the bundle
//! appears under its name only when all of it lies on the disk; modes and dates do not depend on the machine.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufWriter, IntoInnerError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Emit, wacz::Stored};
use crate::digest::{Digest, Digests};
use crate::disk::{CREATE, OPEN, READ, SETTLE, SWITCH, WRITE};
use crate::disk::{clear, exists, make_folder, remove, settle_folder, write_and_settle};
use crate::trouble::Trouble;

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// The bundle's folder.
    pub folder: PathBuf,
    /// Its files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// SHA-256 of `SHA256SUMS`: one digest for the whole.
    pub seal: Digest,
    /// The ZIP file and its SHA-256.
    pub zip: Option<(PathBuf, Digest)>,
}

/// Writes a bundle. `captured` is the date that files in the ZIP file get; nothing for no ZIP file.
pub fn write(
    to: &Path,
    name: &str,
    captured: Option<&str>,
    make: impl FnOnce(&mut Emit<'_>) -> Result<bool>,
) -> Result<Option<Written>> {
    fs::create_dir_all(to).with_context(|| Trouble::cannot(CREATE, to))?;
    let (folder, zip) = (to.join(name), to.join(format!("{name}.zip")));
    for taken in [Some(&folder), captured.map(|_| &zip)].into_iter().flatten() {
        if exists(taken)? {
            bail!(Trouble::Archived(taken.clone()));
        }
    }
    let stage = Stage::open(to, name)?;
    let (own, own_zip) = (stage.path.join(name), stage.path.join("zip"));
    make_folder(&own)?;
    let mut folders = BTreeSet::from([own.clone()]);
    let mut packed = captured.map(|captured| start_zip(&own_zip, captured)).transpose()?;
    let mut written = Written { folder: folder.clone(), files: 0, bytes: 0, seal: Digest::sha256(b""), zip: None };
    let is_whole = make(&mut |path, bytes| {
        if let Some(zip) = &mut packed {
            zip.add(&format!("{name}/{path}"), bytes)?;
        }
        let file = own.join(path);
        make_folders(&file, &mut folders)?;
        write_and_settle(&file, bytes)?;
        written.files += 1;
        written.bytes += bytes.len() as u64;
        // The last of the two lists is no part of the first.
        if path == super::SHA256SUMS {
            written.seal = Digest::sha256(bytes);
        }
        Ok(())
    })?;
    if !is_whole {
        return stage.discard().map(|()| None);
    }
    if let Some(packed) = packed {
        let file = packed.finish()?.into_inner().map_err(IntoInnerError::into_error);
        let file = file.with_context(|| Trouble::cannot(WRITE, &own_zip))?;
        file.sync_all().with_context(|| Trouble::cannot(SETTLE, &own_zip))?;
        let digests = File::open(&own_zip).and_then(Digests::read).with_context(|| Trouble::cannot(READ, &own_zip))?;
        written.zip = Some((zip.clone(), digests.sha256));
    }
    // Names inside first, so that no folder is safe before what it holds.
    folders.iter().rev().try_for_each(|folder| settle_folder(folder))?;
    if written.zip.is_some() {
        fs::rename(&own_zip, &zip).with_context(|| Trouble::cannot(SWITCH, &zip))?;
    }
    fs::rename(&own, &folder).with_context(|| Trouble::cannot(SWITCH, &folder))?;
    stage.discard()?;
    settle_folder(to)?;
    Ok(Some(written))
}

fn start_zip(path: &Path, captured: &str) -> Result<Stored<BufWriter<File>>> {
    write_and_settle(path, b"")?;
    let file = File::options().write(true).open(path).with_context(|| Trouble::cannot(CREATE, path))?;
    Ok(Stored::new(BufWriter::new(file), captured))
}

/// Makes the folders above a file that are not there yet.
fn make_folders(file: &Path, made: &mut BTreeSet<PathBuf>) -> Result<()> {
    let missing: Vec<&Path> = file.ancestors().skip(1).take_while(|folder| !made.contains(*folder)).collect();
    for folder in missing.into_iter().rev() {
        make_folder(folder)?;
        made.insert(folder.to_owned());
    }
    Ok(())
}

/// A hidden folder beside the bundle in which it is made. One archive at a time can have it.
struct Stage {
    path: PathBuf,
    _lock: File,
}

impl Stage {
    fn open(to: &Path, name: &str) -> Result<Self> {
        let path = to.join(format!(".{name}.staging"));
        fs::create_dir_all(&path).with_context(|| Trouble::cannot(CREATE, &path))?;
        let lock = File::open(&path).with_context(|| Trouble::cannot(OPEN, &path))?;
        if lock.try_lock().is_err() {
            bail!(Trouble::Busy(to.join(name)));
        }
        // What an archive that was killed has left behind.
        clear(&path)?;
        Ok(Self { path, _lock: lock })
    }

    fn discard(self) -> Result<()> {
        remove(&self.path)
    }
}
