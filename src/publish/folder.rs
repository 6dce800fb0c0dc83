//! To a folder of this machine: written aside, brought to the disk, read again, switched in one step.
//!
//! Promises, on a local file system as ext4 or xfs: killed, refused by the disk or without power at whatever moment, the folder shows
//! the whole old site or the whole new one; and what [`publish`] has returned from stays published.

use std::path::{Path, PathBuf};

use anyhow::{Error, Result, bail};

use super::Edition;
use super::layout::Layout;
pub use super::place::Way;
use super::release::{Older, manifest_of, room, verify, write};
use crate::disk;
use crate::manifest::{Difference, Manifest};
use crate::trouble::{PublishTrouble, Trouble};

/// Where and how.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// How it is switched.
    pub way: Way,
    /// How many releases stay, the shown one among them; at least two do.
    pub keep: usize,
    /// Who publishes, for whoever finds the place locked.
    pub who: &'a str,
}

/// A site is shown, and the disk has it.
#[derive(Debug)]
pub struct Published {
    /// What a web server must serve.
    pub site: PathBuf,
    /// The release's name.
    pub release: String,
    /// The one that was shown before.
    pub previous: Option<String>,
    /// Files of the site.
    pub files: usize,
    /// Of these, written anew; the others are links to those of the release before.
    pub written: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Old releases that are gone.
    pub removed: Vec<String>,
    /// Why old releases could not be removed; the next publish tries again.
    pub leftover: Option<Error>,
}

/// Publishes. `progress` is called twice for each file: when it is written, and when it was read again.
pub fn publish(edition: &Edition<'_>, target: &Target<'_>, progress: &(dyn Fn() + Sync)) -> Result<Published> {
    let manifest = &edition.manifest;
    let (mut layout, _lock) = Layout::open(target.folder, target.way, manifest.audience, target.who)?;
    layout.place.probe()?;
    layout.forget_withdrawn(&manifest.name())?;
    let previous = layout.current().map(str::to_owned);
    let (release, is_there) = layout.find(manifest)?;
    let written = if is_there { 0 } else { stage(edition, &mut layout, progress)? };
    if is_there {
        layout.append(&release)?;
    } else {
        layout.adopt(&release)?;
    }
    layout.switch(&release)?;
    let (removed, leftover) = match layout.tidy(target.keep) {
        Ok(removed) => (removed, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let previous = previous.filter(|previous| *previous != release);
    Ok(shown(&layout, release, previous, manifest, written, removed, leftover))
}

/// Shows the release before the current one again. The withdrawn one stays until the next publish.
pub fn roll_back(target: &Target<'_>) -> Result<Published> {
    let (mut layout, _lock) = Layout::reopen(target.folder, target.way, target.who)?;
    layout.place.probe()?;
    let previous = layout.current().map(str::to_owned);
    let release = layout.before()?;
    let manifest = layout.check(&release)?;
    layout.switch(&release)?;
    let leftover = layout.settle_names().err();
    Ok(shown(&layout, release, previous, &manifest, 0, Vec::new(), leftover))
}

/// What a publish would change, and nothing is touched.
pub fn preview(edition: &Edition<'_>, target: &Target<'_>) -> Result<Difference> {
    let layout = Layout::look(target.folder, target.way, edition.manifest.audience)?;
    layout.require(edition.manifest.audience)?;
    let old = layout.current_folder().map(|folder| manifest_of(&folder)).transpose()?.flatten();
    Ok(edition.manifest.since(old.as_ref()))
}

fn shown(
    layout: &Layout,
    release: String,
    previous: Option<String>,
    manifest: &Manifest,
    written: usize,
    removed: Vec<String>,
    leftover: Option<Error>,
) -> Published {
    let (files, bytes) = (manifest.files.len(), manifest.bytes());
    Published { site: layout.place.site(), release, previous, files, written, bytes, removed, leftover }
}

/// Writes the site aside and reads it again; says how many files are new. When that fails, nothing of it stays.
fn stage(edition: &Edition<'_>, layout: &mut Layout, progress: &(dyn Fn() + Sync)) -> Result<usize> {
    let folder = layout.current_folder();
    let old = folder.as_deref().map(manifest_of).transpose()?.flatten();
    let older = folder.as_deref().zip(old.as_ref()).map(|(folder, manifest)| Older { folder, manifest });
    let incoming = layout.place.incoming();
    let no_space = |needed, free| {
        let folder = layout.place.target.clone();
        Trouble::Publish(PublishTrouble::NoSpace { folder, needed, free })
    };
    let space = disk::space(&layout.place.target);
    let needed = room(edition, older.as_ref(), space.map_or(1, |space| space.block));
    if let Some(space) = space.filter(|space| space.free < needed) {
        bail!(no_space(needed, space.free));
    }
    let staged = write(edition, &incoming, older.as_ref(), progress)
        .and_then(|written| verify(&incoming, &edition.manifest, progress).map(|()| written));
    staged.map_err(|error| {
        // Others write to the same disk: what was enough a moment ago need not be.
        let free = disk::space(&layout.place.target).map_or(0, |space| space.free);
        let error = if disk::is_full(&error) { error.context(no_space(needed, free)) } else { error };
        // What cannot be removed now is removed by the next publish.
        drop(disk::remove(&incoming));
        error
    })
}
