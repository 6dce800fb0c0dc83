//! Texts to facts, reporting everything that is wrong in all files in one run.
//!
//! In: [`Sources`]. Out: [`Facts`], or nothing when a file is too broken to be understood; every problem either way. Promise: a
//! value of `Facts` is right by itself: ids are declared and unique, dates are in order, rules are total. One mistake gives one
//! message: what depends on something that was reported already is not reported again.

mod approval;
mod audience;
mod assessment;
mod board;
mod bulletin;
mod campaign;
mod chain;
mod characters;
mod class;
mod county;
mod curve;
mod draft;
mod duty;
mod form;
mod fund;
mod ids;
mod issues;
mod ledger;
mod light;
mod matter;
mod meeting;
mod mend;
mod name;
mod pipeline;
mod plain;
mod project;
pub(crate) mod prose;
mod readers;
pub(crate) mod release;
mod scalar;
mod scope;
mod shape;
mod site;
mod slip;
mod source;
mod syntax;
mod target;
pub(crate) mod translation;
mod unit;
mod yaml;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};
use crate::fields::{CAMPAIGN, COUNTY, PROJECT, SITE, label};
use crate::load::{Shelf, SourceFile, Sources};
use crate::model::{Campaign, County, Facts, Level, Project, Releases, Site};
use crate::units::Id;
use form::Form;
use ids::{CountyName, Ids};
use name::{comparable, unique_name};
use readers::{Readers, Spoken, push};
use source::Source;

/// Checks all content.
pub fn check(sources: &Sources, problems: &mut Diagnostics) -> Option<Facts> {
    let (site, readers) = site_facts(sources, problems);
    let CampaignRead { campaign, ids, context, days, counties } = campaign_facts(sources, &readers, problems);
    let ids = ids.as_ref();
    let counties = county_facts(sources, &readers, counties, &days, &context, ids, problems);
    let first = campaign.as_ref().map(|campaign| &campaign[0]);
    let unit_books = unit::unit_facts(sources, &readers, first, &days, &context, ids, problems);
    let projects = project_facts(sources, &readers, first, &context, ids, problems);
    let first = projects.as_ref().map(|projects| &*projects[0]);
    let meetings = meeting::meetings(sources, &readers, first, ids, problems);
    let inspections = meeting::inspections(sources, &readers, first, ids, problems);
    let bulletins = issues::issues(sources, &readers, first, ids, problems);
    let deals = pipeline::deals(sources, &readers, ids, problems);
    let reserve = pipeline::reserve(sources, &readers, ids, problems);
    let pages = bulletin::pages(sources, &readers, ids, problems);
    let issued: Option<Vec<_>> =
        bulletins.as_ref().and_then(|all| all.first()).map(|(monthly, special)| [&monthly[..], special].concat());
    let releases = release::releases(sources, issued.as_deref(), ids, problems);
    let (mut counties, mut whole) = counties?;
    let (mut site, mut campaign, mut unit_books, mut projects) = (site?, campaign?, unit_books?, projects?);
    let mut bulletins = bulletins?;
    let (mut meetings, mut inspections, mut deals, mut reserve) = (meetings?, inspections?, deals?, reserve?);
    let mut pages = pages?;
    // The last language first, so that those before it stay where they are.
    let mut translations = Vec::new();
    while let Some(site) = site.pop() {
        let (bulletins, specials) = bulletins.pop()?;
        let facts = Facts {
            audience: sources.audience,
            site,
            campaign: campaign.pop()?,
            counties: counties.pop()?,
            whole: whole.pop()?,
            unit_books: unit_books.pop()?,
            projects: projects.pop()?,
            meetings: meetings.pop()?,
            inspections: inspections.pop()?,
            deals: deals.pop()?,
            reserve: reserve.pop()?,
            bulletins,
            specials,
            pages: pages.pop()?,
            translations: Vec::new(),
            releases: Releases::default(),
        };
        translations.insert(0, facts);
    }
    let mut facts = translations.remove(0);
    facts.translations = translations;
    facts.releases = releases?;
    Some(facts)
}

fn source_of(file: &SourceFile) -> Source<'_> {
    Source { path: &file.path, text: &file.text }
}

fn whole_text(file: &SourceFile) -> std::ops::Range<usize> {
    0..file.text.len()
}

