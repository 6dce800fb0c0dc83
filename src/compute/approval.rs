//! Approvals at a cut-off: the state of each, sums by approval, county and authority, and where things wait longest.
//!
//! In: facts and a cut-off. Out: [`Approvals`]. Promise: the states of what is needed are a partition, so that
//! done + in hand + stuck + not yet = needed in every sum; what a project does not mention is not reported and in no state.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::compute::curve::days_between;
use crate::model::{Facts, Project, ProjectApproval};
use crate::units::Date;

/// How far an approval is at a cut-off. Days are calendar days up to the cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApprovalState {
    /// The project says nothing of it.
    NotReported,
    /// Not needed.
    NotNeeded,
    /// Needed and not applied for.
    NotYet,
    /// Applied for.
    InHand {
        /// Since the application.
        days: i64,
    },
    /// Held up.
    Stuck {
        /// Since it was held up.
        days: i64,
    },
    /// Granted.
    Done {
        /// From the application to the grant, when both are known.
        took: Option<i64>,
    },
}

impl ApprovalState {
    /// Whether somebody waits for it: in hand or stuck.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::InHand { .. } | Self::Stuck { .. })
    }
}

/// The state of an approval by its dates: what is dated after the cut-off has not happened, and a grant ends everything.
pub fn approval_state(own: &ProjectApproval, cutoff: Date) -> ApprovalState {
    let by_then = |date: Option<Date>| date.filter(|date| *date <= cutoff);
    if !own.needed {
        return ApprovalState::NotNeeded;
    }
    if let Some(done) = by_then(own.done) {
        return ApprovalState::Done { took: own.applied.map(|applied| days_between(applied, done)) };
    }
    let held = own.stuck.as_ref().filter(|stuck| stuck.since <= cutoff && by_then(stuck.until).is_none());
    if let Some(stuck) = held {
        return ApprovalState::Stuck { days: days_between(stuck.since, cutoff) };
    }
    match by_then(own.applied) {
        Some(applied) => ApprovalState::InHand { days: days_between(applied, cutoff) },
        None => ApprovalState::NotYet,
    }
}

/// Days since the application of what is applied for and not granted.
fn waiting_days(own: &ProjectApproval, cutoff: Date) -> Option<i64> {
    let applied = own.applied.filter(|applied| *applied <= cutoff)?;
    own.done.is_none_or(|done| done > cutoff).then(|| days_between(applied, cutoff))
}

/// Approvals of some projects by their state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ApprovalTally {
    /// Granted.
    pub done: i64,
    /// Applied for and moving.
    pub in_hand: i64,
    /// Held up.
    pub stuck: i64,
    /// Not applied for.
    pub not_yet: i64,
    /// Not needed.
    pub not_needed: i64,
    /// Not mentioned by a project that reports on others.
    pub not_reported: i64,
    /// Of those applied for and not granted, past the limit.
    pub over_limit: i64,
    /// The longest time somebody waits, in days since the application.
    pub longest: i64,
}

impl ApprovalTally {
    /// Needed: done + in hand + stuck + not yet.
    pub fn needed(&self) -> i64 {
        self.done + self.in_hand + self.stuck + self.not_yet
    }

    /// In hand or stuck.
    pub fn waiting(&self) -> i64 {
        self.in_hand + self.stuck
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.done += other.done;
        self.in_hand += other.in_hand;
        self.stuck += other.stuck;
        self.not_yet += other.not_yet;
        self.not_needed += other.not_needed;
        self.not_reported += other.not_reported;
        self.over_limit += other.over_limit;
        self.longest = self.longest.max(other.longest);
    }

    fn count(&mut self, state: ApprovalState, waiting: Option<i64>, limit: Option<i64>) {
        match state {
            ApprovalState::NotReported => self.not_reported += 1,
            ApprovalState::NotNeeded => self.not_needed += 1,
            ApprovalState::NotYet => self.not_yet += 1,
            ApprovalState::InHand { .. } => self.in_hand += 1,
            ApprovalState::Stuck { .. } => self.stuck += 1,
            ApprovalState::Done { .. } => self.done += 1,
        }
        if let Some(days) = waiting.filter(|_| state.is_waiting()) {
            self.over_limit += i64::from(limit.is_some_and(|limit| days > limit));
            self.longest = self.longest.max(days);
        }
    }
}

/// Sums of one project: what its scopes add up.
pub(super) fn of_project(project: &Project, approvals: &[crate::model::Approval], cutoff: Date) -> ApprovalTally {
    let mut tally = ApprovalTally::default();
    if project.approvals.is_empty() {
        return tally;
    }
    for own in &project.approvals {
        let limit = approvals[own.approval].limit_days;
        tally.count(approval_state(own, cutoff), waiting_days(own, cutoff), limit);
    }
    let unmentioned = approvals.len() - project.approvals.len();
    tally.not_reported += i64::try_from(unmentioned).expect("a campaign declares few approvals");
    tally
}

