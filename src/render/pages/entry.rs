//! Entry into the statistics register: who is due and not in it, for how long, and which papers are missing.

use crate::compute::days_since_start;
use crate::model::{EntryBase, Ledger, Project, Scope};
use crate::render::pages::watch::{self, on_page};
use crate::render::pages::{Scene, badge, headline};
use crate::render::view::{EntryCountyView, EntryRow, EntrySum, EntryView, Headline, Html, Link, PaperRow};
use crate::render::{sentence, text};
use crate::route::Watch;
use crate::units::Known;

/// Rows on the index; the rest stands on the counties' pages.
const ROWS: usize = 30;

/// The index.
pub(crate) fn entries(scene: &Scene<'_>) -> EntryView {
    let facts = scene.facts;
    let unentered = &scene.issue().lists.unentered;
    EntryView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: watch::issue_link(scene),
        lead: lead(scene),
        headlines: headlines(scene),
        base: base(scene).to_owned(),
        papers: facts.campaign.entry_papers.iter().map(|paper| paper.name.to_string()).collect(),
        counties: (0..facts.counties.len())
            .map(|county| sum(scene, watch::county_link(scene, Watch::Entry, county), Scope::County(county)))
            .collect(),
        total: sum(scene, Link { text: facts.whole.name.to_string(), href: None }, Scope::Whole),
        rows: unentered.iter().take(ROWS).map(|&project| row(scene, project)).collect(),
        hidden: unentered.len().saturating_sub(ROWS),
    }
}

/// A page of a county's list, from 0.
pub(crate) fn entry(scene: &Scene<'_>, county: usize, page: usize) -> EntryCountyView {
    let unentered = &scene.figures.supervision.unentered[county];
    EntryCountyView {
        cutoff: text::date(scene.issue().cutoff, scene.say),
        bulletin: watch::issue_link(scene),
        county: scene.county_link(county),
        sum: sum(scene, scene.county_link(county), Scope::County(county)),
        base: base(scene).to_owned(),
        rows: on_page(unentered, page).iter().map(|&project| row(scene, project)).collect(),
        count: unentered.len(),
        pager: watch::pager(scene, Watch::Entry, county, page),
    }
}

fn base<'a>(scene: &Scene<'a>) -> &'a str {
    match scene.facts.campaign.entry_base {
        EntryBase::Started => scene.say.words.watch.started_projects(),
        EntryBase::All => scene.say.words.watch.all_projects(),
    }
}

/// The parts of the rate as the campaign has it: what is due, and what of it is entered.
fn sum(scene: &Scene<'_>, county: Link, scope: Scope) -> EntrySum {
    let say = scene.say;
    let figure = |ledger| scene.issue().ledger(scene.facts, ledger, scope);
    let rate = figure(Ledger::EntryRate);
    EntrySum {
        county,
        due: text::number(&Known::or_not_applicable(rate.whole), say),
        entered: text::number(&Known::or_not_applicable(rate.part), say),
        unentered: text::number(&figure(Ledger::Unentered).value, say),
        rate: text::number(&rate.value, say),
    }
}

fn headlines(scene: &Scene<'_>) -> Vec<Headline> {
    let say = scene.say;
    let figure = |ledger| scene.issue().ledger(scene.facts, ledger, Scope::Whole);
    let one = |ledger, note, tone| headline::of_ledger(scene, ledger, Some(Scope::Whole), &figure(ledger), note, tone);
    let rate = figure(Ledger::EntryRate);
    let parts = match (&rate.part, &rate.whole) {
        (Some(part), Some(whole)) => {
            scene.say.words.watch.entered_of(text::print(part, say), base(scene), text::print(whole, say))
        }
        _ => String::new(),
    };
    let issue = scene.issue();
    let longest =
        issue.lists.unentered.first().and_then(|&own| days_since_start(&scene.facts.projects[own], issue.cutoff));
    let longest = longest.map(|days| scene.say.words.watch.longest(days)).unwrap_or_default();
    let is_open = !issue.lists.unentered.is_empty();
    vec![
        one(Ledger::EntryRate, parts, ""),
        one(Ledger::Entered, String::new(), ""),
        one(Ledger::Unentered, longest, if is_open { "warn" } else { "" }),
    ]
}

fn lead(scene: &Scene<'_>) -> Html {
    let issue = scene.issue();
    let facts = scene.facts;
    let rate = issue.ledger(facts, Ledger::EntryRate, Scope::Whole);
    let say = scene.say;
    let day = text::day(issue.cutoff, scene.say);
    let said = match (&rate.value, &rate.part, &rate.whole) {
        (Known::Value(_), Some(part), Some(whole)) => {
            let (part, whole) = (text::print(part, say), text::print(whole, say));
            let left = issue.lists.unentered.len();
            let missing = issue.lists.unentered.iter().filter(|&&own| !row(scene, own).missing.is_empty()).count();
            let left = match (left, missing) {
                (0, _) => scene.say.words.watch.none_left().to_owned(),
                (left, 0) => scene.say.words.watch.left(left),
                (left, missing) => scene.say.words.watch.left_missing(left, missing),
            };
            let rate = text::number(&rate.value, say).text;
            scene.say.words.watch.entry_lead(&day, base(scene), &whole, &part, &rate, &left)
        }
        _ => scene.say.words.watch.none_due(&day),
    };
    sentence::emphasise(&said, scene.say)
}

fn row(scene: &Scene<'_>, position: usize) -> EntryRow {
    let project = &scene.facts.projects[position];
    let cutoff = scene.issue().cutoff;
    let papers = of_project(scene, project);
    EntryRow {
        project: scene.project_link(position),
        county: scene.county_link(project.county),
        unit: scene.facts.campaign.units[project.unit].name.to_string(),
        started: text::iso(project.start.actual.filter(|actual| *actual <= cutoff)),
        days: days_since_start(project, cutoff),
        missing: papers.into_iter().filter(|paper| paper.state.id == "missing").map(|paper| paper.name).collect(),
        reported: project.papers.is_some(),
    }
}

/// A project's papers in the campaign's order; none when it reported none.
pub(super) fn of_project(scene: &Scene<'_>, project: &Project) -> Vec<PaperRow> {
    let Some(papers) = &project.papers else { return Vec::new() };
    let cutoff = scene.issue().cutoff;
    let all = scene.facts.campaign.entry_papers.iter().enumerate();
    all.map(|(position, definition)| {
        let own = papers.iter().find(|own| own.paper == position);
        let ready = own.and_then(|own| own.ready).filter(|ready| *ready <= cutoff);
        PaperRow {
            name: definition.name.to_string(),
            state: badge::paper(own.map(|own| own.needed), ready.is_some(), scene.say.words),
            ready: text::iso(ready),
        }
    })
    .collect()
}