fn site_facts(sources: &Sources, problems: &mut Diagnostics) -> (Option<Spoken<Site>>, Readers) {
    let mut readers = Readers { audience: sources.audience, languages: vec!["zh-CN"] };
    let Some(file) = sources.shelf(Shelf::Site).next() else {
        missing("content/site.yaml", label("站点文件 site.yaml", "site.yaml"), sources, problems);
        return (None, readers);
    };
    let source = source_of(file);
    characters::check(&source, problems);
    let tree = yaml::read(&source, whole_text(file), problems);
    let Some(form) = shape::read(&source, tree, &SITE, None, problems) else { return (None, readers) };
    readers.languages = site::languages(&form, &source, problems);
    let sites = readers.cleared(form, problems, |form, _| site::site(form)).and_then(readers::Cleared::shown);
    let named = |sites: Spoken<Site>| {
        sites.into_iter().zip(&readers.languages).map(|(site, language)| Site { language, ..site }).collect()
    };
    (sites.map(named), readers)
}

/// A file is missing only when it was not found at all; one that could not be read was reported already.
fn missing(path: &str, what: crate::fields::Label, sources: &Sources, problems: &mut Diagnostics) {
    if !sources.is_unread(path) {
        problems.report(Problem::MissingFile { what }, Place::file(path));
    }
}

/// A county file that is read but not yet checked, because ids have to be known first.
struct CountyTree<'s> {
    /// Nothing when the file's name is none.
    id: Option<Id>,
    stem: &'s str,
    name: String,
    source: Source<'s>,
    tree: yaml::Tree<'s>,
    order: i64,
    is_whole: bool,
}

/// What the campaign's file says, and what the other files are held against.
struct CampaignRead<'s> {
    campaign: Option<Spoken<Campaign>>,
    /// Nothing while it is not known what is declared.
    ids: Option<Ids>,
    context: ledger::Context,
    days: unit::ReportDays,
    counties: Vec<CountyTree<'s>>,
}

fn campaign_facts<'s>(sources: &'s Sources, readers: &Readers, problems: &mut Diagnostics) -> CampaignRead<'s> {
    let counties = county_trees(sources, problems);
    let Some(file) = sources.shelf(Shelf::Campaign).next() else {
        missing("content/campaign.yaml", label("行动文件 campaign.yaml", "campaign.yaml"), sources, problems);
        return CampaignRead { campaign: None, ids: None, context: campaign::context(None), days: None, counties };
    };
    let source = source_of(file);
    characters::check(&source, problems);
    let tree = yaml::read(&source, whole_text(file), problems);
    let named = |county: &CountyTree<'_>| CountyName {
        id: county.stem.to_owned(),
        name: county.name.clone(),
        is_whole: county.is_whole,
    };
    // A file that could not be read declares its county all the same.
    let unread = sources.unread(Shelf::Counties).map(|id| CountyName { id, name: String::new(), is_whole: false });
    let ranked = counties.iter().map(named).chain(unread);
    let projects = sources.shelf(Shelf::Projects).map(|file| file.stem().to_owned());
    let projects = projects.chain(sources.unread(Shelf::Projects));
    // With a part of the file unread nobody knows which ids it declares.
    let ids = tree.root.as_ref().filter(|_| tree.complete).map(|root| Ids::collect(root, ranked, projects));
    let form = shape::read(&source, tree, &CAMPAIGN, ids.as_ref(), problems);
    let context = campaign::context(form.as_ref());
    let days = form.as_ref().and_then(|form| unit::report_days(form, &source, problems));
    let campaign = form.and_then(|form| {
        let build =
            |form: &Form<'_>, problems: &mut Diagnostics| campaign::campaign(form, &source, days.as_deref(), problems);
        readers.cleared(form, problems, build)?.shown()
    });
    CampaignRead { campaign, ids, context, days, counties }
}

/// Reads the counties' trees in display order.
fn county_trees<'s>(sources: &'s Sources, problems: &mut Diagnostics) -> Vec<CountyTree<'s>> {
    let mut trees = Vec::new();
    for file in sources.shelf(Shelf::Counties) {
        let source = source_of(file);
        characters::check(&source, problems);
        let tree = yaml::read(&source, whole_text(file), problems);
        let id = file_id(file, problems);
        let peek = |key| tree.root.as_ref().and_then(|root| ids::scalar(root, key));
        let order = peek("order").and_then(|text| text.parse().ok()).unwrap_or(i64::MAX);
        let is_whole = peek("level") == Some("whole");
        let name = tree.root.as_ref().and_then(ids::name).unwrap_or_default().to_owned();
        trees.push(CountyTree { id, stem: file.stem(), name, source, tree, order, is_whole });
    }
    trees.sort_by(|a, b| (a.order, a.stem).cmp(&(b.order, b.stem)));
    trees
}

