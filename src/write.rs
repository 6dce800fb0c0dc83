//! Routes to a folder: rendered in parallel, staged beside the old site, switched in one step.
//!
//! In: routes, a function that renders one, a folder. Promises: a failure leaves the previous site whole; a file whose bytes did
//! not change keeps its time; files of the last build that are not in this one are gone; a folder that is not ours, or holds
//! files that we did not write, is refused before anything is touched, and so is one whose site is for other readers. On Linux the switch is one exchange of two names; where
//! the file system cannot do that, it is two renames with a moment in between.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::disk::{CREATE, KEEP, LOOK_AT, OPEN, READ, REMOVE, SWITCH, WRITE, absolute, clear, exchange};
use crate::model::Audience;
use crate::route::Route;
use crate::trouble::Trouble;

/// Marks a folder as ours and lists what we wrote into it.
pub(crate) const MARKER: &str = ".tongbao";
const MARKER_HEAD: &str = "# Written by tongbao. The folder is replaced as a whole by the next build.\n";
/// In front of whom the folder's site is for. A folder without this line holds a public site.
pub(crate) const MARKER_AUDIENCE: &str = "# Audience: ";

/// What a build did.
#[derive(Debug, PartialEq, Eq)]
pub struct Written {
    /// Files of the site.
    pub files: usize,
    /// Of these, unchanged.
    pub unchanged: usize,
    /// Files of the last build that are gone.
    pub removed: usize,
    /// Bytes of the site.
    pub bytes: u64,
}

/// How writing ended.
#[derive(Debug)]
pub enum Outcome {
    /// The folder holds the new site.
    Done(Written),
    /// Templates failed; the folder is as it was.
    Failed(Diagnostics),
}

/// Writes the site. `progress` is called after each file.
pub fn write<'r>(
    routes: &[Route],
    render: impl Fn(&Route) -> Result<Cow<'r, [u8]>, Box<Diagnostic>> + Sync,
    output: &Path,
    audience: Audience,
    progress: &(dyn Fn() + Sync),
) -> Result<Outcome> {
    let output = absolute(output)?;
    let stage = Stage::open(&output)?;
    let before = match inspect(&output, audience) {
        Ok(before) => before,
        Err(refusal) => {
            stage.discard()?;
            return Err(refusal);
        }
    };
    for folder in folders(routes) {
        let folder = stage.path.join(folder);
        fs::create_dir_all(&folder).with_context(|| Trouble::cannot(CREATE, &folder))?;
    }
    let (bytes, unchanged) = (AtomicU64::new(0), AtomicUsize::new(0));
    let placed = each(routes, render, |route, content| {
        let old = before.exists.then(|| output.join(route.path.as_str()));
        let kept = place(content, old.as_deref(), &stage.path.join(route.path.as_str()))?;
        bytes.fetch_add(content.len() as u64, Ordering::Relaxed);
        unchanged.fetch_add(usize::from(kept), Ordering::Relaxed);
        progress();
        Ok(())
    })?;
    if let Err(problems) = placed {
        stage.discard()?;
        return Ok(Outcome::Failed(problems));
    }
    let written = Written {
        files: routes.len(),
        unchanged: unchanged.into_inner(),
        removed: before.ours.iter().filter(|path| !contains(routes, path)).count(),
        bytes: bytes.into_inner(),
    };
    let old = before.exists.then(|| output.join(MARKER));
    place(marker(routes, audience).as_bytes(), old.as_deref(), &stage.path.join(MARKER))?;
    for name in &before.kept {
        let (from, to) = (output.join(name), stage.path.join(name));
        fs::hard_link(&from, &to)
            .or_else(|_| fs::copy(&from, &to).map(drop))
            .with_context(|| Trouble::cannot(KEEP, &from))?;
    }
    stage.switch(&output, before.exists)?;
    Ok(Outcome::Done(written))
}

/// Renders all routes, in parallel and in no order, and hands on the bytes of each. What templates did wrong is gathered.
pub(crate) fn each<'r, T: Send>(
    routes: &[Route],
    render: impl Fn(&Route) -> Result<Cow<'r, [u8]>, Box<Diagnostic>> + Sync,
    take: impl Fn(&Route, &[u8]) -> Result<T> + Sync,
) -> Result<Result<Vec<T>, Diagnostics>> {
    let one = |route| match render(route) {
        Ok(content) => take(route, &content).map(Ok),
        Err(mistake) => Ok(Err(mistake)),
    };
    let all: Vec<Result<Result<T, Box<Diagnostic>>>> = routes.par_iter().map(one).collect();
    let (mut taken, mut problems) = (Vec::with_capacity(routes.len()), Diagnostics::default());
    for result in all {
        match result? {
            Ok(own) => taken.push(own),
            Err(mistake) => problems.push(*mistake),
        }
    }
    Ok(if problems.is_empty() { Ok(taken) } else { Err(problems) })
}

fn contains(routes: &[Route], path: &str) -> bool {
    routes.binary_search_by(|route| route.path.as_str().cmp(path)).is_ok()
}

fn folders(routes: &[Route]) -> BTreeSet<&Path> {
    routes.iter().filter_map(|route| Path::new(route.path.as_str()).parent()).collect()
}

fn marker(routes: &[Route], audience: Audience) -> String {
    let mut text = format!("{MARKER_HEAD}{MARKER_AUDIENCE}{}\n", audience.id());
    for route in routes {
        text.push_str(route.path.as_str());
        text.push('\n');
    }
    text
}

