//! Lists of projects and problems at a cut-off. A list's length is its count by construction.

use crate::compute::light::project_light;
use crate::compute::matter::{MatterStatus, matter_status};
use crate::compute::standing::Standing;
use crate::model::{Facts, Light};
use crate::units::{Date, Exact};

/// Positions of projects, in the order in which they are named.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// 应开未开: due to start and not started, longest overdue first.
    pub unstarted_due: Vec<usize>,
    /// 未到开工时间: counts for the start rate, not started and not due, by planned start.
    pub unstarted_later: Vec<usize>,
    /// 停工, longest first.
    pub stopped: Vec<usize>,
    /// Started, not finished, with a red light; furthest behind first.
    pub lagging: Vec<usize>,
    /// Without a report in the cut-off's month, oldest record first.
    pub late: Vec<usize>,
    /// Problems raised by the cut-off: overdue first, then by deadline, then solved.
    pub problems: Vec<OpenProblem>,
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

/// Makes the lists from the standings of all projects, which are in the order of the projects.
pub(super) fn lists(facts: &Facts, standings: &[Standing<'_>], cutoff: Date) -> Lists {
    let mut lists = Lists::default();
    let mut lagging: Vec<(Option<Exact>, usize)> = Vec::new();
    for (position, (project, standing)) in facts.projects.iter().zip(standings).enumerate() {
        if standing.counts_for_start && !standing.is_started {
            let list = if standing.is_start_due { &mut lists.unstarted_due } else { &mut lists.unstarted_later };
            list.push(position);
        }
        if standing.stop.is_some() {
            lists.stopped.push(position);
        }
        if standing.is_late {
            lists.late.push(position);
        }
        if is_lagging(facts, standing, cutoff) {
            lagging.push((standing.gap.value().map(|gap| gap.number().clone()), position));
        }
        for (problem, stuck) in project.problems.iter().enumerate() {
            if let Some(status) = matter_status(stuck, cutoff) {
                lists.problems.push(OpenProblem { project: position, problem, status });
            }
        }
    }
    // Every sort is stable, so equal keys stay in the order of ids.
    let project = |position: &usize| &facts.projects[*position];
    lists.unstarted_due.sort_by_key(|position| project(position).start.planned);
    lists.unstarted_later.sort_by_key(|position| project(position).start.planned);
    lists.stopped.sort_by_key(|position| standings[*position].stop.map(|stop| stop.from));
    lists.late.sort_by_key(|position| standings[*position].record.map(|record| record.as_of));
    lagging.sort_by_key(|(gap, _)| (gap.is_none(), gap.clone()));
    lists.lagging = lagging.into_iter().map(|(_, position)| position).collect();
    lists.problems.sort_by_key(|open| open.status.urgency(project(&open.project).problems[open.problem].deadline));
    lists
}

/// Unstarted projects have lists of their own, finished ones have nothing left to catch up.
fn is_lagging(facts: &Facts, standing: &Standing<'_>, cutoff: Date) -> bool {
    standing.is_started
        && !standing.is_finished
        && project_light(facts, standing, cutoff).is_some_and(|lit| lit.light == Light::Red)
}
