//! Two bulletins beside each other: what happened between their cut-offs, and what stands otherwise.
//!
//! In: facts and two issues, the earlier first. Out: a [`Comparison`]. Promise: an event is what happened after the earlier cut-off, up to
//! and with the later one; a list is compared with the same list, so an exemption takes a project off it as it does in the bulletins.

use crate::compute::issue::Issue;
use crate::compute::lists::OpenProblem;
use crate::compute::matter::{MatterStatus, matter_status};
use crate::compute::special::{Moved, moved};
use crate::model::{Facts, Fund, FundRecord, Indicator, Ledger, Light, Scope};
use crate::units::{Amount, Known};

/// What moved between two bulletins. Positions point into the facts.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Starts, finishes, problems raised and settled, and who is newly lagging.
    pub moved: Moved,
    /// Lagging in the earlier bulletin and not in the later one, in the order of the earlier list.
    pub caught_up: Vec<usize>,
    /// Stopped in the later bulletin and not in the earlier one.
    pub stopped: Vec<usize>,
    /// Stopped in the earlier bulletin and not in the later one.
    pub resumed: Vec<usize>,
    /// Overdue in the later bulletin and not in the earlier one, longest first.
    pub newly_overdue: Vec<OpenProblem>,
    /// Projects with another light, in the order of ids.
    pub lights: Vec<LightChange>,
    /// Records with the reason for a cumulative value that fell, by date.
    pub corrections: Vec<Corrected>,
    /// Annual plans that replaced one of the same year, by date.
    pub replanned: Vec<Replanned>,
}

/// A project with another light; nothing where none is lit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LightChange {
    /// Position of the project.
    pub project: usize,
    /// Its light in the earlier bulletin.
    pub then: Option<Light>,
    /// Its light in the later one.
    pub now: Option<Light>,
}

/// A record that says why a value fell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// Position of the project.
    pub project: usize,
    /// Position of the record in it.
    pub record: usize,
}

/// A plan that replaced another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replanned {
    /// Position of the project.
    pub project: usize,
    /// Position of the plan in it.
    pub plan: usize,
}

/// Whether a figure of the whole is over others than in the earlier issue: some projects, or counties, gave what it is made of in
/// one of the two only.
pub fn is_over_others(facts: &Facts, then: &Issue, now: &Issue, indicator: Indicator) -> bool {
    match indicator {
        Indicator::Ledger(Ledger::KindInPlace | Ledger::KindRate) => {
            funds_differ(facts, then, now, |record| &record.in_place)
        }
        Indicator::Ledger(Ledger::KindPaid | Ledger::KindPaidRate) => {
            funds_differ(facts, then, now, |record| &record.paid)
        }
        Indicator::Ledger(ledger) => now.is_over_others(then, ledger, |_| true),
        Indicator::Series(_) => false,
        Indicator::Measure(measure) => counties_differ(facts, then, now, measure),
        Indicator::Ratio(ratio) => {
            let ratio = &facts.campaign.ratios[ratio];
            [ratio.part, ratio.whole].into_iter().any(|measure| counties_differ(facts, then, now, measure))
        }
    }
}

fn funds_differ(facts: &Facts, then: &Issue, now: &Issue, of: fn(&FundRecord) -> &Known<Amount>) -> bool {
    let is_given =
        |fund: &Fund, issue: &Issue| fund.record_at(issue.cutoff).is_some_and(|own| of(own).value().is_some());
    facts.projects.iter().flat_map(|own| &own.funds).any(|fund| is_given(fund, then) != is_given(fund, now))
}

fn counties_differ(facts: &Facts, then: &Issue, now: &Issue, measure: usize) -> bool {
    let is_given = |issue: &Issue, county: usize| {
        issue.figure(facts, Indicator::Measure(measure), Scope::County(county)).value.value().is_some()
    };
    facts.campaign.measures[measure].is_summed
        && (0..facts.counties.len()).any(|county| is_given(then, county) != is_given(now, county))
}

/// Compares two issues; `then` is the earlier one.
pub fn comparison(facts: &Facts, then: &Issue, now: &Issue) -> Comparison {
    let without = |list: &[usize], other: &[usize]| -> Vec<usize> {
        let mut other = other.to_vec();
        other.sort_unstable();
        list.iter().copied().filter(|position| other.binary_search(position).is_err()).collect()
    };
    let was_overdue = |open: &OpenProblem| {
        let problem = &facts.projects[open.project].problems[open.problem];
        matches!(matter_status(problem, then.cutoff), Some(MatterStatus::Overdue { .. }))
    };
    let overdue = now.lists.problems.iter().filter(|open| matches!(open.status, MatterStatus::Overdue { .. }));
    let lights = then.lights.iter().zip(&now.lights).enumerate();
    let lights = lights.filter(|(_, (then, now))| then != now);
    let mut comparison = Comparison {
        moved: moved(facts, now, Some(then)),
        caught_up: without(&then.lists.lagging, &now.lists.lagging),
        stopped: without(&now.lists.stopped, &then.lists.stopped),
        resumed: without(&then.lists.stopped, &now.lists.stopped),
        newly_overdue: overdue.filter(|open| !was_overdue(open)).copied().collect(),
        lights: lights.map(|(project, (&then, &now))| LightChange { project, then, now }).collect(),
        ..Comparison::default()
    };
    let is_new = |date| then.cutoff < date && date <= now.cutoff;
    for (project, own) in facts.projects.iter().enumerate() {
        let records = own.records.iter().enumerate();
        let corrected = records.filter(|(_, record)| record.correction.is_some() && is_new(record.as_of));
        comparison.corrections.extend(corrected.map(|(record, _)| Corrected { project, record }));
        // The first plan of a year replaces nothing.
        let replaces = |plan: usize| plan > 0 && own.plans[plan - 1].from.year() == own.plans[plan].from.year();
        let replanned = (0..own.plans.len()).filter(|&plan| is_new(own.plans[plan].from) && replaces(plan));
        comparison.replanned.extend(replanned.map(|plan| Replanned { project, plan }));
    }
    comparison.corrections.sort_by_key(|own| facts.projects[own.project].records[own.record].as_of);
    comparison.replanned.sort_by_key(|own| facts.projects[own.project].plans[own.plan].from);
    comparison
}
