//! Supervision lists at a cut-off: every unfinished project of a supervised class once, the most urgent first.
//!
//! In: facts and an issue. Out: [`Supervision`]. Promise: the states are a partition of a class, so that what is listed and what
//! is finished add up to its projects.

use crate::compute::curve::days_between;
use crate::compute::light::project_light;
use crate::compute::standing::{Standing, standing};
use crate::model::{ExemptFrom, Facts, Light, Project};
use crate::units::{Amount, Date, Known};

/// How a supervised project stands; from urgent to calm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Supervised {
    /// Work has stopped.
    Stopped,
    /// Due to start and not started.
    StartMissed,
    /// Started, red light.
    Lagging,
    /// Due to finish and not finished.
    FinishMissed,
    /// Started, and nothing completed yet: no real progress.
    NoProgress,
    /// It would be named for its start or its progress and is exempt.
    Exempt,
    /// Under way.
    UnderWay,
    /// To start later.
    NotDue,
    /// In preparation, outside the start rate.
    Preparing,
    /// Finished: on no list.
    Finished,
}

/// Where a project stands in its class; the first that holds.
pub fn supervised(facts: &Facts, project: &Project, standing: &Standing<'_>, cutoff: Date) -> Supervised {
    let is_missed = standing.counts_for_start && standing.is_start_due && !standing.is_started;
    let is_red = project_light(facts, standing, cutoff).is_some_and(|lit| lit.light == Light::Red);
    if standing.is_finished {
        Supervised::Finished
    } else if standing.stop.is_some() {
        Supervised::Stopped
    } else if is_missed {
        if is_exempt(project, ExemptFrom::Start, cutoff) { Supervised::Exempt } else { Supervised::StartMissed }
    } else if is_red && is_exempt(project, ExemptFrom::Lagging, cutoff) {
        Supervised::Exempt
    } else if is_red {
        Supervised::Lagging
    } else if standing.is_started && standing.is_finish_due {
        Supervised::FinishMissed
    } else if standing.is_started && standing.completed == Known::Value(Amount::ZERO) {
        Supervised::NoProgress
    } else if standing.is_started {
        Supervised::UnderWay
    } else if standing.counts_for_start {
        Supervised::NotDue
    } else {
        Supervised::Preparing
    }
}

/// Whether an exemption from a list runs.
pub fn is_exempt(project: &Project, from: ExemptFrom, cutoff: Date) -> bool {
    project.exemptions.iter().any(|own| own.from == from && own.runs(cutoff))
}

/// A project on a supervision list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SupervisedProject {
    /// Position of the project.
    pub project: usize,
    /// Where it stands.
    pub state: Supervised,
}

/// One class of one county, or of all.
#[derive(Clone, Debug, Default)]
pub struct ClassList {
    /// Unfinished projects, the most urgent first.
    pub listed: Vec<SupervisedProject>,
    /// Finished ones.
    pub finished: usize,
}

impl ClassList {
    /// How many of the listed are in a state.
    pub fn count(&self, state: Supervised) -> usize {
        self.listed.iter().filter(|listed| listed.state == state).count()
    }

    /// How many need somebody to act: from stopped to no progress.
    pub fn urgent(&self) -> usize {
        self.listed.iter().filter(|listed| listed.state < Supervised::Exempt).count()
    }
}

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Supervision {
    /// By county, then by class in the campaign's order; classes without supervision are empty.
    pub counties: Vec<Vec<ClassList>>,
    /// Unstarted projects that count for the start rate, by class of the reason; the last for none: due, then later.
    pub reasons: Vec<(usize, usize)>,
}

impl Supervision {
    /// Whether any project stands on a list.
    pub fn is_empty(&self) -> bool {
        self.counties.iter().flatten().all(|list| list.listed.is_empty() && list.finished == 0)
    }

    /// How many rows a county's pages hold.
    pub fn rows(&self, county: usize) -> usize {
        self.counties[county].iter().map(|list| list.listed.len()).sum()
    }
}

/// One pass over the projects.
pub(super) fn supervision(facts: &Facts, cutoff: Date) -> Supervision {
    let campaign = &facts.campaign;
    let mut counties = vec![vec![ClassList::default(); campaign.classes.len()]; facts.counties.len()];
    let mut reasons = vec![(0, 0); campaign.unstarted_reasons.len() + 1];
    for (position, project) in facts.projects.iter().enumerate() {
        let standing = standing(project, campaign, cutoff);
        if standing.counts_for_start && !standing.is_started {
            let (due, later) = &mut reasons[project.unstarted_class.unwrap_or(campaign.unstarted_reasons.len())];
            *(if standing.is_start_due { due } else { later }) += 1;
        }
        if campaign.classes[project.class].supervision.is_none() {
            continue;
        }
        let list = &mut counties[project.county][project.class];
        match supervised(facts, project, &standing, cutoff) {
            Supervised::Finished => list.finished += 1,
            state => list.listed.push(SupervisedProject { project: position, state }),
        }
    }
    // Inside a state: what is overdue longest, then what starts or finishes first.
    for list in counties.iter_mut().flatten() {
        list.listed.sort_by_key(|listed| {
            let project = &facts.projects[listed.project];
            let day = match listed.state {
                Supervised::StartMissed | Supervised::NotDue | Supervised::Preparing => project.start.planned,
                _ => project.finish.planned,
            };
            (listed.state, day.is_none(), day)
        });
    }
    Supervision { counties, reasons }
}

/// Days from the start of a project that should be in the statistics register and is not; nothing without a start.
pub fn days_since_start(project: &Project, cutoff: Date) -> Option<i64> {
    project.start.actual.filter(|actual| *actual <= cutoff).map(|actual| days_between(actual, cutoff))
}
