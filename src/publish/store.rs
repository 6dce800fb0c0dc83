//! To an object store, which can do one thing at a time only: written in an order in which no page ever lacks what it needs.
//!
//! Assets come first, then data, then pages, then the pages that lead to them; the manifest comes last, and only then is deleted what
//! the last manifest had and this one has not, in the opposite order. Before the first byte the manifest says which paths are
//! about to change, so a publish that was cut knows what it cannot trust, and no key is ever forgotten.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Error, Result, bail};
use rayon::prelude::*;

use super::Edition;
use super::place::{foreign, refuse};
use crate::manifest::{self, Difference, FileEntry, Manifest};
use crate::model::Audience;
use crate::trouble::{PublishTrouble, Trouble};

/// How many requests are under way at once.
const CONNECTIONS: usize = 8;

/// As much of an object store as is needed: what lies below one prefix, by paths of the site.
pub trait Objects: Sync {
    /// Its name for people.
    fn name(&self) -> String;
    /// Every object with its bytes.
    fn list(&self) -> Result<BTreeMap<String, u64>>;
    /// An object; nothing when there is none.
    fn get(&self, path: &str) -> Result<Option<Object>>;
    /// Writes an object, and says how the store calls this version of it. Nothing when the condition does not hold; a store may
    /// not know conditions.
    fn put(&self, path: &str, bytes: &[u8], served: Served, condition: &Condition) -> Result<Option<Version>>;
    /// Removes an object, if it is there.
    fn delete(&self, path: &str) -> Result<()>;
}

/// An object.
#[derive(Clone, Debug)]
pub struct Object {
    /// What it holds.
    pub bytes: Vec<u8>,
    /// Which version it is.
    pub version: Version,
}

/// What a store calls a version of an object; empty when it does not.
pub type Version = String;

/// When an object may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Always.
    Always,
    /// When there is none.
    Absent,
    /// When it is this version.
    Is(Version),
}

/// How an object is given to readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// The header `Content-Type`.
    pub content_type: &'static str,
    /// The header `Cache-Control`.
    pub cache_control: &'static str,
}

/// A store shows the new site.
#[derive(Debug)]
pub struct Stored {
    /// The release's name.
    pub release: String,
    /// The one that was shown before.
    pub previous: Option<String>,
    /// Files of the site.
    pub files: usize,
    /// Bytes of the site.
    pub bytes: u64,
    /// Files that were sent, without the manifest.
    pub sent: usize,
    /// Files that are gone.
    pub removed: Vec<String>,
    /// Why old files could not be removed; the next publish tries again.
    pub leftover: Option<Error>,
}

/// What a store holds, and what has to be done.
struct Survey {
    old: Option<Manifest>,
    condition: Condition,
    /// Files that are there as they must be.
    settled: BTreeMap<String, FileEntry>,
    sends: BTreeSet<String>,
    deletes: Vec<String>,
}