/// One approval that somebody waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Position of the project.
    pub project: usize,
    /// Position in the project's approvals.
    pub own: usize,
    /// How far it is.
    pub state: ApprovalState,
    /// Days since the application, when it was applied for.
    pub waiting: Option<i64>,
    /// Whether that is past the limit.
    pub is_over_limit: bool,
}

/// All approvals at a cut-off.
#[derive(Clone, Debug, Default)]
pub struct Approvals {
    /// All projects, by approval.
    pub by_approval: Vec<ApprovalTally>,
    /// By county.
    pub by_county: Vec<ApprovalTally>,
    /// By authority: position in the campaign's units.
    pub by_authority: BTreeMap<usize, ApprovalTally>,
    /// What is waited for: stuck before in hand, longest first.
    pub waiting: Vec<Waiting>,
    /// Positions of the projects of each county that report, most held up first.
    pub projects: Vec<Vec<usize>>,
    /// How many projects have so many approvals in hand at once: by the number, from 1.
    pub at_once: BTreeMap<i64, i64>,
}

impl Approvals {
    /// All of them.
    pub fn total(&self) -> ApprovalTally {
        let mut total = ApprovalTally::default();
        self.by_county.iter().for_each(|tally| total.add(tally));
        total
    }

    /// Positions of the approvals that somebody waits for, the narrowest first: most stuck, then most over the limit, most
    /// waiting, longest wait.
    pub fn bottlenecks(&self) -> Vec<usize> {
        let waiting = (0..self.by_approval.len()).filter(|&approval| self.by_approval[approval].waiting() > 0);
        let mut ranked: Vec<usize> = waiting.collect();
        ranked.sort_by_key(|&approval| Reverse(pressure(&self.by_approval[approval])));
        ranked
    }

    /// The approvals of which most are stuck, and how many of each; none when nothing is stuck.
    pub fn most_stuck(&self) -> (Vec<usize>, i64) {
        let most = self.by_approval.iter().map(|tally| tally.stuck).max().unwrap_or(0);
        let has_most = |approval: &usize| most > 0 && self.by_approval[*approval].stuck == most;
        ((0..self.by_approval.len()).filter(has_most).collect(), most)
    }

    /// Projects with two or more approvals in hand at once.
    pub fn in_parallel(&self) -> i64 {
        self.at_once.range(2..).map(|(_, projects)| projects).sum()
    }
}

/// What bottlenecks are ranked by, the first thing first.
pub fn pressure(tally: &ApprovalTally) -> (i64, i64, i64, i64) {
    (tally.stuck, tally.over_limit, tally.waiting(), tally.longest)
}

/// One pass over the projects.
pub(super) fn approvals(facts: &Facts, cutoff: Date) -> Approvals {
    let declared = &facts.campaign.approvals;
    let mut all = Approvals {
        by_approval: vec![ApprovalTally::default(); declared.len()],
        by_county: vec![ApprovalTally::default(); facts.counties.len()],
        projects: vec![Vec::new(); facts.counties.len()],
        ..Approvals::default()
    };
    let mut held: BTreeMap<usize, (i64, i64)> = BTreeMap::new();
    for (position, project) in facts.projects.iter().enumerate().filter(|(_, project)| !project.approvals.is_empty()) {
        let sum = of_project(project, declared, cutoff);
        all.by_county[project.county].add(&sum);
        all.projects[project.county].push(position);
        held.insert(position, (sum.stuck, sum.waiting()));
        let mut at_once = 0;
        for (approval, usual) in declared.iter().enumerate() {
            let own = project.approvals.iter().position(|own| own.approval == approval);
            let Some(own) = own else {
                all.by_approval[approval].not_reported += 1;
                continue;
            };
            let progress = &project.approvals[own];
            let (state, waiting) = (approval_state(progress, cutoff), waiting_days(progress, cutoff));
            let limit = usual.limit_days;
            all.by_approval[approval].count(state, waiting, limit);
            let authority = progress.authority.unwrap_or(usual.authority);
            all.by_authority.entry(authority).or_default().count(state, waiting, limit);
            at_once += i64::from(state.is_waiting() && waiting.is_some());
            if state.is_waiting() {
                let is_over_limit = waiting.zip(limit).is_some_and(|(days, limit)| days > limit);
                all.waiting.push(Waiting { project: position, own, state, waiting, is_over_limit });
            }
        }
        if at_once > 0 {
            *all.at_once.entry(at_once).or_default() += 1;
        }
    }
    // Sorts are stable: equal ones stay in the order of ids.
    for county in &mut all.projects {
        county.sort_by_key(|position| Reverse(held[position]));
    }
    all.waiting.sort_by_key(|waiting| match waiting.state {
        ApprovalState::Stuck { days } => (0, Reverse(days)),
        _ => (1, Reverse(waiting.waiting.unwrap_or(0))),
    });
    all
}
