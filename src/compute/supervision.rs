//! Supervision lists at a cut-off: every unfinished project of a supervised class once, the most urgent first.
//!
//! In: facts and an issue. Out: [`Supervision`]. Promise: the states are a partition of a class, so that what is listed and what
//! is finished add up to its projects.

use crate::compute::curve::days_between;
use crate::compute::issue::{Figures, Issue};
use crate::compute::light::project_light;
use crate::compute::standing::{Standing, standing};
use crate::model::{ExemptFrom, Facts, Light, Project};
use crate::route::Watch;
use crate::units::{Amount, Date, Exact, Known};

/// How a supervised project stands; from urgent to calm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Supervised {
    /// Work has stopped.
    Stopped,
    /// Due to start and not started.
    StartMissed,
    /// Started, and nothing completed yet: no real progress.
    NoProgress,
    /// Started, red light.
    Lagging,
    /// Past the day it was to finish on and not finished.
    FinishMissed,
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
    } else if standing.is_started && standing.completed == Known::Value(Amount::ZERO) {
        Supervised::NoProgress
    } else if is_red {
        Supervised::Lagging
    } else if standing.is_started && project.finish.planned.is_some_and(|planned| planned < cutoff) {
        Supervised::FinishMissed
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

    /// How many need somebody to act: all that come before the exempt.
    pub fn urgent(&self) -> usize {
        self.listed.iter().filter(|listed| listed.state < Supervised::Exempt).count()
    }
}

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Supervision {
    /// By county, then by class in the campaign's order; classes without supervision are empty.
    pub counties: Vec<Vec<ClassList>>,
    /// The same over all counties, by class.
    pub classes: Vec<ClassList>,
    /// Unstarted projects that count for the start rate, by class of the reason; the last for none: due, then later.
    pub reasons: Vec<(usize, usize)>,
    /// Due to be in the statistics register and not in it, by county, longest since the start first.
    pub unentered: Vec<Vec<usize>>,
}

impl Supervision {
    /// Whether any project stands on a list.
    pub fn is_empty(&self) -> bool {
        self.classes.iter().all(|list| list.listed.is_empty() && list.finished == 0)
    }

    /// How many rows a county's pages hold.
    pub fn rows(&self, county: usize) -> usize {
        self.counties[county].iter().map(|list| list.listed.len()).sum()
    }
}

/// What rows of one state are sorted by: the day that was missed or is to come, or how far behind they are.
fn urgency(project: &Project, standing: &Standing<'_>, state: Supervised) -> (bool, Option<Date>, Option<Exact>) {
    let day = match state {
        Supervised::Stopped => standing.stop.map(|stop| stop.from),
        Supervised::StartMissed | Supervised::NotDue | Supervised::Preparing => project.start.planned,
        Supervised::FinishMissed => project.finish.planned,
        _ => None,
    };
    let gap = standing.gap.value().filter(|_| day.is_none()).map(|gap| gap.number().clone());
    (day.is_none() && gap.is_none(), day, gap)
}

/// One pass over the projects.
pub(super) fn supervision(facts: &Facts, newest: &Issue) -> Supervision {
    let (campaign, cutoff) = (&facts.campaign, newest.cutoff);
    let empty = vec![ClassList::default(); campaign.classes.len()];
    let mut lists = Supervision {
        counties: vec![empty.clone(); facts.counties.len()],
        classes: empty,
        reasons: vec![(0, 0); campaign.unstarted_reasons.len() + 1],
        unentered: vec![Vec::new(); facts.counties.len()],
    };
    let mut sorted = Vec::new();
    for (position, project) in facts.projects.iter().enumerate() {
        let standing = standing(project, campaign, cutoff);
        if standing.counts_for_start && !standing.is_started {
            let class = project.unstarted_class.unwrap_or(campaign.unstarted_reasons.len());
            let (due, later) = &mut lists.reasons[class];
            *(if standing.is_start_due { due } else { later }) += 1;
        }
        if campaign.classes[project.class].supervision.is_none() {
            continue;
        }
        match supervised(facts, project, &standing, cutoff) {
            Supervised::Finished => {
                lists.counties[project.county][project.class].finished += 1;
                lists.classes[project.class].finished += 1;
            }
            state => sorted.push((state, urgency(project, &standing, state), position)),
        }
    }
    sorted.sort();
    for (state, _, position) in sorted {
        let (project, listed) = (&facts.projects[position], SupervisedProject { project: position, state });
        lists.counties[project.county][project.class].listed.push(listed);
        lists.classes[project.class].listed.push(listed);
    }
    for &position in &newest.lists.unentered {
        lists.unentered[facts.projects[position].county].push(position);
    }
    lists
}

impl Figures {
    /// Whether there is anything to watch: without it there are no pages.
    pub fn is_watched(&self, facts: &Facts, watch: Watch) -> bool {
        match watch {
            Watch::Supervision => !self.supervision.is_empty(),
            Watch::Approvals => self.latest().approvals.projects.iter().any(|county| !county.is_empty()),
            Watch::Entry => facts.projects.iter().any(|own| own.entered.is_some() || own.papers.is_some()),
        }
    }

    /// How many rows a county's list has at the newest bulletin.
    pub fn watched(&self, watch: Watch, county: usize) -> usize {
        match watch {
            Watch::Supervision => self.supervision.rows(county),
            Watch::Approvals => self.latest().approvals.projects[county].len(),
            Watch::Entry => self.supervision.unentered[county].len(),
        }
    }
}

/// Days from the start of a project that should be in the statistics register and is not; nothing without a start.
pub fn days_since_start(project: &Project, cutoff: Date) -> Option<i64> {
    project.start.actual.filter(|actual| *actual <= cutoff).map(|actual| days_between(actual, cutoff))
}
