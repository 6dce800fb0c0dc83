//! Lists of projects and problems at a cut-off. A list's length is its count by construction.

use crate::compute::matter::{MatterStatus, matter_status};
use crate::compute::standing::Standing;
use crate::model::{ExemptFrom, Facts, Light, Project};
use crate::units::{Date, Exact};

/// Positions of projects, in the order in which they are named.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// 应开未开: due to start, not started and not exempt, longest overdue first.
    pub unstarted_due: Vec<usize>,
    /// 未到开工时间: counts for the start rate, not started and not due, by planned start.
    pub unstarted_later: Vec<usize>,
    /// 停工, longest first.
    pub stopped: Vec<usize>,
    /// Started, not finished, with a red light, not exempt; furthest behind first.
    pub lagging: Vec<usize>,
    /// With an exemption that runs, those that it keeps off a list first; a project may have one from each list.
    pub exempt: Vec<ExemptProject>,
    /// Due to be in the statistics register and not in it, longest since the start first.
    pub unentered: Vec<usize>,
    /// Without a report in the cut-off's month and not exempt, oldest record first.
    pub late: Vec<usize>,
    /// Problems raised by the cut-off: overdue first, then by deadline, then solved.
    pub problems: Vec<OpenProblem>,
}

/// A project with an exemption that runs at a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExemptProject {
    /// Position of the project.
    pub project: usize,
    /// Position of the exemption in it.
    pub exemption: usize,
    /// From which list.
    pub from: ExemptFrom,
    /// Whether it would stand on that list now: listed and exempt make up the count.
    pub applies: bool,
}

impl Lists {
    /// Positions of the projects that only an exemption keeps off a list.
    pub fn exempt_from(&self, from: ExemptFrom) -> impl Iterator<Item = usize> {
        self.exempt.iter().filter(move |own| own.applies && own.from == from).map(|own| own.project)
    }
}

/// A problem of a project at a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenProblem {
    /// Position of the project.
    pub project: usize,
    /// Position of the problem in it.
    pub problem: usize,
    /// How it stands.
    pub status: MatterStatus,
}

/// Makes the lists from the standings and the lights of all projects, which are in the order of the projects.
pub(super) fn lists(facts: &Facts, standings: &[Standing<'_>], lights: &[Option<Light>], cutoff: Date) -> Lists {
    let mut lists = Lists::default();
    let mut lagging: Vec<(Option<Exact>, usize)> = Vec::new();
    for (position, (project, standing)) in facts.projects.iter().zip(standings).enumerate() {
        let is_unstarted = standing.counts_for_start && !standing.is_started;
        let mut is_listed =
            |from: ExemptFrom, is_named: bool| is_listed(&mut lists.exempt, project, position, from, is_named, cutoff);
        let is_missed = is_listed(ExemptFrom::Start, is_unstarted && standing.is_start_due);
        let is_behind = is_listed(ExemptFrom::Lagging, is_lagging(standing, lights[position]));
        let is_late = is_listed(ExemptFrom::Report, standing.is_late);
        if is_missed {
            lists.unstarted_due.push(position);
        }
        if is_unstarted && !standing.is_start_due {
            lists.unstarted_later.push(position);
        }
        if standing.stop.is_some() {
            lists.stopped.push(position);
        }
        if is_late {
            lists.late.push(position);
        }
        if is_behind {
            lagging.push((standing.gap.value().map(|gap| gap.number().clone()), position));
        }
        if standing.is_entry_due && !standing.is_entered {
            lists.unentered.push(position);
        }
        for (problem, stuck) in project.problems.iter().enumerate() {
            if let Some(status) = matter_status(stuck, cutoff) {
                lists.problems.push(OpenProblem { project: position, problem, status });
            }
        }
    }
    // Every sort is stable, so equal keys stay in the order of ids.
    let project = |position: &usize| &facts.projects[*position];
    lists.unstarted_due.sort_by_cached_key(|position| project(position).start.planned);
    lists.unstarted_later.sort_by_cached_key(|position| project(position).start.planned);
    lists.stopped.sort_by_key(|position| standings[*position].stop.map(|stop| stop.from));
    lists.exempt.sort_by_key(|own| !own.applies);
    lists.unentered.sort_by_cached_key(|position| {
        let start = project(position).start.actual.filter(|actual| *actual <= cutoff);
        (start.is_none(), start)
    });
    lists.late.sort_by_cached_key(|position| standings[*position].record.map(|record| record.as_of));
    lagging.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    lists.lagging = lagging.into_iter().map(|(_, position)| position).collect();
    lists
        .problems
        .sort_by_cached_key(|open| open.status.urgency(project(&open.project).problems[open.problem].deadline));
    lists
}

/// Whether a project is named on a list; if an exemption from it runs, that is kept instead.
fn is_listed(
    exempt: &mut Vec<ExemptProject>,
    project: &Project,
    position: usize,
    from: ExemptFrom,
    is_named: bool,
    cutoff: Date,
) -> bool {
    let running = project.exemptions.iter().position(|own| own.from == from && own.runs(cutoff));
    if let Some(exemption) = running {
        exempt.push(ExemptProject { project: position, exemption, from, applies: is_named });
    }
    is_named && running.is_none()
}

/// Unstarted projects have lists of their own, finished ones have nothing left to catch up.
fn is_lagging(standing: &Standing<'_>, light: Option<Light>) -> bool {
    standing.is_started && !standing.is_finished && light == Some(Light::Red)
}
