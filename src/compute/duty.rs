//! What each action, unit and leader answers for at the newest issue. Computed once for the site, in one pass over the projects.

use std::collections::BTreeMap;

use crate::compute::figure::{Figure, of_tally};
use crate::compute::issue::Issue;
use crate::compute::light::project_light;
use crate::compute::lists::OpenProblem;
use crate::compute::matter::{MatterStatus, matter_status};
use crate::compute::standing::standing;
use crate::compute::tally::Tally;
use crate::model::{Action, Facts, FinanceStep, Ledger, Light, Project};
use crate::units::{Date, Known};

/// All that somebody answers for.
#[derive(Debug, Default)]
pub struct Duty {
    /// By action: the projects of its sets and sectors, and those that name it. Actions share projects and are never added up.
    pub actions: Vec<Portfolio>,
    /// By unit: its own projects, and the problems it is to solve, in whatever project.
    pub units: Vec<Portfolio>,
    /// By leader.
    pub leaders: Vec<Portfolio>,
    /// Open needs of finance: the largest first, those without an amount last.
    pub needs: Vec<OpenNeed>,
}

/// Projects somebody answers for, with their sums.
#[derive(Debug, Default)]
pub struct Portfolio {
    /// Positions of the projects, by id.
    pub projects: Vec<usize>,
    /// Their sums.
    pub tally: Tally,
    /// The same by county, of those that have any.
    pub counties: BTreeMap<usize, Tally>,
    /// Due to start and not started, longest overdue first.
    pub unstarted_due: Vec<usize>,
    /// Lagging, furthest behind first.
    pub lagging: Vec<usize>,
    /// Stopped, longest first.
    pub stopped: Vec<usize>,
    /// Problems, most urgent first.
    pub problems: Vec<OpenProblem>,
    /// Tasks of units, most urgent first.
    pub tasks: Vec<OpenTask>,
    lights: BTreeMap<Light, usize>,
}

impl Portfolio {
    /// A ledger figure over these projects at the newest issue.
    pub fn figure(&self, facts: &Facts, issue: &Issue, ledger: Ledger) -> Figure {
        of_tally(facts, issue, ledger, &self.tally)
    }

    /// The same for the part of a county.
    pub fn in_county(&self, facts: &Facts, issue: &Issue, ledger: Ledger, county: usize) -> Figure {
        let none = Tally::default();
        of_tally(facts, issue, ledger, self.counties.get(&county).unwrap_or(&none))
    }

    /// How many of the projects have a light.
    pub fn lit(&self, light: Light) -> usize {
        self.lights.get(&light).copied().unwrap_or(0)
    }
}

/// A task of a unit at a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTask {
    /// Position of the unit.
    pub unit: usize,
    /// Position of the task in its book.
    pub task: usize,
    /// How it stands.
    pub status: MatterStatus,
}

/// An open need of finance.
#[derive(Clone, Debug)]
pub struct OpenNeed {
    /// Position of the project.
    pub project: usize,
    /// The step it has come to.
    pub step: FinanceStep,
}

/// Whether a project belongs to an action at a cut-off.
pub fn is_of_action(project: &Project, position: usize, action: &Action, cutoff: Date) -> bool {
    project.actions.contains(&position)
        || action.sectors.contains(&project.sector)
        || action.sets.iter().any(|set| project.is_in_set(*set, cutoff))
}

/// The tasks of all units that were set by a cut-off, most urgent first.
pub fn tasks(facts: &Facts, cutoff: Date) -> Vec<OpenTask> {
    let mut tasks = Vec::new();
    for (unit, book) in facts.unit_books.iter().enumerate() {
        for (task, own) in book.tasks.iter().enumerate() {
            tasks.extend(matter_status(&own.matter, cutoff).map(|status| OpenTask { unit, task, status }));
        }
    }
    tasks.sort_by_key(|open| open.status.urgency(facts.unit_books[open.unit].tasks[open.task].matter.deadline));
    tasks
}

/// Everything at an issue.
pub(super) fn duty(facts: &Facts, issue: &Issue) -> Duty {
    let campaign = &facts.campaign;
    let cutoff = issue.cutoff;
    let mut duty = Duty {
        actions: several(campaign.duty.actions.len()),
        units: several(campaign.units.len()),
        leaders: several(campaign.duty.leaders.len()),
        needs: Vec::new(),
    };
    for (position, project) in facts.projects.iter().enumerate() {
        let standing = standing(project, campaign, cutoff);
        let lit = project_light(facts, &standing, cutoff).map(|lit| lit.light);
        duty.each_of(facts, position, cutoff, |own| {
            own.projects.push(position);
            own.tally.add(project, &standing, cutoff);
            own.counties.entry(project.county).or_default().add(project, &standing, cutoff);
            if let Some(light) = lit {
                *own.lights.entry(light).or_default() += 1;
            }
        });
        duty.needs.extend(standing.finance.iter().map(|&step| OpenNeed { project: position, step: step.clone() }));
    }
    let lists = &issue.lists;
    lists.unstarted_due.iter().for_each(|&at| duty.each_of(facts, at, cutoff, |own| own.unstarted_due.push(at)));
    lists.lagging.iter().for_each(|&at| duty.each_of(facts, at, cutoff, |own| own.lagging.push(at)));
    lists.stopped.iter().for_each(|&at| duty.each_of(facts, at, cutoff, |own| own.stopped.push(at)));
    for &open in &lists.problems {
        let project = &facts.projects[open.project];
        duty.units[project.problems[open.problem].owner].problems.push(open);
        duty.others_of(facts, open.project, cutoff, |own| own.problems.push(open));
    }
    for open in tasks(facts, cutoff) {
        duty.units[open.unit].tasks.push(open);
        if let Some(action) = facts.unit_books[open.unit].tasks[open.task].action {
            duty.actions[action].tasks.push(open);
        }
    }
    duty.needs.sort_by_key(|need| match need.step.amount {
        Known::Value(amount) => (0, std::cmp::Reverse(Some(amount))),
        _ => (1, std::cmp::Reverse(None)),
    });
    duty
}

fn several(count: usize) -> Vec<Portfolio> {
    let mut all = Vec::new();
    all.resize_with(count, Portfolio::default);
    all
}

impl Duty {
    /// Does something to everybody who answers for a project.
    fn each_of(&mut self, facts: &Facts, position: usize, cutoff: Date, mut act: impl FnMut(&mut Portfolio)) {
        act(&mut self.units[facts.projects[position].unit]);
        self.others_of(facts, position, cutoff, act);
    }

    /// The same without the unit.
    fn others_of(&mut self, facts: &Facts, position: usize, cutoff: Date, mut act: impl FnMut(&mut Portfolio)) {
        let project = &facts.projects[position];
        if let Some(leader) = project.leader {
            act(&mut self.leaders[leader]);
        }
        for (position, action) in facts.campaign.duty.actions.iter().enumerate() {
            if is_of_action(project, position, action, cutoff) {
                act(&mut self.actions[position]);
            }
        }
    }
}
