//! Special reports: what moved since the report before, who did not report, what is red.
//!
//! In: facts and the figures of the monthly bulletins. Out: one [`Special`] per special report. Promise: nothing here goes back
//! into the bulletins, so a special report changes no movement, no running light and no comparison of a monthly one.

use std::collections::BTreeSet;

use crate::compute::curve::days_between;
use crate::compute::issue::{Issue, sums};
use crate::compute::lists::OpenProblem;
use crate::compute::matter::{MatterStatus, matter_status};
use crate::compute::ranking::rank;
use crate::compute::supervision::is_exempt;
use crate::model::{Audience, Bulletin, ExemptFrom, Facts, Project, Scope};
use crate::units::{Date, Known};

/// The figures of a special report.
#[derive(Debug)]
pub struct Special {
    /// Its figures; it has no targets, and boards only for what prose says of places.
    pub issue: Issue,
    /// The cut-off of the last report that its readers had: a monthly bulletin or a special report. Nothing for the first of all.
    pub since: Option<Date>,
    /// Where that report's figures are.
    pub(super) before: Option<Before>,
    /// What happened after it.
    pub moved: Moved,
}

/// The report before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Position of a monthly bulletin.
    Monthly(usize),
    /// Position of a special report.
    Special(usize),
}

/// What happened after the last report, up to the cut-off. Without a report before, everything of the year.
#[derive(Debug, Default)]
pub struct Moved {
    /// Projects that started, by date; of those that count for the start rate.
    pub started: Vec<usize>,
    /// Projects that finished, by date.
    pub finished: Vec<usize>,
    /// Milestones that were reached, by date.
    pub reached: Vec<Reached>,
    /// Problems raised.
    pub raised: Vec<OpenProblem>,
    /// Problems settled.
    pub settled: Vec<OpenProblem>,
    /// Projects whose light was not red in the last report and is red now, furthest behind first.
    pub newly_red: Vec<usize>,
    /// Projects not finished and without a report of their investment since the last one, unless they are exempt from it.
    pub silent: Vec<usize>,
    /// How many reports of counties and units were due since.
    pub reports_due: usize,
    /// Of these, not sent on their day.
    pub owed: Vec<Owed>,
}

/// A milestone that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Position of the project.
    pub project: usize,
    /// Position of the milestone in it.
    pub milestone: usize,
    /// When.
    pub on: Date,
    /// Days after its plan; negative when before.
    pub days_late: i64,
}

/// A report of a county or a unit that was not sent on its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// A county or a unit.
    pub by: Scope,
    /// When it was due.
    pub due: Date,
    /// When it was sent, if by the cut-off.
    pub sent: Option<Date>,
}

/// Computes all special reports in their order.
pub(super) fn specials(facts: &Facts, issues: &[Issue]) -> Vec<Special> {
    let mut specials: Vec<Special> = Vec::with_capacity(facts.specials.len());
    for own in &facts.specials {
        let mut issue = sums(facts, own.cutoff, own.issued);
        let monthly = issues.iter().rposition(|other| other.cutoff < own.cutoff);
        let in_force = facts.campaign.boards.iter().enumerate().filter(|(_, board)| board.in_force(issue.period));
        let earlier = monthly.map(|position| &issues[position]);
        let place = |position| rank(facts, &issue, position, earlier.and_then(|earlier| earlier.board(position)));
        issue.boards = in_force.map(|(position, _)| place(position)).collect();
        let before = before(facts, own);
        let earlier = before.map(|before| match before {
            Before::Monthly(position) => &issues[position],
            Before::Special(position) => &specials[position].issue,
        });
        let moved = moved(facts, &issue, earlier);
        specials.push(Special { since: earlier.map(|earlier| earlier.cutoff), before, moved, issue });
    }
    specials
}

