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
mod scalar;
mod scope;
mod shape;
mod site;
mod slip;
mod source;
mod syntax;
mod target;
mod unit;
mod yaml;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Problem};
use crate::fields::{CAMPAIGN, COUNTY, PROJECT, SITE, label};
use crate::load::{Shelf, SourceFile, Sources};
use crate::model::{Campaign, County, Facts, Level, Project, Site};
use crate::units::Id;
use audience::{Cleared, cleared};
use form::Form;
use ids::{CountyName, Ids};
use name::{comparable, unique_name};
use source::Source;

/// Checks all content.
pub fn check(sources: &Sources, problems: &mut Diagnostics) -> Option<Facts> {
    let site = site_facts(sources, problems);
    let CampaignRead { campaign, ids, context, days, counties } = campaign_facts(sources, problems);
    let counties = county_facts(sources, counties, &days, &context, ids.as_ref(), problems);
    let unit_books = unit::unit_facts(sources, campaign.as_ref(), &days, &context, ids.as_ref(), problems);
    let projects = project_facts(sources, campaign.as_ref(), &context, ids.as_ref(), problems);
    let meetings = meeting::meetings(sources, projects.as_deref(), ids.as_ref(), problems);
    let inspections = meeting::inspections(sources, projects.as_deref(), ids.as_ref(), problems);
    let bulletins = issues::issues(sources, projects.as_deref(), ids.as_ref(), problems);
    let deals = pipeline::deals(sources, ids.as_ref(), problems);
    let reserve = pipeline::reserve(sources, ids.as_ref(), problems);
    let pages = bulletin::pages(sources, ids.as_ref(), problems);
    let (counties, whole) = counties?;
    let (bulletins, specials) = bulletins?;
    Some(Facts {
        audience: sources.audience,
        site: site?,
        campaign: campaign?,
        counties,
        whole,
        unit_books: unit_books?,
        projects: projects?,
        meetings: meetings?,
        inspections: inspections?,
        deals: deals?,
        reserve: reserve?,
        bulletins,
        specials,
        pages: pages?,
    })
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
    cleared(form, sources.audience, problems, |form, _| site::site(form))?.shown()
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
    campaign: Option<Campaign>,
    /// Nothing while it is not known what is declared.
    ids: Option<Ids>,
    context: ledger::Context,
    days: unit::ReportDays,
    counties: Vec<CountyTree<'s>>,
}

fn campaign_facts<'s>(sources: &'s Sources, problems: &mut Diagnostics) -> CampaignRead<'s> {
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
        cleared(form, sources.audience, problems, build)?.shown()
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
        let name = peek("name").unwrap_or_default().to_owned();
        trees.push(CountyTree { id, stem: file.stem(), name, source, tree, order, is_whole });
    }
    trees.sort_by(|a, b| (a.order, a.stem).cmp(&(b.order, b.stem)));
    trees
}

fn county_facts(
    sources: &Sources,
    trees: Vec<CountyTree<'_>>,
    days: &unit::ReportDays,
    context: &ledger::Context,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<(Vec<County>, County)> {
    let mut counties = Vec::new();
    let mut whole: Option<County> = None;
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
        match cleared(form, sources.audience, problems, build).and_then(Cleared::shown) {
            Some(county) if county.level == Level::Whole => whole = Some(county),
            Some(county) => counties.push(county),
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
    campaign: Option<&Campaign>,
    context: &ledger::Context,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Vec<Project>> {
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
            let project = form.and_then(|form| cleared(form, sources.audience, &mut problems, build)?.shown());
            (project, name, is_read, problems)
        })
        .collect();
    let mut projects = Vec::with_capacity(read.len());
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
        projects.extend(project);
    }
    projects.sort_by(|a, b| a.id.cmp(&b.id));
    if let Some(campaign) = campaign.filter(|_| all_read) {
        scope::successors(&projects, campaign, &files, problems);
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