/// Whom a site is for and its files, as its marker says.
pub(crate) fn read_marker(text: &str) -> (Audience, BTreeSet<String>) {
    let said = text.lines().find_map(|line| line.strip_prefix(MARKER_AUDIENCE));
    let files = text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    (said.and_then(Audience::from_id).unwrap_or_default(), files)
}

/// What stands in the output folder.
struct Before {
    exists: bool,
    /// Files of the last build.
    ours: BTreeSet<String>,
    /// Hidden files at the top, such as `.gitignore`: not ours, kept as they are.
    kept: Vec<String>,
}

/// Looks at the folder and refuses it when it holds something that would be lost.
fn inspect(output: &Path, audience: Audience) -> Result<Before> {
    let mut before = Before { exists: false, ours: BTreeSet::new(), kept: Vec::new() };
    match fs::symlink_metadata(output) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(before),
        Err(error) => return Err(error).with_context(|| Trouble::cannot(LOOK_AT, output)),
        Ok(metadata) if metadata.is_symlink() => bail!(Trouble::Link(output.to_owned())),
        Ok(metadata) if !metadata.is_dir() => bail!(Trouble::NotAFolder(output.to_owned())),
        Ok(_) => before.exists = true,
    }
    match fs::read_to_string(output.join(MARKER)) {
        Ok(text) => {
            let (theirs, ours) = read_marker(&text);
            if theirs != audience {
                bail!(Trouble::OtherAudience { folder: output.to_owned(), theirs, ours: audience });
            }
            before.ours = ours;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error).with_context(|| Trouble::cannot(READ, &output.join(MARKER))),
    }
    let mut foreign = Vec::new();
    for entry in WalkDir::new(output).min_depth(1).sort_by_file_name() {
        let entry = entry.with_context(|| Trouble::cannot(READ, output))?;
        let inside = entry.path().strip_prefix(output).context("a walk stays inside its folder")?;
        let name = inside.to_string_lossy().replace('\\', "/");
        let is_folder = entry.file_type().is_dir();
        if name == MARKER || (is_folder && !name.starts_with('.')) || before.ours.contains(&name) {
            continue;
        }
        if entry.depth() == 1 && name.starts_with('.') && entry.file_type().is_file() {
            before.kept.push(name);
        } else {
            foreign.push(name);
        }
    }
    if let Some(first) = foreign.first() {
        let folder = output.to_owned();
        bail!(Trouble::Foreign { folder, first: first.clone(), more: foreign.len() - 1 });
    }
    Ok(before)
}

/// Puts bytes into the stage. When the old file has the same bytes it is linked, so that it keeps its time; says whether it was.
fn place(content: &[u8], old: Option<&Path>, new: &Path) -> Result<bool> {
    let is_same = |old: &Path| {
        fs::metadata(old).is_ok_and(|metadata| metadata.len() == content.len() as u64)
            && fs::read(old).is_ok_and(|bytes| bytes == content)
    };
    if old.is_some_and(|old| is_same(old) && fs::hard_link(old, new).is_ok()) {
        return Ok(true);
    }
    fs::write(new, content).with_context(|| Trouble::cannot(WRITE, new))?;
    Ok(false)
}

/// A folder beside the output in which the new site is made. Only one build at a time can have it.
struct Stage {
    path: PathBuf,
    /// Held until the end: a second build fails instead of mixing two sites.
    _lock: File,
}

impl Stage {
    fn open(output: &Path) -> Result<Self> {
        let name = output.file_name().expect("an absolute output has a name").to_string_lossy();
        let path = output.with_file_name(format!(".{name}.staging"));
        fs::create_dir_all(&path).with_context(|| Trouble::cannot(CREATE, &path))?;
        let lock = File::open(&path).with_context(|| Trouble::cannot(OPEN, &path))?;
        if lock.try_lock().is_err() {
            bail!(Trouble::Busy(output.to_owned()));
        }
        let stage = Self { path, _lock: lock };
        // What a build that was killed has left behind.
        clear(&stage.path)?;
        stage.restore(output)?;
        Ok(stage)
    }

    /// Where the old site lies for the moment between two renames, on systems that cannot exchange two names.
    fn aside(&self) -> PathBuf {
        self.path.with_extension("old")
    }

    /// Ends what a build did that was killed in that moment: the old site comes back, or goes when the new one is in place.
    fn restore(&self, output: &Path) -> Result<()> {
        let aside = self.aside();
        if !aside.exists() {
            return Ok(());
        }
        if output.exists() {
            return fs::remove_dir_all(&aside).with_context(|| Trouble::cannot(REMOVE, &aside));
        }
        fs::rename(&aside, output).with_context(|| Trouble::cannot(SWITCH, output))
    }

    fn discard(&self) -> Result<()> {
        fs::remove_dir_all(&self.path).with_context(|| Trouble::cannot(REMOVE, &self.path))
    }

    /// Puts the staged site in the place of the old one, then removes the old one.
    fn switch(self, output: &Path, exists: bool) -> Result<()> {
        let explain = || Trouble::cannot(SWITCH, output);
        if !exists {
            return fs::rename(&self.path, output).with_context(explain);
        }
        if exchange(&self.path, output).is_ok() {
            return self.discard();
        }
        let aside = self.aside();
        fs::rename(output, &aside).with_context(explain)?;
        if let Err(error) = fs::rename(&self.path, output) {
            fs::rename(&aside, output).with_context(explain)?;
            return Err(error).with_context(explain);
        }
        fs::remove_dir_all(&aside).with_context(|| Trouble::cannot(REMOVE, &aside))
    }
}