/// The last report before the cut-off that the readers of this one had: a public report looks back on public ones only, so that it
/// says the same on every site.
fn before(facts: &Facts, own: &Bulletin) -> Option<Before> {
    let had = |other: &&Bulletin| {
        other.cutoff < own.cutoff && (other.audience == Audience::Public || own.audience == Audience::Offices)
    };
    let last = |list: &[Bulletin]| {
        list.iter().enumerate().filter(|(_, other)| had(other)).map(|(at, other)| (other.cutoff, at)).max()
    };
    match (last(&facts.bulletins), last(&facts.specials)) {
        (Some((monthly, _)), Some((special, position))) if special > monthly => Some(Before::Special(position)),
        (Some((_, position)), _) => Some(Before::Monthly(position)),
        (None, special) => special.map(|(_, position)| Before::Special(position)),
    }
}

pub(super) fn moved(facts: &Facts, issue: &Issue, before: Option<&Issue>) -> Moved {
    let cutoff = issue.cutoff;
    let since = before.map_or(Date::constant(cutoff.year() - 1, 12, 31), |before| before.cutoff);
    let is_new = |date: Date| since < date && date <= cutoff;
    let mut moved = Moved::default();
    for (position, project) in facts.projects.iter().enumerate() {
        if project.start.actual.is_some_and(is_new) && facts.campaign.classes[project.class].starts {
            moved.started.push(position);
        }
        if project.finish.actual.is_some_and(is_new) {
            moved.finished.push(position);
        }
        for (milestone, own) in project.milestones.iter().enumerate() {
            if let Some(on) = own.actual.filter(|on| is_new(*on)) {
                let days_late = days_between(own.planned, on);
                moved.reached.push(Reached { project: position, milestone, on, days_late });
            }
        }
        for (problem, own) in project.problems.iter().enumerate() {
            let Some(status) = matter_status(own, cutoff) else { continue };
            let stuck = OpenProblem { project: position, problem, status };
            if is_new(own.raised) {
                moved.raised.push(stuck);
            }
            if status == MatterStatus::Settled && matter_status(own, since) != Some(MatterStatus::Settled) {
                moved.settled.push(stuck);
            }
        }
        if is_silent(project, since, cutoff) && !is_exempt(project, ExemptFrom::Report, cutoff) {
            moved.silent.push(position);
        }
    }
    // Sorts are stable: equal days stay in the order of ids.
    moved.started.sort_by_key(|position| facts.projects[*position].start.actual);
    moved.finished.sort_by_key(|position| facts.projects[*position].finish.actual);
    moved.reached.sort_by_key(|reached| reached.on);
    if let Some(before) = before {
        let was_red: BTreeSet<usize> = before.lists.lagging.iter().copied().collect();
        moved.newly_red = issue.lists.lagging.iter().copied().filter(|position| !was_red.contains(position)).collect();
    }
    (moved.reports_due, moved.owed) = owed(facts, since, cutoff);
    moved
}

/// Not finished, and without a word on its investment after the last report. A figure that is withheld or cannot exist is a word.
fn is_silent(project: &Project, since: Date, cutoff: Date) -> bool {
    let is_finished = project.finish.actual.is_some_and(|finish| finish <= cutoff);
    let mut records = project.records.iter().rev().filter(|record| since < record.as_of && record.as_of <= cutoff);
    !is_finished && !records.any(|record| record.completed != Known::NotReported)
}

/// How many reports were due after the last report, and those not sent on their day, counties first.
fn owed(facts: &Facts, since: Date, cutoff: Date) -> (usize, Vec<Owed>) {
    let counties = facts.counties.iter().enumerate().map(|(at, own)| (Scope::County(at), &own.reports));
    let units = facts.unit_books.iter().enumerate().map(|(at, own)| (Scope::Unit(at, None), &own.reports));
    let (mut all, mut owed) = (0, Vec::new());
    for (by, reports) in counties.chain(units) {
        let Some(reports) = reports else { continue };
        for &due in facts.campaign.report_days.iter().filter(|due| since < **due && **due <= cutoff) {
            all += 1;
            let own = reports.iter().find(|report| report.due == due);
            let sent = own.and_then(|report| report.sent).filter(|sent| *sent <= cutoff);
            if sent.is_none_or(|sent| sent > due) {
                owed.push(Owed { by, due, sent });
            }
        }
    }
    (all, owed)
}
