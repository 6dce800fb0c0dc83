//! Texts to facts, reporting everything that is wrong in all files in one run.
//!
//! In: [`Sources`]. Out: [`Facts`], or nothing when a file is too broken to be understood; every problem either way. Promise: a
//! value of `Facts` is right by itself: ids are declared and unique, dates are in order, rules are total. One mistake gives one
//! message: what depends on something that was reported already is not reported again.

mod bulletin;
mod campaign;
mod characters;
mod county;
mod curve;
mod ids;
mod light;
mod project;
mod prose;
mod scalar;
mod shape;
mod site;
mod source;
mod yaml;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};
use crate::fields::{CAMPAIGN, COUNTY, PROJECT, SITE, label};
use crate::load::{Shelf, SourceFile, Sources};
use crate::model::{Bulletin, Campaign, County, Facts, Level, Page, Project, Site, Stage};
use crate::units::{Date, Id};
use ids::Ids;
use source::Source;

/// Checks all content.
pub fn check(sources: &Sources, problems: &mut Diagnostics) -> Option<Facts> {
    let site = site_facts(sources, problems);
    let (campaign, ids, trees) = campaign_facts(sources, problems);
    let counties = county_facts(trees, ids.as_ref(), problems);
    let projects = project_facts(sources, campaign.as_ref(), ids.as_ref(), problems);
    let bulletins = bulletin_facts(sources, &projects, campaign.as_ref(), ids.as_ref(), problems);
    let pages = page_facts(sources, ids.as_ref(), problems);
    let (counties, whole) = counties?;
    for project in &projects {
        debug_assert!(project.county < counties.len() || problems.has_errors(), "references point into their lists");
    }
    Some(Facts { site: site?, campaign: campaign?, counties, whole, projects, bulletins: bulletins?, pages: pages? })
}

fn source_of(file: &SourceFile) -> Source<'_> {
    Source { path: &file.path, text: &file.text }
}

fn whole_text(file: &SourceFile) -> std::ops::Range<usize> {
    0..file.text.len()
}

fn site_facts(sources: &Sources, problems: &mut Diagnostics) -> Option<Site> {
    let Some(file) = sources.shelf(Shelf::Site).next() else {
        missing("content/site.yaml", label("站点文件 site.yaml", "site.yaml"), sources, problems);
        return None;
    };
    let source = source_of(file);
    characters::check(&source, problems);
    let tree = yaml::read(&source, whole_text(file), problems);
    let form = shape::read(&source, tree, &SITE, None, problems)?;
    site::site(&form)
}

/// A file is missing only when it was not found at all; one that could not be read was reported already.
fn missing(path: &str, what: crate::fields::Label, sources: &Sources, problems: &mut Diagnostics) {
    if !sources.problems.names(path) {
        problems.report(Problem::MissingFile { what }, Place::file(path));
    }
}

/// A county file that is read but not yet checked, because ids have to be known first.
struct CountyTree<'s> {
    id: Id,
    source: Source<'s>,
    tree: yaml::Tree<'s>,
    order: i64,
    is_whole: bool,
}

fn campaign_facts<'s>(
    sources: &'s Sources,
    problems: &mut Diagnostics,
) -> (Option<Campaign>, Option<Ids>, Vec<CountyTree<'s>>) {
    let counties = county_trees(sources, problems);
    let Some(file) = sources.shelf(Shelf::Campaign).next() else {
        missing("content/campaign.yaml", label("行动文件 campaign.yaml", "campaign.yaml"), sources, problems);
        return (None, None, counties);
    };
    let source = source_of(file);
    characters::check(&source, problems);
    let tree = yaml::read(&source, whole_text(file), problems);
    let ranked = counties.iter().filter(|county| !county.is_whole).map(|county| county.id.to_string());
    // With a part of the file unread nobody knows which ids it declares.
    let ids = tree.root.as_ref().filter(|_| tree.complete).map(|root| Ids::collect(root, ranked));
    let form = shape::read(&source, tree, &CAMPAIGN, ids.as_ref(), problems);
    let campaign = form.and_then(|form| campaign::campaign(&form, &source, problems));
    (campaign, ids, counties)
}

/// Reads the counties' trees in display order.
fn county_trees<'s>(sources: &'s Sources, problems: &mut Diagnostics) -> Vec<CountyTree<'s>> {
    let mut trees = Vec::new();
    for file in sources.shelf(Shelf::Counties) {
        let source = source_of(file);
        characters::check(&source, problems);
        let tree = yaml::read(&source, whole_text(file), problems);
        let Some(id) = file_id(file, problems) else { continue };
        let peek = |key| tree.root.as_ref().and_then(|root| ids::scalar(root, key));
        let order = peek("order").and_then(|text| text.parse().ok()).unwrap_or(i64::MAX);
        let is_whole = peek("level") == Some("whole");
        trees.push(CountyTree { id, source, tree, order, is_whole });
    }
    trees.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    trees
}

fn county_facts(trees: Vec<CountyTree<'_>>, ids: Option<&Ids>, problems: &mut Diagnostics) -> Option<(Vec<County>, County)> {
    let mut counties = Vec::new();
    let mut whole: Option<County> = None;
    let mut wholes = 0;
    let mut all_read = true;
    let mut names = BTreeMap::new();
    for CountyTree { id, source, tree, is_whole, .. } in trees {
        if is_whole {
            wholes += 1;
            if wholes > 1 {
                problems.report(Problem::WholeTwice, Place::file(source.path));
            }
        }
        let form = shape::read(&source, tree, &COUNTY, ids, problems);
        let Some(form) = form else {
            all_read = false;
            continue;
        };
        if let Some(name) = form.text("name") {
            unique_name(name, source.place(form.span_of("name")), &mut names, problems);
        }
        match county::county(id, &form, &source, problems) {
            Some(county) if county.level == Level::Whole => whole = Some(county),
            Some(county) => counties.push(county),
            None => all_read = false,
        }
    }
    if wholes == 0 && all_read {
        problems.report(Problem::WholeMissing, Place::file("content/counties"));
    }
    if all_read { whole.map(|whole| (counties, whole)) } else { None }
}

