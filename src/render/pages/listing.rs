//! Projects and problems as rows and lists.

use crate::compute::{MatterStatus, Measured, OpenProblem, Standing, project_light, project_running, standing};
use crate::model::{Audience, Ledger, Quantity, Scope};
use crate::render::pages::{Scene, badge, follow};
use crate::render::text::{self, Say};
use crate::render::view::{Cell, Link, ListView, ProblemRow, ProblemsView, ProjectRow, SetCounty, SetRow};
use crate::units::{Amount, Known};

/// Which list a row stands on; it decides what its days and reason mean.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Unstarted,
    Stopped,
    Lagging,
    Late,
    All,
}

/// A project as a row.
pub(super) fn project_row(scene: &Scene<'_>, position: usize, purpose: Purpose) -> ProjectRow {
    let facts = scene.facts;
    let campaign = &facts.campaign;
    let say = scene.say;
    let project = &facts.projects[position];
    let cutoff = scene.issue().cutoff;
    let standing = standing(project, campaign, cutoff);
    let lit = project_light(facts, &standing, cutoff);
    let running = match (purpose, lit) {
        (Purpose::Lagging, Some(lit)) if scene.special.is_none() => {
            project_running(facts, project, scene.at, lit.light)
        }
        _ => "",
    };
    let (days, reason) = days_and_reason(scene, position, &standing, purpose);
    let plan_cell = text::amount_cell(&Known::or_not_applicable(standing.plan), say);
    let light = lit.map(|lit| badge::light(lit, scene.say.words));
    let has_gap = standing.gap.value().is_some();
    ProjectRow {
        project: scene.project_link(position),
        county: scene.county_link(project.county),
        unit: campaign.units[project.unit].name.to_string(),
        leader: project.leader.map(|leader| campaign.duty.leaders[leader].name.to_string()).unwrap_or_default(),
        class: campaign.classes[project.class].name.to_string(),
        stage: stage_name(scene, &standing),
        part_whole: part_whole(&standing.completed, &plan_cell, say),
        plan: plan_cell,
        completion_rate: text::cell(&standing.completion_rate, say, |rate| text::percent(rate, say)),
        gap: text::cell(&standing.gap, say, |gap| text::points(gap, say)),
        plan_unit: if standing.plan.is_some() { text::amount_unit(say.numbers.project_unit, say) } else { "" }
            .to_owned(),
        gap_unit: if has_gap { text::quantity_unit(Quantity::Points, say) } else { "" }.to_owned(),
        gap_tone: light.as_ref().filter(|_| has_gap).map_or("", |light| light.tone),
        light,
        running: running.to_owned(),
        planned_start: text::iso(project.start.planned),
        actual_start: text::iso(project.start.actual.filter(|actual| *actual <= cutoff)),
        days,
        reason,
        reported: text::iso(last_figure(scene, position)),
    }
}

/// `18159 / 15827`; one word is enough when both are missing for the same reason.
fn part_whole(part: &Known<Amount>, Cell(whole): &Cell, say: Say<'_>) -> Cell {
    let Cell(mut text) = text::amount_cell(part, say);
    if part.value().is_some() || text != *whole {
        text.push_str(" / ");
        text.push_str(whole);
    }
    Cell(text)
}

fn stage_name(scene: &Scene<'_>, standing: &Standing<'_>) -> String {
    let stage = standing.record.and_then(|record| record.stage);
    stage.map(|stage| scene.facts.campaign.stages[stage].name.to_string()).unwrap_or_default()
}

fn days_and_reason(
    scene: &Scene<'_>,
    position: usize,
    standing: &Standing<'_>,
    purpose: Purpose,
) -> (Option<i64>, String) {
    let project = &scene.facts.projects[position];
    let cutoff = scene.issue().cutoff;
    let since = |date: crate::units::Date| i64::from((cutoff - date).get_days());
    let note = || standing.record.and_then(|record| record.note.as_deref()).unwrap_or("").to_owned();
    match purpose {
        Purpose::Unstarted => {
            let days = project.start.planned.filter(|planned| *planned < cutoff).map(since);
            (days, project.unstarted_reason.as_deref().unwrap_or("").to_owned())
        }
        Purpose::Stopped => match standing.stop {
            Some(stop) => (Some(since(stop.from)), stop.reason.to_string()),
            None => (None, String::new()),
        },
        Purpose::Late => (last_figure(scene, position).map(since), String::new()),
        Purpose::Lagging | Purpose::All => (None, note()),
    }
}

/// The day of the last record with a figure: one that says it has none is no report.
fn last_figure(scene: &Scene<'_>, position: usize) -> Option<crate::units::Date> {
    let cutoff = scene.issue().cutoff;
    let records = scene.facts.projects[position].records.iter().rev();
    records
        .filter(|record| record.as_of <= cutoff)
        .find(|record| record.completed.value().is_some())
        .map(|record| record.as_of)
}

/// A list, shortened to `limit` rows with a link to the whole one.
pub(super) fn list(
    scene: &Scene<'_>,
    id: &'static str,
    title: &str,
    positions: &[usize],
    purpose: Purpose,
    limit: Option<(usize, Link)>,
) -> ListView {
    let shown = limit.as_ref().map_or(positions.len(), |(limit, _)| positions.len().min(*limit));
    ListView {
        id,
        title: title.to_owned(),
        count: positions.len(),
        rows: positions[..shown].iter().map(|&position| project_row(scene, position, purpose)).collect(),
        hidden: positions.len() - shown,
        more: limit.filter(|_| shown < positions.len()).map(|(_, link)| link),
    }
}

