//! A planned site to where its readers find it: a folder of this machine, or an object store.
//!
//! In: a plan and a place. Out: the place shows the whole new site, or the whole old one. Everything is rendered twice: once to know
//! length and digest of every file before anything is touched, then once more for what is not there yet.

pub mod folder;
pub mod store;

mod layout;
mod place;
mod release;

use std::borrow::Cow;
use std::collections::BTreeSet;

use anyhow::Result;

use crate::diagnostic::Diagnostics;
use crate::manifest::{FileEntry, Manifest};
use crate::plan::Plan;
use crate::render::Renderer;
use crate::route::Route;
use crate::write::each;

/// A site that is ready to be published: every file is known by its digest.
pub struct Edition<'p> {
    routes: &'p [Route],
    renderer: Renderer<'p>,
    manifest: Manifest,
}

impl<'p> Edition<'p> {
    /// Renders the whole site and keeps the digests; `progress` is called after each file. `Err` has what templates did wrong.
    pub fn new(plan: &'p Plan, progress: &(dyn Fn() + Sync)) -> Result<Result<Self, Diagnostics>> {
        let renderer = Renderer::new(plan);
        let files = each(
            &plan.routes,
            |route| renderer.render(route),
            |route, content| {
                progress();
                Ok((route.path.as_str().to_owned(), FileEntry::of(content)))
            },
        )?;
        Ok(files.map(|files| {
            let newest = plan.facts.bulletins.last().expect("a plan has a bulletin");
            let manifest = Manifest {
                audience: plan.facts.audience,
                release: newest.id.as_str().to_owned(),
                files: files.into_iter().collect(),
                unsettled: BTreeSet::new(),
            };
            Self { routes: &plan.routes, renderer, manifest }
        }))
    }

    /// What it consists of.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn render(&self, route: &Route) -> Cow<'p, [u8]> {
        self.renderer.render(route).expect("what was rendered once is rendered again")
    }
}