fn project_facts(
    sources: &Sources,
    campaign: Option<&Campaign>,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Vec<Project> {
    let stages: &[Stage] = campaign.map_or(&[], |campaign| &campaign.stages);
    let context = project::Context { year: campaign.map(|campaign| campaign.year), stages };
    let files: Vec<&SourceFile> = sources.shelf(Shelf::Projects).collect();
    let read: Vec<_> = files
        .par_iter()
        .map(|file| {
            let mut problems = Diagnostics::default();
            let source = source_of(file);
            characters::check(&source, &mut problems);
            let tree = yaml::read(&source, whole_text(file), &mut problems);
            let id = file_id(file, &mut problems);
            let form = shape::read(&source, tree, &PROJECT, ids, &mut problems);
            let name = form.as_ref().map(|form| source.place(form.span_of("name")));
            let project = form.and_then(|form| project::project(id?, &form, &source, &context, &mut problems));
            (project, name, problems)
        })
        .collect();
    let mut projects = Vec::with_capacity(read.len());
    let mut ids_seen: BTreeMap<String, Place> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for ((project, name_place, found), file) in read.into_iter().zip(&files) {
        problems.append(found);
        if let Some(first) = ids_seen.insert(file.stem().to_owned(), Place::file(&file.path)) {
            let problem = Problem::DuplicateId { id: file.stem().to_owned() };
            problems.push(Diagnostic { problem, place: Place::file(&file.path), key: String::new(), related: Some(first) });
        }
        let Some(project) = project else { continue };
        if let Some(place) = name_place {
            // Two counties may both build a middle school; one county with two of the same name is a slip.
            unique_name(&format!("{}\u{0}{}", project.county, project.name), place, &mut names, problems);
        }
        projects.push(project);
    }
    projects.sort_by(|a, b| a.id.cmp(&b.id));
    projects
}

/// The file's name as an id.
fn file_id(file: &SourceFile, problems: &mut Diagnostics) -> Option<Id> {
    let id = Id::parse(file.stem());
    if id.is_none() {
        problems.report(Problem::BadFileName { name: file.stem().to_owned() }, Place::file(&file.path));
    }
    id
}

fn unique_name(name: &str, place: Place, names: &mut BTreeMap<String, Place>, problems: &mut Diagnostics) {
    if let Some(first) = names.get(name) {
        let shown = name.rsplit('\u{0}').next().unwrap_or(name).to_owned();
        let related = Some(first.clone());
        problems.push(Diagnostic { problem: Problem::DuplicateName { name: shown }, place, key: "name".to_owned(), related });
    } else {
        names.insert(name.to_owned(), place);
    }
}

fn bulletin_facts(
    sources: &Sources,
    projects: &[Project],
    campaign: Option<&Campaign>,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Vec<Bulletin>> {
    let mut bulletins = Vec::new();
    let mut all_read = true;
    for file in sources.shelf(Shelf::Bulletins) {
        let source = source_of(file);
        characters::check(&source, problems);
        let id = file_id(file, problems);
        match id.and_then(|id| bulletin::bulletin(id, &source, ids, problems)) {
            Some(bulletin) => bulletins.push((bulletin, source)),
            None => all_read = false,
        }
    }
    if bulletins.is_empty() && all_read {
        problems.report(Problem::NoBulletin, Place::file("content/bulletins"));
        return None;
    }
    bulletins.sort_by_key(|(bulletin, _)| bulletin.cutoff);
    for pair in bulletins.windows(2) {
        let ((before, _), (after, source)) = (&pair[0], &pair[1]);
        if after.number <= before.number || after.cutoff == before.cutoff {
            let problem = Problem::BulletinOrder { number: after.number, before: before.number };
            let at = source.text.find("number:").unwrap_or(0);
            source.report_field(problem, at..at + "number".len(), "number".to_owned(), problems);
        }
    }
    let has_record = |cutoff: Date| {
        let in_force = |date: Date| date <= cutoff && date.year() == cutoff.year();
        projects.iter().any(|project| project.records.iter().any(|record| in_force(record.as_of)))
    };
    for (bulletin, source) in &bulletins {
        if campaign.is_some() && !has_record(bulletin.cutoff) && !problems.has_errors() {
            let at = source.text.find("cutoff:").unwrap_or(0);
            let problem = Problem::BulletinWithoutData { cutoff: bulletin.cutoff.to_string() };
            source.report_field(problem, at..at + "cutoff".len(), "cutoff".to_owned(), problems);
        }
    }
    all_read.then(|| bulletins.into_iter().map(|(bulletin, _)| bulletin).collect())
}

fn page_facts(sources: &Sources, ids: Option<&Ids>, problems: &mut Diagnostics) -> Option<Vec<Page>> {
    let mut pages = Vec::new();
    let mut all_read = true;
    for file in sources.shelf(Shelf::Pages) {
        let source = source_of(file);
        characters::check(&source, problems);
        let id = file_id(file, problems);
        match id.and_then(|id| bulletin::page(id, &source, ids, problems)) {
            Some(page) => pages.push(page),
            None => all_read = false,
        }
    }
    pages.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    all_read.then(|| pages.into_iter().map(|(_, page)| page).collect())
}