/// A problem as a row.
pub(super) fn problem_row(scene: &Scene<'_>, open: OpenProblem) -> ProblemRow {
    let facts = scene.facts;
    let cutoff = scene.issue().cutoff;
    let project = &facts.projects[open.project];
    let problem = &project.problems[open.problem];
    let last = problem.updates.iter().rev().find(|update| update.on <= cutoff);
    ProblemRow {
        title: problem.title.to_string(),
        project: scene.project_link(open.project),
        county: scene.county_link(project.county),
        owner: scene.unit_link(problem.owner),
        raised: text::iso_day(problem.raised),
        deadline: text::iso(problem.deadline),
        state: badge::problem(open.status, scene.say.words),
        overdue_days: if let MatterStatus::Overdue { days } = open.status { days } else { 0 },
        note: last.and_then(|update| update.note.as_deref()).unwrap_or("").to_owned(),
        offices: problem.audience == Audience::Offices,
        decided: follow::decided(scene, open.project, open.problem),
        office_note: problem.office_note.as_deref().map(str::to_owned),
    }
}

/// Problems of a scope, shortened to `limit` unsolved rows with a link to all.
pub(super) fn problems(scene: &Scene<'_>, scope: Scope, limit: Option<(usize, Link)>) -> ProblemsView {
    let mine =
        |open: &&OpenProblem| crate::render::prose::belongs(scene.facts, open.project, scope, scene.issue().cutoff);
    let all: Vec<OpenProblem> = scene.issue().lists.problems.iter().filter(mine).copied().collect();
    problems_of(scene, &all, limit)
}

/// The same for problems that were picked already, most urgent first.
pub(super) fn problems_of(scene: &Scene<'_>, all: &[OpenProblem], limit: Option<(usize, Link)>) -> ProblemsView {
    let is_solved = |open: &OpenProblem| open.status == MatterStatus::Settled;
    let solved = all.iter().filter(|open| is_solved(open)).count();
    let overdue = all.iter().filter(|open| matches!(open.status, MatterStatus::Overdue { .. })).count();
    let listed: Vec<OpenProblem> = match limit {
        Some((limit, _)) => all.iter().filter(|open| !is_solved(open)).take(limit).copied().collect(),
        None => all.to_vec(),
    };
    let rows: Vec<ProblemRow> = listed.iter().map(|&open| problem_row(scene, open)).collect();
    let open = all.len() - solved;
    let listed_solved = listed.iter().filter(|open| is_solved(open)).count();
    let hidden = all.len() - rows.len();
    let hidden_solved = solved - listed_solved;
    ProblemsView {
        open,
        overdue,
        solved,
        hidden,
        hidden_open: hidden - hidden_solved,
        hidden_solved,
        more: limit.filter(|_| hidden > 0).map(|(_, link)| link),
        rows,
    }
}

/// Rows by project set.
pub(super) fn sets(scene: &Scene<'_>) -> Vec<SetRow> {
    let sets = scene.facts.campaign.sets.iter().enumerate();
    sets.map(|(position, set)| {
        set_row(scene, scene.set_link(position), set.declared, |county| Scope::Set(position, county))
    })
    .collect()
}

/// Rows by kind of funds.
pub(super) fn funds(scene: &Scene<'_>) -> Vec<SetRow> {
    let funds = scene.facts.campaign.funds.iter().enumerate();
    funds
        .map(|(position, fund)| {
            set_row(scene, scene.fund_link(position), fund.declared, |county| Scope::Fund(position, county))
        })
        .collect()
}

fn set_row(scene: &Scene<'_>, link: Link, declared: Option<i64>, scope: impl Fn(Option<usize>) -> Scope) -> SetRow {
    let facts = scene.facts;
    let say = scene.say;
    let issue = scene.issue();
    let all = scope(None);
    let number = |ledger| text::number(&issue.ledger(facts, ledger, all).value, say);
    let starts = |scope| issue.ledger(facts, Ledger::StartRate, scope);
    let of = |measured: Option<Measured>| text::number(&Known::or_not_applicable(measured), say);
    let whole = starts(all);
    let rate = issue.ledger(facts, Ledger::CompletionRate, all);
    SetRow {
        link,
        declared: declared.map_or_else(text::none, |declared| text::count(declared, say)),
        listed: number(Ledger::Projects),
        started: of(whole.part),
        base: of(whole.whole),
        start_rate: text::number(&whole.value, say),
        plan: of(rate.whole),
        completed: of(rate.part),
        completion_rate: text::number(&rate.value, say),
        gap: number(Ledger::Gap),
        counties: (0..facts.counties.len())
            .map(|county| {
                let scope = scope(Some(county));
                let starts = starts(scope);
                SetCounty {
                    county: scene.county_link(county),
                    started: of(starts.part),
                    base: of(starts.whole),
                    start_rate: text::number(&starts.value, say),
                    completion_rate: text::number(&issue.ledger(facts, Ledger::CompletionRate, scope).value, say),
                }
            })
            .collect(),
    }
}