fn county_facts(
    sources: &Sources,
    readers: &Readers,
    trees: Vec<CountyTree<'_>>,
    days: &unit::ReportDays,
    context: &ledger::Context,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<(Spoken<Vec<County>>, Spoken<County>)> {
    let mut counties = readers.lists();
    let mut whole: Option<Spoken<County>> = None;
    let mut first_whole: Option<Place> = None;
    let mut all_levels = sources.unread(Shelf::Counties).next().is_none();
    let mut all_read = all_levels;
    let mut names = BTreeMap::new();
    for CountyTree { id, source, tree, is_whole, .. } in trees {
        let Some(form) = shape::read(&source, tree, &COUNTY, ids, problems) else {
            (all_read, all_levels) = (false, false);
            continue;
        };
        all_levels &= form.choice("level").is_some();
        if is_whole && form.choice("level").is_some() {
            let place = source.place(form.span_of("level"));
            if let Some(first) = &first_whole {
                let (problem, key) = (Problem::WholeTwice, "level".to_owned());
                problems.push(Diagnostic { problem, place, key, related: Some(first.clone()) });
            } else {
                first_whole = Some(place);
            }
        }
        if let Some(name) = form.text("name") {
            unique_name(name, comparable(name), source.place(form.span_of("name")), &mut names, problems);
        }
        let build = |form: &Form<'_>, problems: &mut Diagnostics| {
            county::county(id.clone(), form, &source, days, context, problems)
        };
        match readers.cleared(form, problems, build).and_then(readers::Cleared::shown) {
            Some(county) if county[0].level == Level::Whole => whole = Some(county),
            Some(county) => push(&mut counties, county),
            None => all_read = false,
        }
    }
    if first_whole.is_none() && all_levels {
        problems.report(Problem::WholeMissing, Place::file("content/counties"));
    }
    if all_read { whole.map(|whole| (counties, whole)) } else { None }
}

/// All projects, or nothing when one of them could not be understood.
fn project_facts(
    sources: &Sources,
    readers: &Readers,
    campaign: Option<&Campaign>,
    context: &ledger::Context,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<Project>>> {
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
            // Two counties may both build a middle school; one county with two of the same name is a slip.
            let name = form.as_ref().and_then(|form| {
                let (county, name) = (form.reference("county")?, form.text("name")?);
                let place = source.place(form.span_of("name"));
                Some((name.to_owned(), format!("{county} {}", comparable(name)), place))
            });
            let is_read = form.is_some();
            let build = |form: &Form<'_>, problems: &mut Diagnostics| {
                project::project(id.clone(), form, &source, context, problems)
            };
            let project = form.and_then(|form| readers.cleared(form, &mut problems, build)?.shown());
            (project, name, is_read, problems)
        })
        .collect();
    let mut projects = readers.lists();
    let mut all_read = sources.unread(Shelf::Projects).next().is_none();
    let mut ids_seen: BTreeMap<&str, Place> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for ((project, name, is_read, found), file) in read.into_iter().zip(&files) {
        problems.append(found);
        let place = Place::file(&file.path);
        if let Some(first) = ids_seen.get(file.stem()) {
            let problem = Problem::DuplicateId { id: file.stem().to_owned() };
            problems.push(Diagnostic { problem, place, key: String::new(), related: Some(first.clone()) });
        } else {
            ids_seen.insert(file.stem(), place);
        }
        if let Some((name, compared, place)) = name {
            unique_name(&name, compared, place, &mut names, problems);
        }
        all_read &= is_read && project.is_some();
        push(&mut projects, project.unwrap_or_default());
    }
    for projects in &mut projects {
        projects.sort_by(|a, b| a.id.cmp(&b.id));
    }
    if let Some(campaign) = campaign.filter(|_| all_read) {
        scope::successors(&projects[0], campaign, &files, problems);
    }
    all_read.then_some(projects)
}

/// A name that the site's own pages have.
const INDEX: &str = "index";

/// The file's name as an id.
fn file_id(file: &SourceFile, problems: &mut Diagnostics) -> Option<Id> {
    // The folders of counties and projects have an index page of that name.
    let id = Id::parse(file.stem()).filter(|id| id.as_str() != INDEX);
    if id.is_none() {
        problems.report(Problem::BadFileName { name: file.stem().to_owned() }, Place::file(&file.path));
    }
    id
}
