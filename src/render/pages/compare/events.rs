//! What happened to projects and their problems between two bulletins, as short lists.

use super::{Pair, project_badge};
use crate::compute::{Comparison, OpenProblem, is_exempt, standing};
use crate::model::{ChangeKind, ExemptFrom, Project};
use crate::render::pages::{badge, listing};
use crate::render::text;
use crate::render::view::{Cell, CompareCorrection, CompareList, CompareProblems, CompareRow};
use crate::units::{Date, Known};

/// Rows of a list; the rest stands in the bulletin's lists and data files.
const ROWS: usize = 30;

/// Lists of projects with the same event, those without any left out.
pub(super) fn lists(pair: &Pair<'_, '_>, happened: &Comparison) -> Vec<CompareList> {
    let moved = &happened.moved;
    let none = |_: &Project| (None, None);
    let start = |project: &Project| (project.start.actual, project.start.planned);
    let finish = |project: &Project| (project.finish.actual, project.finish.planned);
    [
        list(pair, "started", &moved.started, start),
        list(pair, "finished", &moved.finished, finish),
        list(pair, "newly_lagging", &moved.newly_red, none),
        list(pair, "caught_up", &happened.caught_up, none),
        list(pair, "stopped", &happened.stopped, none),
        list(pair, "resumed", &happened.resumed, none),
    ]
    .into_iter()
    .filter(|list| list.count > 0)
    .collect()
}

/// What happened when, and when it was planned.
type Days = (Option<Date>, Option<Date>);

fn list(pair: &Pair<'_, '_>, id: &'static str, positions: &[usize], days: fn(&Project) -> Days) -> CompareList {
    let shown = positions.len().min(ROWS);
    CompareList {
        id,
        count: positions.len(),
        rows: positions[..shown].iter().map(|&position| row(pair, id, position, days)).collect(),
        hidden: positions.len() - shown,
    }
}

fn row(pair: &Pair<'_, '_>, id: &'static str, position: usize, days: fn(&Project) -> Days) -> CompareRow {
    let facts = pair.now.facts;
    let say = pair.now.say;
    let project = &facts.projects[position];
    let (then, now) = (pair.then.issue(), pair.now.issue());
    let own = standing(project, &facts.campaign, now.cutoff);
    let (mut on, planned) = days(project);
    let mut reason = String::new();
    let is_about_light = matches!(id, "newly_lagging" | "caught_up");
    match id {
        "stopped" => {
            on = own.stop.map(|stop| stop.from);
            reason = own.stop.map(|stop| stop.reason.to_string()).unwrap_or_default();
        }
        // The stop it was in: its end is known, or the project would still be in it.
        "resumed" => {
            let stop = project.stops.iter().find(|stop| stop.from <= then.cutoff && stop.until > Some(then.cutoff));
            on = stop.and_then(|stop| stop.until);
            reason = stop.map(|stop| stop.reason.to_string()).unwrap_or_default();
        }
        "caught_up" if !own.is_finished => {
            let exempt = project.exemptions.iter().find(|own| own.from == ExemptFrom::Lagging && own.runs(now.cutoff));
            if is_exempt(project, ExemptFrom::Lagging, now.cutoff) {
                reason = exempt.map(|own| own.reason.to_string()).unwrap_or_default();
            }
        }
        _ => {}
    }
    let light = |scene, issue: &crate::compute::Issue| project_badge(scene, issue.light(position));
    CompareRow {
        project: pair.now.project_link(position),
        county: pair.now.county_link(project.county),
        unit: facts.campaign.units[project.unit].name.to_string(),
        on: text::iso(on),
        planned: text::iso(planned),
        then: light(pair.then, then).filter(|_| is_about_light),
        now: match own.is_finished {
            true if id == "caught_up" => Some(badge::project_state(&own, say.words)),
            _ => light(pair.now, now).filter(|_| is_about_light),
        },
        gap: if is_about_light { text::cell(&own.gap, say, |gap| text::points(gap, say)) } else { Cell::default() },
        reason,
    }
}

/// Lists of problems with the same event, those without any left out.
pub(super) fn problems(pair: &Pair<'_, '_>, happened: &Comparison) -> Vec<CompareProblems> {
    let list = |id, all: &[OpenProblem]| {
        let shown = all.len().min(ROWS);
        CompareProblems {
            id,
            count: all.len(),
            rows: all[..shown].iter().map(|&open| listing::problem_row(pair.now, open)).collect(),
            hidden: all.len() - shown,
        }
    };
    let moved = &happened.moved;
    let all = [
        list("newly_overdue", &happened.newly_overdue),
        list("raised", &moved.raised),
        list("settled", &moved.settled),
    ];
    all.into_iter().filter(|list| list.count > 0).collect()
}

/// What was changed with a reason, and how many more there are.
pub(super) fn corrections(pair: &Pair<'_, '_>, happened: &Comparison) -> (Vec<CompareCorrection>, usize) {
    let facts = pair.now.facts;
    let amount = |known: &Known<crate::units::Amount>| text::amount_cell(known, pair.now.say);
    let corrected = happened.corrections.iter().map(|own| {
        let records = &facts.projects[own.project].records;
        let record = &records[own.record];
        let before = own.record.checked_sub(1).map_or(Known::NotReported, |before| records[before].completed.clone());
        CompareCorrection {
            on: record.as_of.to_string(),
            project: pair.now.project_link(own.project),
            kind: "corrected",
            set: None,
            then: amount(&before),
            now: amount(&record.completed),
            reason: record.correction.as_deref().unwrap_or("").to_owned(),
        }
    });
    let replanned = happened.replanned.iter().map(|own| {
        let plans = &facts.projects[own.project].plans;
        CompareCorrection {
            on: plans[own.plan].from.to_string(),
            project: pair.now.project_link(own.project),
            kind: "replanned",
            set: None,
            then: amount(&Known::Value(plans[own.plan - 1].amount)),
            now: amount(&Known::Value(plans[own.plan].amount)),
            reason: plans[own.plan].reason.as_deref().unwrap_or("").to_owned(),
        }
    });
    let changes = pair.now.figures.members.between(pair.then.issue().cutoff, pair.now.issue().cutoff);
    let moved = changes.map(|change| CompareCorrection {
        on: change.on.to_string(),
        project: pair.now.project_link(change.project),
        kind: match change.kind {
            ChangeKind::Entered => "entered",
            ChangeKind::Left => "left",
            ChangeKind::Split => "split",
        },
        set: Some(pair.now.set_link(change.set)),
        then: Cell::default(),
        now: Cell::default(),
        reason: facts.projects[change.project].scope[change.change].reason.to_string(),
    });
    let mut all: Vec<CompareCorrection> = corrected.chain(replanned).chain(moved).collect();
    let hidden = all.len().saturating_sub(ROWS);
    all.truncate(ROWS);
    (all, hidden)
}
