//! Where the parts of a published site lie on a disk, who may write there, and the one step from a release to the next.

use std::fmt;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::disk::{self, CREATE, LOCK, LOOK_AT, OPEN, READ, SWITCH, WRITE};
use crate::trouble::{PublishTrouble, Trouble};
use crate::write::MARKER;

const CURRENT: &str = "current";
const RELEASES: &str = "releases";

/// How the served site is switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A symbolic link inside the folder is replaced by another.
    Link,
    /// The folder itself is exchanged for another.
    Exchange,
}

/// Names and paths of one place.
pub(super) struct Place {
    /// The folder that was named.
    pub(super) target: PathBuf,
    pub(super) way: Way,
    /// Holds marker, lock and releases.
    pub(super) home: PathBuf,
}

impl Place {
    /// The paths for a folder. A link to a folder is that folder.
    pub(super) fn new(target: &Path, way: Way) -> Result<Self> {
        let mut target = disk::absolute(target)?;
        if target.is_symlink() {
            target = fs::canonicalize(&target).with_context(|| Trouble::cannot(LOOK_AT, &target))?;
        }
        let home = match way {
            Way::Link => target.clone(),
            Way::Exchange => {
                let name = target.file_name().unwrap_or_default().to_string_lossy();
                target.with_file_name(format!(".{name}{MARKER}"))
            }
        };
        Ok(Self { target, way, home })
    }

    /// What a web server serves.
    pub(super) fn site(&self) -> PathBuf {
        if self.way == Way::Link { self.link() } else { self.target.clone() }
    }

    /// The link to the release that is shown.
    pub(super) fn link(&self) -> PathBuf {
        self.home.join(CURRENT)
    }

    /// A link that is about to become that link.
    pub(super) fn next_link(&self) -> PathBuf {
        self.home.join(".current")
    }

    pub(super) fn releases(&self) -> PathBuf {
        self.home.join(RELEASES)
    }

    pub(super) fn release(&self, name: &str) -> PathBuf {
        self.releases().join(name)
    }

    /// What is being written.
    pub(super) fn incoming(&self) -> PathBuf {
        self.release(".incoming")
    }

    /// What is being removed.
    pub(super) fn outgoing(&self) -> PathBuf {
        self.release(".outgoing")
    }

    /// The name of the release that a link leads to.
    pub(super) fn name_in(to: &Path) -> Option<&str> {
        to.to_str()?.strip_prefix(RELEASES)?.strip_prefix('/')
    }

    /// Fails where the file system cannot switch in one step, before anything has been written.
    pub(super) fn probe(&self) -> Result<()> {
        match self.way {
            Way::Link => {
                self.make_link("")?;
                disk::remove(&self.next_link())
            }
            Way::Exchange => {
                let (a, b) = (self.incoming(), self.outgoing());
                disk::make_folder(&a)?;
                disk::make_folder(&b)?;
                let exchanged = self.exchange(&a, &b);
                disk::remove(&a)?;
                disk::remove(&b)?;
                exchanged
            }
        }
    }

    fn make_link(&self, name: &str) -> Result<()> {
        let (next, to) = (self.next_link(), Path::new(RELEASES).join(name));
        match disk::link(&to, &next) {
            Err(error) if disk::is_unsupported(&error) => refuse(PublishTrouble::NoLinks(self.target.clone())),
            made => made.with_context(|| Trouble::cannot(CREATE, &next)),
        }
    }

    fn exchange(&self, a: &Path, b: &Path) -> Result<()> {
        match disk::exchange(a, b) {
            Err(error) if disk::is_unsupported(&error) => refuse(PublishTrouble::NoExchange(self.target.clone())),
            made => made.with_context(|| Trouble::cannot(SWITCH, b)),
        }
    }

    /// Shows a release instead of the current one, if there is one. Nothing says yet that the disk has it.
    pub(super) fn show(&self, name: &str, current: Option<&str>) -> Result<()> {
        let release = self.release(name);
        match (self.way, current) {
            (Way::Link, _) => self.turn_link(name),
            // It is what is shown.
            (Way::Exchange, Some(current)) if current == name && !disk::exists(&release)? => Ok(()),
            (Way::Exchange, Some(_)) => self.exchange(&release, &self.target),
            (Way::Exchange, None) => {
                fs::rename(release, &self.target).with_context(|| Trouble::cannot(SWITCH, &self.target))
            }
        }
    }

    fn turn_link(&self, name: &str) -> Result<()> {
        let (next, link) = (self.next_link(), self.link());
        self.make_link(name)?;
        match fs::rename(&next, &link) {
            // Over a network a rename may say that it failed though it was done: what counts is where the link leads.
            Err(_) if fs::read_link(&link).is_ok_and(|to| Self::name_in(&to) == Some(name)) => Ok(()),
            turned => turned.with_context(|| Trouble::cannot(SWITCH, &link)),
        }
    }

    /// Waits until the disk has what [`Self::show`] did.
    pub(super) fn settle(&self) -> Result<()> {
        let settled = match self.way {
            Way::Link => disk::settle_folder(&self.home),
            Way::Exchange => {
                let above = self.target.parent().expect("it has a name");
                disk::settle_folder(above).and_then(|()| disk::settle_folder(&self.releases()))
            }
        };
        settled.map_err(|error| error.context(Trouble::Publish(PublishTrouble::Unsettled(self.target.clone()))))
    }
}

/// Held while somebody publishes; the system takes it back when the process ends, in whatever way.
pub(super) struct Lock(#[expect(dead_code, reason = "it is held, not used")] File);

impl Lock {
    /// Takes it, and writes down who has it.
    pub(super) fn take(place: &Place, who: &str) -> Result<Self> {
        let path = place.home.join(".lock");
        let open = File::options().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = open.with_context(|| Trouble::cannot(OPEN, &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                let mut who = String::new();
                file.read_to_string(&mut who).with_context(|| Trouble::cannot(READ, &path))?;
                let place = place.target.display().to_string();
                return refuse(PublishTrouble::Busy { place, who: who.trim().to_owned() });
            }
            Err(fs::TryLockError::Error(error)) => return Err(error).with_context(|| Trouble::cannot(LOCK, &path)),
        }
        let noted = file.set_len(0).and_then(|()| file.write_all(who.as_bytes()));
        noted.with_context(|| Trouble::cannot(WRITE, &path))?;
        Ok(Self(file))
    }
}

pub(super) fn refuse<T>(trouble: PublishTrouble) -> Result<T> {
    bail!(Trouble::Publish(trouble))
}

/// What stands there is not ours.
pub(super) fn foreign<T>(place: impl fmt::Display, found: &str) -> Result<T> {
    refuse(PublishTrouble::Foreign { place: place.to_string(), found: found.to_owned() })
}

/// Makes a folder where there is none.
pub(super) fn make(folder: &Path) -> Result<()> {
    if disk::exists(folder)? {
        return Ok(());
    }
    let above = folder.parent().expect("it has a name");
    fs::create_dir_all(above).with_context(|| Trouble::cannot(CREATE, above))?;
    disk::make_folder(folder)?;
    disk::settle_folder(above)
}

/// Whether nothing stands in a folder.
pub(super) fn is_empty(folder: &Path) -> Result<bool> {
    let mut inside = walkdir::WalkDir::new(folder).min_depth(1).max_depth(1).into_iter();
    match inside.next() {
        None => Ok(true),
        Some(first) => first.map(|_| false).with_context(|| Trouble::cannot(READ, folder)),
    }
}
