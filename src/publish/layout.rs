//! The place of a published site on a disk: its marker, its lock, its releases, and the switch from one to the next.
//!
//! ```text
//! DIR/.tongbao                     whose it is, and the names of the releases, oldest first
//! DIR/.lock                        held while somebody publishes
//! DIR/releases/2030-07-0123456789ab/…
//! DIR/current                      → releases/2030-07-0123456789ab: what is served
//! ```
//!
//! With [`Way::Exchange`] the served folder is DIR itself, and the rest lies beside it in `.DIR.tongbao`. A release stands under its own
//! name only when it is whole, and is in the marker's list before it stands there; so whatever a publish that was killed has
//! left behind is known, and nothing else is ever removed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::place::{Lock, Place, Way, foreign, is_empty, make, refuse};
use super::release::{first_foreign, manifest_of, verify};
use crate::disk::{self, LOOK_AT, REMOVE, SWITCH, WRITE};
use crate::manifest::{self, Manifest};
use crate::model::Audience;
use crate::route::SitePath;
use crate::trouble::{PublishTrouble, Trouble};
use crate::write::{MARKER, MARKER_AUDIENCE};

const HEAD: &str = "# Published by tongbao: whom it is for, and the releases from the oldest to the newest.\n";
/// A marker that is about to become the marker.
const NEXT_MARKER: &str = ".tongbao.new";

/// A place where sites are published.
pub(super) struct Layout {
    /// Where everything lies.
    pub(super) place: Place,
    audience: Audience,
    /// Names of releases in the order in which they went online. What stands after the current one was withdrawn or never shown.
    names: Vec<String>,
    /// What is served.
    current: Option<String>,
}

impl Layout {
    /// Looks at a place and changes nothing; refuses one that is not ours. `audience` is whom a site that has yet to come is for.
    pub(super) fn look(target: &Path, way: Way, audience: Audience) -> Result<Self> {
        let place = Place::new(target, way)?;
        let mut layout = Self { place, audience, names: Vec::new(), current: None };
        let marker = disk::read_if_there(&layout.place.home.join(MARKER))?;
        match &marker {
            Some(text) => layout.read_marker(text)?,
            None => {
                for name in ["current", "releases", "index.html"] {
                    if disk::exists(&layout.place.home.join(name))? {
                        return foreign(layout.place.home.display(), name);
                    }
                }
            }
        }
        layout.current = match way {
            Way::Link => layout.linked()?,
            Way::Exchange => layout.served()?,
        };
        if let Some(current) = layout.current.clone().filter(|current| !layout.names.contains(current)) {
            layout.names.push(current);
        }
        Ok(layout)
    }

    /// Nobody may publish for others than the place is for.
    pub(super) fn require(&self, ours: Audience) -> Result<()> {
        if self.audience == ours {
            return Ok(());
        }
        let place = self.place.target.display().to_string();
        refuse(PublishTrouble::OtherAudience { place, theirs: self.audience, ours })
    }

    fn read_marker(&mut self, text: &str) -> Result<()> {
        let names = text.strip_prefix(HEAD).and_then(|rest| rest.strip_prefix(MARKER_AUDIENCE)?.split_once('\n'));
        let Some((audience, names)) = names.and_then(|(word, names)| Some((Audience::from_id(word)?, names))) else {
            return foreign(self.place.home.display(), MARKER);
        };
        let is_name = |name: &str| SitePath::new(name).is_some() && !name.contains('/');
        if let Some(name) = names.lines().find(|name| !is_name(name)) {
            return foreign(self.place.home.display(), name);
        }
        self.audience = audience;
        self.names = names.lines().map(str::to_owned).collect();
        Ok(())
    }