/// Publishes. More files than `max_deletes` are never removed. `progress` is called twice for each file that is to be sent: when it
/// was sent, and when it was read back; and at once for the others.
pub fn publish(
    edition: &Edition<'_>,
    objects: &dyn Objects,
    max_deletes: usize,
    progress: &(dyn Fn() + Sync),
) -> Result<Stored> {
    let new = &edition.manifest;
    let Survey { old, condition, settled, sends, deletes } = survey(new, objects)?;
    if deletes.len() > max_deletes {
        let (place, count) = (objects.name(), deletes.len());
        return refuse(PublishTrouble::TooManyDeletes { place, count, allowed: max_deletes });
    }
    (0..2 * settled.len()).for_each(|_| progress());
    let previous = old.as_ref().filter(|old| old.unsettled.is_empty()).map(Manifest::name);
    let (release, files, bytes, sent) = (new.name(), new.files.len(), new.bytes(), sends.len());
    let stored = |previous: Option<String>, removed, leftover| {
        let previous = previous.filter(|previous| *previous != release);
        Stored { release: release.clone(), previous, files, bytes, sent, removed, leftover }
    };
    if old.as_ref() == Some(new) && sends.is_empty() {
        return Ok(stored(previous, Vec::new(), None));
    }
    let before = old.iter().flat_map(|old| old.files.keys().chain(&old.unsettled));
    let unsettled = before.chain(&sends).filter(|path| !settled.contains_key(*path)).cloned().collect();
    let intent = Manifest { files: settled, unsettled, ..new.clone() };
    let mut version = put_manifest(objects, &intent, &condition)?;
    for stage in Stage::ALL {
        send(edition, objects, &|path| sends.contains(path) && Stage::of(path) == stage, progress)?;
    }
    let shown = Manifest { unsettled: deletes.iter().cloned().collect(), ..new.clone() };
    version = put_manifest(objects, &shown, &after(version))?;
    let leftover = remove(objects, &deletes)
        .and_then(|()| if deletes.is_empty() { Ok(String::new()) } else { put_manifest(objects, new, &after(version)) })
        .err();
    Ok(stored(previous, if leftover.is_none() { deletes } else { Vec::new() }, leftover))
}

/// What a publish would change, and nothing is touched.
pub fn preview(edition: &Edition<'_>, objects: &dyn Objects) -> Result<Difference> {
    let survey = survey(&edition.manifest, objects)?;
    let is_there = |path: &String| {
        survey.old.as_ref().is_some_and(|old| old.files.contains_key(path) || old.unsettled.contains(path))
    };
    let (changed, new) = survey.sends.into_iter().partition(is_there);
    Ok(Difference { new, changed, gone: survey.deletes })
}

/// Looks at the store; refuses one that is not ours.
fn survey(new: &Manifest, objects: &dyn Objects) -> Result<Survey> {
    let place = objects.name();
    let listed = objects.list()?;
    let (old, condition) = match objects.get(manifest::NAME)? {
        None => match listed.keys().next() {
            None => (None, Condition::Absent),
            Some(found) => return foreign(place, found),
        },
        Some(object) => match std::str::from_utf8(&object.bytes).ok().and_then(|text| Manifest::parse(text).ok()) {
            None => return foreign(place, manifest::NAME),
            Some(old) => (Some(old), after(object.version)),
        },
    };
    if let Some(theirs) = old.as_ref().map(|old| old.audience).filter(|theirs| *theirs != new.audience) {
        return refuse(PublishTrouble::OtherAudience { place, theirs, ours: new.audience });
    }
    let has =
        |path: &String| old.as_ref().is_some_and(|old| old.files.contains_key(path) || old.unsettled.contains(path));
    if let Some(found) = new.files.keys().find(|path| listed.contains_key(*path) && !has(path)) {
        return foreign(place, found);
    }
    let is_settled = |path: &String, file: &FileEntry| {
        old.as_ref().and_then(|old| old.files.get(path)) == Some(file) && listed.get(path) == Some(&file.size)
    };
    let (settled, sends): (BTreeMap<_, _>, BTreeMap<_, _>) =
        new.files.iter().map(|(path, file)| (path.clone(), *file)).partition(|(path, file)| is_settled(path, file));
    let deletes = listed.into_keys().filter(|path| has(path) && !new.files.contains_key(path)).collect();
    Ok(Survey { old, condition, settled, sends: sends.into_keys().collect(), deletes })
}

/// A version that may have been replaced by nobody but us.
fn after(version: Version) -> Condition {
    if version.is_empty() { Condition::Always } else { Condition::Is(version) }
}

