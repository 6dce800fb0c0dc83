//! What will change for readers: values, places, lights and pages against what they have now.
//!
//! In: a plan, and what stands online or was sealed last. Out: the changed values of each bulletin by what they are, and pages that
//! come, go or change.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Change, is_figure};
use crate::plan::Plan;
use crate::release::diff::differences;
use crate::render::Renderer;

/// Everything that will be another.
#[derive(Clone, Debug, Default)]
pub struct Impact {
    /// Places on boards, with the bulletin.
    pub ranks: Vec<(String, Change)>,
    /// Lights of projects.
    pub lights: Vec<(String, Change)>,
    /// All other values.
    pub values: Vec<(String, Change)>,
    /// New pages and files.
    pub added: Vec<String>,
    /// Pages and files that go.
    pub removed: Vec<String>,
    /// Pages and files with other bytes.
    pub changed: Vec<String>,
}

impl Impact {
    /// Adds the changes of a bulletin.
    pub fn take(&mut self, bulletin: &str, changes: impl Iterator<Item = Change>) {
        for change in changes {
            let list = match (&*change.file, &*change.column) {
                ("rankings.csv", "place" | "*") => &mut self.ranks,
                ("projects.csv", "light") => &mut self.lights,
                _ => &mut self.values,
            };
            list.push((bulletin.to_owned(), change));
        }
    }

    /// True when readers would see what they see now.
    pub fn is_empty(&self) -> bool {
        let values = [&self.ranks, &self.lights, &self.values].iter().all(|list| list.is_empty());
        values && [&self.added, &self.removed, &self.changed].iter().all(|list| list.is_empty())
    }
}

/// The whole site against a published one: its files by path.
pub fn against(plan: &Plan, online: &BTreeMap<String, Vec<u8>>) -> Result<Impact, Box<Diagnostic>> {
    let mut impact = Impact::default();
    let renderer = Renderer::new(plan);
    for route in &plan.routes {
        let path = route.path.as_str();
        match online.get(path) {
            None => impact.added.push(path.to_owned()),
            Some(bytes) if **bytes != *renderer.render(route)? => impact.changed.push(path.to_owned()),
            Some(_) => {}
        }
    }
    let is_planned = |path: &str| plan.routes.binary_search_by(|route| route.path.as_str().cmp(path)).is_ok();
    // Hidden files at the top are not of the site.
    let is_page = |path: &&String| !path.starts_with('.');
    impact.removed = online.keys().filter(is_page).filter(|path| !is_planned(path)).cloned().collect();
    for bulletin in plan.facts.bulletins.iter().chain(&plan.facts.specials) {
        let folder = format!("bulletins/{}/", bulletin.id);
        let old: BTreeMap<Box<str>, Box<str>> = online
            .iter()
            .filter_map(|(path, bytes)| Some((path.strip_prefix(&folder)?, bytes)))
            .filter(|(name, _)| is_figure(name))
            .map(|(name, bytes)| (name.into(), String::from_utf8_lossy(bytes).into()))
            .collect();
        let new = renderer.tables(&bulletin.id).unwrap_or_default().into_iter();
        let new = new.map(|(name, bytes)| (name.into(), String::from_utf8_lossy(&bytes).into())).collect();
        impact.take(bulletin.id.as_str(), differences(&old, &new).into_iter().map(|own| own.change));
    }
    Ok(impact)
}