    /// The release that the link leads to.
    fn linked(&self) -> Result<Option<String>> {
        let link = self.place.link();
        let to = match fs::read_link(&link) {
            Ok(to) => to,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
                return foreign(self.place.home.display(), "current");
            }
            Err(error) => return Err(error).with_context(|| Trouble::cannot(LOOK_AT, &link)),
        };
        match Place::name_in(&to).filter(|to| self.names.iter().any(|name| name == to)) {
            Some(name) => Ok(Some(name.to_owned())),
            None => foreign(self.place.home.display(), "current"),
        }
    }

    /// The release that the folder itself is. Every file in it must be one of ours.
    fn served(&mut self) -> Result<Option<String>> {
        if !disk::exists(&self.place.target)? || is_empty(&self.place.target)? {
            return Ok(None);
        }
        let Some(manifest) = manifest_of(&self.place.target)? else { return foreign(self.place.target.display(), "") };
        self.audience = manifest.audience;
        match first_foreign(&self.place.target, &manifest)? {
            Some(found) => foreign(self.place.target.display(), &found),
            None => Ok(Some(manifest.name())),
        }
    }

    /// Takes the place for us: makes it where it is new, locks it, and removes what a publish that was killed has left behind.
    pub(super) fn open(target: &Path, way: Way, audience: Audience, who: &str) -> Result<(Self, Lock)> {
        let layout = Self::look(target, way, audience)?;
        layout.require(audience)?;
        make(&layout.place.home)?;
        let lock = Lock::take(&layout.place, who)?;
        // Another may have been here before we had the lock.
        let layout = Self::look(target, way, audience)?;
        layout.require(audience)?;
        layout.recover()?;
        layout.write_marker(&layout.names)?;
        make(&layout.place.releases())?;
        Ok((layout, lock))
    }

    /// The same for a place that must be there already.
    pub(super) fn reopen(target: &Path, way: Way, who: &str) -> Result<(Self, Lock)> {
        let layout = Self::look(target, way, Audience::default())?;
        if layout.current.is_none() {
            return refuse(PublishTrouble::NothingPublished(layout.place.target));
        }
        Self::open(target, way, layout.audience, who)
    }

    /// Ends what a publish did that was killed.
    fn recover(&self) -> Result<()> {
        for left in
            [self.place.incoming(), self.place.outgoing(), self.place.next_link(), self.place.home.join(NEXT_MARKER)]
        {
            disk::remove(&left)?;
        }
        self.settle_names()
    }

    /// Gives what an exchange has brought in its own name.
    pub(super) fn settle_names(&self) -> Result<()> {
        if self.place.way == Way::Exchange { self.name_by_content() } else { Ok(()) }
    }

    /// After an exchange the old site stands under the new one's name until it gets its own.
    fn name_by_content(&self) -> Result<()> {
        for name in &self.names {
            let folder = self.place.release(name);
            let Some(manifest) = manifest_of(&folder)? else { continue };
            let own = manifest.name();
            if Some(&own) == self.current.as_ref() || (own != *name && disk::exists(&self.place.release(&own))?) {
                self.discard(name)?;
            } else if own != *name {
                fs::rename(&folder, self.place.release(&own)).with_context(|| Trouble::cannot(SWITCH, &folder))?;
            }
        }
        Ok(())
    }

    pub(super) fn current(&self) -> Option<&str> {
        self.current.as_deref()
    }

    /// The folder of the current release under a name of its own, which does not change when another is published.
    pub(super) fn current_folder(&self) -> Option<PathBuf> {
        let current = self.current.as_ref()?;
        Some(if self.place.way == Way::Link { self.place.release(current) } else { self.place.target.clone() })
    }

    /// Whether a release stands there, be it as what is served.
    fn has(&self, name: &str) -> Result<bool> {
        Ok(self.current.as_deref() == Some(name) || disk::exists(&self.place.release(name))?)
    }

    /// Removes releases that were withdrawn by a rollback, or never shown, except one that is about to be shown again.
    pub(super) fn forget_withdrawn(&mut self, except: &str) -> Result<()> {
        let Some(at) = self.names.iter().position(|name| Some(name) == self.current.as_ref()) else { return Ok(()) };
        let withdrawn = self.names.split_off(at + 1);
        for name in withdrawn.iter().filter(|name| *name != except) {
            self.discard(name)?;
        }
        self.write_marker(&self.names)
    }

    /// Under which name a site can be shown, and whether it stands there already, whole. A damaged one that nobody sees goes.
    pub(super) fn find(&self, manifest: &Manifest) -> Result<(String, bool)> {
        let own = manifest.name();
        let mut name = own.clone();
        for number in 2.. {
            let folder =
                if self.current.as_ref() == Some(&name) { self.place.site() } else { self.place.release(&name) };
            if !disk::exists(&folder)? {
                return Ok((name, false));
            }
            if verify(&folder, manifest, &|| ()).is_ok() {
                return Ok((name, true));
            }
            if self.place.way == Way::Exchange && self.current.as_ref() == Some(&name) {
                return Ok((name, false));
            }
            if self.current.as_ref() != Some(&name) {
                self.discard(&name)?;
                return Ok((name, false));
            }
            name = format!("{own}-{number}");
        }
        unreachable!("some number is free")
    }

    /// Gives what came in, whole and on the disk, its name.
    pub(super) fn adopt(&mut self, name: &str) -> Result<()> {
        self.append(name)?;
        let folder = self.place.release(name);
        fs::rename(self.place.incoming(), &folder).with_context(|| Trouble::cannot(SWITCH, &folder))?;
        disk::settle_folder(&self.place.releases())
    }

    /// Puts a name at the end of the list.
    pub(super) fn append(&mut self, name: &str) -> Result<()> {
        self.names.retain(|own| own != name);
        self.names.push(name.to_owned());
        self.write_marker(&self.names)
    }

    /// Shows a release that stands under its name. When it returns, readers see it and the disk has it.
    pub(super) fn switch(&mut self, name: &str) -> Result<()> {
        self.place.show(name, self.current.as_deref())?;
        self.current = Some(name.to_owned());
        self.place.settle()
    }

    /// The release before the current one.
    pub(super) fn before(&self) -> Result<String> {
        let earlier = self.names.iter().take_while(|name| Some(*name) != self.current.as_ref());
        let mut there = Vec::new();
        for name in earlier {
            if self.has(name)? {
                there.push(name.clone());
            }
        }
        match there.pop() {
            Some(name) => Ok(name),
            None => refuse(PublishTrouble::NothingBefore(self.place.target.clone())),
        }
    }

    /// The release of a name with its manifest; an error when it is not whole.
    pub(super) fn check(&self, name: &str) -> Result<Manifest> {
        let folder = self.place.release(name);
        let differs = || {
            Trouble::Publish(PublishTrouble::Differs {
                place: folder.display().to_string(),
                file: manifest::NAME.to_owned(),
            })
        };
        let manifest = manifest_of(&folder)?.with_context(differs)?;
        verify(&folder, &manifest, &|| ())?;
        Ok(manifest)
    }

    /// What may be done after the switch: names put right, and all but the newest releases removed. Says which are gone.
    pub(super) fn tidy(&mut self, keep: usize) -> Result<Vec<String>> {
        self.settle_names()?;
        let mut there = Vec::new();
        for name in &self.names {
            if self.has(name)? {
                there.push(name.clone());
            }
        }
        // Readers may still be on the way into the one that was shown until now.
        let gone: Vec<String> = there.drain(..there.len().saturating_sub(keep.max(2))).collect();
        gone.iter().try_for_each(|name| self.discard(name))?;
        self.names = there;
        self.write_marker(&self.names)?;
        Ok(gone)
    }

    /// Removes a release. It loses its name first, so that no half of it is ever taken for a whole.
    fn discard(&self, name: &str) -> Result<()> {
        let (folder, outgoing) = (self.place.release(name), self.place.outgoing());
        if disk::exists(&folder)? {
            disk::remove(&outgoing)?;
            fs::rename(&folder, &outgoing).with_context(|| Trouble::cannot(REMOVE, &folder))?;
            disk::remove(&outgoing)?;
        }
        Ok(())
    }

    fn write_marker(&self, names: &[String]) -> Result<()> {
        let mut text = format!("{HEAD}{MARKER_AUDIENCE}{}\n", self.audience.id());
        names.iter().for_each(|name| text.extend([name, "\n"]));
        let (marker, next) = (self.place.home.join(MARKER), self.place.home.join(NEXT_MARKER));
        if disk::read_if_there(&marker)?.is_some_and(|old| old == text) {
            return Ok(());
        }
        disk::write_and_settle(&next, text.as_bytes())?;
        fs::rename(&next, &marker).with_context(|| Trouble::cannot(WRITE, &marker))?;
        disk::settle_folder(&self.place.home)
    }
}