fn put_manifest(objects: &dyn Objects, manifest: &Manifest, condition: &Condition) -> Result<Version> {
    let text = manifest.to_json();
    let served = Served::of(manifest::NAME, manifest.audience);
    if let Some(version) = objects.put(manifest::NAME, text.as_bytes(), served, condition)? {
        return Ok(version);
    }
    // An answer that was lost makes the second try look like somebody else's.
    match objects.get(manifest::NAME)? {
        Some(object) if object.bytes == text.as_bytes() => Ok(object.version),
        _ => refuse(PublishTrouble::Busy { place: objects.name(), who: String::new() }),
    }
}

/// Sends the files of one stage, all at once, and reads each back.
fn send(
    edition: &Edition<'_>,
    objects: &dyn Objects,
    is_meant: &(dyn Fn(&str) -> bool + Sync),
    progress: &(dyn Fn() + Sync),
) -> Result<()> {
    at_once(|| {
        edition.routes.par_iter().filter(|route| is_meant(route.path.as_str())).try_for_each(|route| {
            let path = route.path.as_str();
            let bytes = edition.render(route);
            objects.put(path, &bytes, Served::of(path, edition.manifest.audience), &Condition::Always)?;
            progress();
            let read = objects.get(path)?;
            if read.is_none_or(|read| FileEntry::of(&read.bytes) != edition.manifest.files[path]) {
                bail!(Trouble::Publish(PublishTrouble::Differs { place: objects.name(), file: path.to_owned() }));
            }
            progress();
            Ok(())
        })
    })
}

/// Removes files: what leads to others before what it leads to.
fn remove(objects: &dyn Objects, paths: &[String]) -> Result<()> {
    for stage in Stage::ALL.into_iter().rev() {
        at_once(|| paths.par_iter().filter(|path| Stage::of(path) == stage).try_for_each(|path| objects.delete(path)))?;
    }
    Ok(())
}

/// Waits for the network rather than for the processor: more at once than there are processors.
fn at_once(work: impl FnOnce() -> Result<()> + Send) -> Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(CONNECTIONS).build();
    pool.context("no threads can be started")?.install(work)
}

/// What is sent before what. A file needs only files of its own or an earlier stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Assets,
    /// Open data and the search index.
    Data,
    Pages,
    /// Pages that lead to others: the front page, indexes, the newest bulletin, lists for programs.
    Indexes,
}

impl Stage {
    const ALL: [Self; 4] = [Self::Assets, Self::Data, Self::Pages, Self::Indexes];

    fn of(path: &str) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
            _ if path.starts_with("assets/") => Self::Assets,
            _ if folder.is_empty() || folder == "latest" || name == "index.html" => Self::Indexes,
            "html" => Self::Pages,
            _ => Self::Data,
        }
    }
}

impl Served {
    /// How a file is given to readers. Addresses are permanent and so are the names of assets, so a browser asks each time whether
    /// there is something new, which costs no more than the answer that there is not.
    pub fn of(path: &str, audience: Audience) -> Self {
        let content_type = match path.rsplit_once('.').map_or("", |(_, extension)| extension) {
            "html" => "text/html; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "csv" => "text/csv; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "json" => "application/json",
            "xml" => "application/xml",
            "svg" => "image/svg+xml",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "webp" => "image/webp",
            "ico" => "image/x-icon",
            "woff2" => "font/woff2",
            "pdf" => "application/pdf",
            "zip" => "application/zip",
            "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/octet-stream",
        };
        let cache_control = match audience {
            Audience::Public => "no-cache",
            Audience::Offices => "private, no-cache",
        };
        Self { content_type, cache_control }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_to_others_comes_after_them() {
        let order = ["assets/style.css", "search/terms-0.js", "projects/a.html", "projects/index.html"];
        assert_eq!(order.map(Stage::of), Stage::ALL);
        assert_eq!(Stage::of("bulletins/2030-07/tables.xlsx"), Stage::Data);
        for index in ["index.html", "latest/lists.html", "archive.html", "feed.xml", "robots.txt"] {
            assert_eq!(Stage::of(index), Stage::Indexes, "{index}");
        }
    }
}
