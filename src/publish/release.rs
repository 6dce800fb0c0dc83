//! One release: the folder of a site, written so that it is on the disk, and read again before anybody sees it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::Edition;
use crate::digest::Digest;
use crate::disk::{self, READ};
use crate::manifest::{self, FileEntry, Manifest};
use crate::trouble::{PublishTrouble, Trouble};

/// A release that is there already: its unchanged files are linked, so that they keep their time and take no room.
pub(super) struct Older<'a> {
    pub(super) folder: &'a Path,
    pub(super) manifest: &'a Manifest,
}

impl Older<'_> {
    fn has(&self, path: &str, file: FileEntry) -> bool {
        self.manifest.files.get(path) == Some(&file)
    }
}

/// Bytes that the disk must have for the files that differ from an older release, and for all folders.
pub(super) fn room(edition: &Edition<'_>, older: Option<&Older<'_>>, block: u64) -> u64 {
    let new = edition.manifest.files.iter().filter(|(path, file)| !older.is_some_and(|older| older.has(path, **file)));
    let list = edition.manifest.to_json().len() as u64;
    let pieces: u64 = new.map(|(_, file)| file.size).chain([list]).map(|size| size.div_ceil(block)).sum();
    (pieces + folders(&edition.manifest).len() as u64) * block
}

/// Writes all files and the manifest into a folder that does not exist, and says how many are no links. When it returns, all of it
/// is on the disk, but not the name of the folder itself.
pub(super) fn write(
    edition: &Edition<'_>,
    folder: &Path,
    older: Option<&Older<'_>>,
    progress: &(dyn Fn() + Sync),
) -> Result<usize> {
    let folders: Vec<PathBuf> = folders(&edition.manifest).into_iter().map(|inside| folder.join(inside)).collect();
    folders.iter().try_for_each(|path| disk::make_folder(path))?;
    let written = AtomicUsize::new(0);
    edition.routes.par_iter().try_for_each(|route| -> Result<()> {
        let path = route.path.as_str();
        let (file, new) = (edition.manifest.files[path], folder.join(path));
        let old = older.filter(|older| older.has(path, file)).map(|older| older.folder.join(path));
        if !old.is_some_and(|old| is_whole(&old, file) && fs::hard_link(&old, &new).is_ok()) {
            disk::write_and_settle(&new, &edition.render(route))?;
            written.fetch_add(1, Ordering::Relaxed);
        }
        progress();
        Ok(())
    })?;
    disk::write_and_settle(&folder.join(manifest::NAME), edition.manifest.to_json().as_bytes())?;
    // The deepest first: a folder is safe when what it leads to is.
    folders.iter().rev().try_for_each(|path| disk::settle_folder(path))?;
    Ok(written.into_inner())
}

/// The folders of a site from its root, `""`, downwards.
fn folders(manifest: &Manifest) -> BTreeSet<PathBuf> {
    let above = |path: &String| Path::new(path).ancestors().skip(1).map(Path::to_owned).collect::<Vec<_>>();
    manifest.files.keys().flat_map(above).collect()
}

/// Whether a file has these bytes and can be read by a web server.
fn is_whole(path: &Path, file: FileEntry) -> bool {
    disk::is_readable_by_all(path) && read_back(path).is_ok_and(|bytes| FileEntry::of(&bytes) == file)
}

/// Bytes from the disk rather than from memory, where the system can be asked for that.
fn read_back(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    disk::forget(&file);
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Holds a folder against a manifest: every file with its bytes, and no other. The first difference is the error.
pub(super) fn verify(folder: &Path, manifest: &Manifest, progress: &(dyn Fn() + Sync)) -> Result<()> {
    let differs = |file: &str| -> Result<()> {
        let place = folder.display().to_string();
        bail!(Trouble::Publish(PublishTrouble::Differs { place, file: file.to_owned() }))
    };
    if let Some(name) = first_foreign(folder, manifest)? {
        differs(&name)?;
    }
    let read = |path: &str| {
        let path = folder.join(path);
        match read_back(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            read => read.map(Some).with_context(|| Trouble::cannot(READ, &path)),
        }
    };
    if read(manifest::NAME)?.map(|bytes| Digest::sha256(&bytes)) != Some(Digest::sha256(manifest.to_json().as_bytes()))
    {
        differs(manifest::NAME)?;
    }
    manifest.files.par_iter().try_for_each(|(path, file)| {
        progress();
        if read(path)?.is_some_and(|bytes| FileEntry::of(&bytes) == *file) { Ok(()) } else { differs(path) }
    })
}

/// The first name in a folder that its manifest does not know.
pub(super) fn first_foreign(folder: &Path, manifest: &Manifest) -> Result<Option<String>> {
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.with_context(|| Trouble::cannot(READ, folder))?;
        let inside = entry.path().strip_prefix(folder).context("a walk stays inside its folder")?;
        let name = inside.to_string_lossy().replace('\\', "/");
        let is_listed = name == manifest::NAME || manifest.files.contains_key(&name);
        if !(entry.file_type().is_dir() || is_listed && entry.file_type().is_file()) {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// The manifest of a folder; nothing when it has none, or none of ours.
pub(super) fn manifest_of(folder: &Path) -> Result<Option<Manifest>> {
    let text = disk::read_if_there(&folder.join(manifest::NAME))?;
    Ok(text.and_then(|text| Manifest::parse(&text).ok()))
}
