//! Links in prose: each leads to a page of the site, and its anchor exists there.
//!
//! In: sources and a plan. Out: a problem for every link that leads nowhere. Links that the program makes itself are right by
//! construction; a test follows all of them.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Parser, Tag};

use crate::check::translation;
use crate::diagnostic::{Diagnostics, Place, Problem};
use crate::load::{Shelf, SourceFile, Sources};
use crate::plan::Plan;
use crate::render::Renderer;
use crate::route::{Route, is_outside, is_page};

/// Reports links of bulletins and pages that lead nowhere.
pub fn check(sources: &Sources, plan: &Plan, problems: &mut Diagnostics) {
    let renderer = Renderer::new(plan);
    // Pages are only rendered when somebody points into them, and then once.
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let bulletins = sources.shelf(Shelf::Bulletins).map(|file| (file, "bulletins"));
    for (file, folder) in bulletins.chain(sources.shelf(Shelf::Pages).map(|file| (file, "pages"))) {
        let (id, language) = translation::name_of(file).unwrap_or((file.stem(), plan.facts.site.language));
        let Some(language) = plan.facts.language(language) else { continue };
        let prefix = plan.facts.prefix(language);
        let own = format!("{prefix}{folder}/{id}.html");
        // What is withheld has no page, and its links lead out of none.
        if route(plan, &own).is_none() {
            continue;
        }
        for (target, span) in targets(file) {
            if is_outside(&target) {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let path = path.split('?').next().unwrap_or(path);
            let path = match path {
                "" => own.clone(),
                page if is_page(page) => format!("{prefix}{page}"),
                shared => shared.to_owned(),
            };
            let place = || Place::in_text(&file.path, &file.text, span.clone());
            let Some(route) = route(plan, &path) else {
                problems.report(Problem::BrokenLink { target: target.clone() }, place());
                continue;
            };
            if anchor.is_empty() {
                continue;
            }
            let known = anchors.entry(route.path.as_str()).or_insert_with(|| {
                let bytes = renderer.render(route).map(std::borrow::Cow::into_owned).unwrap_or_default();
                ids(&String::from_utf8(bytes).unwrap_or_default())
            });
            if !known.contains(anchor) {
                problems.report(Problem::BrokenAnchor { target: target.clone() }, place());
            }
        }
    }
}

fn route<'p>(plan: &'p Plan, path: &str) -> Option<&'p Route> {
    let found = plan.routes.binary_search_by(|route| route.path.as_str().cmp(path));
    found.ok().map(|position| &plan.routes[position])
}

/// Names of the places in a page.
fn ids(page: &str) -> BTreeSet<String> {
    const OPENING: &str = " id=\"";
    let starts = page.match_indices(OPENING).map(|(at, _)| &page[at + OPENING.len()..]);
    starts.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect()
}

/// Addresses in a file with the bytes of their links.
fn targets(file: &SourceFile) -> Vec<(String, std::ops::Range<usize>)> {
    // The front matter's rules would be read as headings, but they hold no links.
    Parser::new(&file.text)
        .into_offset_iter()
        .filter_map(|(event, span)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some((dest_url.to_string(), span))
            }
            _ => None,
        })
        .collect()
}
