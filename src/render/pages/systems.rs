//! 项目四制: counts by county, who lacks what, and the facts of one project.

use crate::compute::{Measured, SystemsTally, incomplete, systems};
use crate::model::{Project, Scope};
use crate::render::pages::Scene;
use crate::render::text;
use crate::render::view::{IndicatorMethod, LackingRow, Link, SystemsRow, SystemsView};
use crate::units::{Date, Exact, Known, Percent};

/// Projects named on the page; the rest are counted.
const ROWS: usize = 30;

/// Counts by county; nothing where the campaign has no such rules.
pub(super) fn view(scene: &Scene<'_>) -> Option<SystemsView> {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    if facts.campaign.systems.is_empty() {
        return None;
    }
    let (whole, counties) = systems(facts, cutoff);
    let lacking = incomplete(facts, cutoff, Scope::Whole);
    let shown = &lacking[..lacking.len().min(ROWS)];
    Some(SystemsView {
        href: scene.href("method.html#systems-rate"),
        names: facts.campaign.systems.iter().map(|system| system.name.to_string()).collect(),
        rows: counties.iter().enumerate().map(|(county, tally)| row(scene, scene.county_link(county), tally)).collect(),
        total: row(scene, scene.scope_link(Scope::Whole), &whole),
        lacking: shown
            .iter()
            .map(|&position| {
                let project = &facts.projects[position];
                let lacks = (0..facts.campaign.systems.len()).filter(|system| !has(project, *system, cutoff));
                LackingRow {
                    project: scene.project_link(position),
                    county: scene.county_link(project.county),
                    lacks: lacks.map(|system| facts.campaign.systems[system].name.to_string()).collect(),
                }
            })
            .collect(),
        hidden: lacking.len() - shown.len(),
    })
}

fn has(project: &Project, system: usize, cutoff: Date) -> bool {
    project.systems.iter().flatten().any(|own| own.system == system && own.since <= cutoff)
}

fn row(scene: &Scene<'_>, county: Link, tally: &SystemsTally) -> SystemsRow {
    let say = scene.say;
    let count = |count: i64| text::count(count, say);
    let rate = Percent::of(&Exact::whole(tally.complete), &Exact::whole(tally.reported));
    SystemsRow {
        county,
        started: count(tally.started),
        reported: count(tally.reported),
        in_place: tally.in_place.iter().map(|&in_place| count(in_place)).collect(),
        complete: count(tally.complete),
        rate: text::number(&Known::or_not_applicable(rate.map(Measured::Percent)), say),
    }
}

/// How its rate is made, for the method page; nothing where the campaign has no such rules.
pub(super) fn method(scene: &Scene<'_>) -> Option<IndicatorMethod> {
    let systems = &scene.facts.campaign.systems;
    let names: Vec<&str> = systems.iter().map(|system| &*system.name).collect();
    (!names.is_empty()).then(|| IndicatorMethod {
        id: "systems-rate".to_owned(),
        name: scene.say.words.follow.rules_rate().to_owned(),
        unit: "%".to_owned(),
        formula: scene.say.words.follow.rules_formula().to_owned(),
        note: scene.say.words.follow.rules_note(names.join(scene.say.words.sign.list())),
    })
}

/// What a project has in place since when, and what it lacks; nothing when it was not reported.
pub(super) fn of_project(scene: &Scene<'_>, project: &Project) -> Vec<Link> {
    let cutoff = scene.issue().cutoff;
    let Some(own) = &project.systems else { return Vec::new() };
    let systems = scene.facts.campaign.systems.iter().enumerate().map(|(position, system)| {
        let since = own.iter().find(|own| own.system == position && own.since <= cutoff);
        let state = since.map_or_else(
            || scene.say.words.follow.rule_missing().to_owned(),
            |own| scene.say.words.follow.rule_since(own.since),
        );
        Link { text: scene.say.words.follow.rule(&system.name, &state), href: None }
    });
    systems.collect()
}
