//! The wall chart: milestones of projects at a cut-off, planned against actual. What is past its day is told from what is still ahead by
//! dates alone.

use crate::compute::curve::days_between;
use crate::compute::figure::Figure;
use crate::compute::measured::Measured;
use crate::model::{Campaign, Facts, Milestone, Project};
use crate::units::Date;

/// How a milestone stands at a cut-off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MilestoneStatus {
    /// Reached.
    Reached {
        /// Days after the planned day; negative when before it.
        late: i64,
    },
    /// Past its day and not reached.
    Overdue {
        /// Days past the planned day.
        days: i64,
    },
    /// Its day is still to come, or is the cut-off itself.
    Ahead {
        /// Days to go.
        days: i64,
    },
}

impl MilestoneStatus {
    /// Reached late, or past its day and not reached.
    pub fn is_slipped(self) -> bool {
        match self {
            Self::Reached { late } => late > 0,
            Self::Overdue { .. } => true,
            Self::Ahead { .. } => false,
        }
    }
}

/// How a milestone stands.
pub fn milestone_status(milestone: &Milestone, cutoff: Date) -> MilestoneStatus {
    match milestone.actual.filter(|actual| *actual <= cutoff) {
        Some(actual) => MilestoneStatus::Reached { late: days_between(milestone.planned, actual) },
        None if milestone.planned < cutoff => {
            MilestoneStatus::Overdue { days: days_between(milestone.planned, cutoff) }
        }
        None => MilestoneStatus::Ahead { days: days_between(cutoff, milestone.planned) },
    }
}

/// Days from a cut-off to the planned finish, negative once it has passed; nothing for what is finished or has no planned finish.
pub fn days_to_finish(project: &Project, cutoff: Date) -> Option<i64> {
    let is_finished = project.finish.actual.is_some_and(|actual| actual <= cutoff);
    project.finish.planned.filter(|_| !is_finished).map(|planned| days_between(cutoff, planned))
}

/// How many days ahead a milestone is named as next.
pub const SOON: i64 = 30;

/// Milestones of a number of projects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WallTally {
    /// Projects on the wall.
    pub projects: i64,
    /// Their milestones: reached, overdue and ahead.
    pub milestones: i64,
    /// Planned by the cut-off.
    pub due: i64,
    /// Of the due, reached.
    pub due_reached: i64,
    /// Reached, also before they were due.
    pub reached: i64,
    /// Of the reached, after their day.
    pub late: i64,
    /// Past their day and not reached.
    pub overdue: i64,
    /// Not reached, planned within the next days ([`SOON`]).
    pub soon: i64,
}

impl WallTally {
    /// 节点完成率: due milestones that are reached ÷ due milestones; not applicable while none is due.
    pub fn rate(&self) -> Figure {
        Figure::rate(Measured::Count(self.due_reached), Measured::Count(self.due))
    }

    fn add(&mut self, project: &Project, cutoff: Date) {
        self.projects += 1;
        for milestone in &project.milestones {
            let is_due = milestone.planned <= cutoff;
            self.milestones += 1;
            self.due += i64::from(is_due);
            match milestone_status(milestone, cutoff) {
                MilestoneStatus::Reached { late } => {
                    self.reached += 1;
                    self.due_reached += i64::from(is_due);
                    self.late += i64::from(late > 0);
                }
                MilestoneStatus::Overdue { .. } => self.overdue += 1,
                MilestoneStatus::Ahead { days } => self.soon += i64::from(days <= SOON),
            }
        }
    }

    fn sum(tallies: &[Self]) -> Self {
        tallies.iter().fold(Self::default(), |sum, one| Self {
            projects: sum.projects + one.projects,
            milestones: sum.milestones + one.milestones,
            due: sum.due + one.due,
            due_reached: sum.due_reached + one.due_reached,
            reached: sum.reached + one.reached,
            late: sum.late + one.late,
            overdue: sum.overdue + one.overdue,
            soon: sum.soon + one.soon,
        })
    }
}

/// A milestone of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnWall {
    /// Position of the project.
    pub project: usize,
    /// Position of the milestone in it.
    pub milestone: usize,
    /// How it stands.
    pub status: MilestoneStatus,
}

/// The wall at one cut-off.
#[derive(Clone, Debug, Default)]
pub struct Wall {
    /// All counties together.
    pub whole: WallTally,
    /// By county.
    pub counties: Vec<WallTally>,
    /// Overdue milestones, longest first.
    pub overdue: Vec<OnWall>,
    /// Milestones of the next days, soonest first.
    pub soon: Vec<OnWall>,
}

/// Makes the wall of a cut-off.
pub(super) fn wall(facts: &Facts, cutoff: Date) -> Wall {
    let mut wall = Wall { counties: vec![WallTally::default(); facts.counties.len()], ..Wall::default() };
    for (position, project) in facts.projects.iter().enumerate() {
        if !hangs(project, &facts.campaign, cutoff) {
            continue;
        }
        wall.counties[project.county].add(project, cutoff);
        for (milestone, own) in project.milestones.iter().enumerate() {
            let status = milestone_status(own, cutoff);
            let one = OnWall { project: position, milestone, status };
            match status {
                MilestoneStatus::Overdue { .. } => wall.overdue.push(one),
                MilestoneStatus::Ahead { days } if days <= SOON => wall.soon.push(one),
                MilestoneStatus::Ahead { .. } | MilestoneStatus::Reached { .. } => {}
            }
        }
    }
    wall.whole = WallTally::sum(&wall.counties);
    let planned = |one: &OnWall| facts.projects[one.project].milestones[one.milestone].planned;
    wall.overdue.sort_by_key(planned);
    wall.soon.sort_by_key(planned);
    wall
}

/// Whether a project hangs on the wall: it has milestones, and stands in one of the wall's sets where the campaign names some.
fn hangs(project: &Project, campaign: &Campaign, cutoff: Date) -> bool {
    let is_meant = campaign.wall.is_empty() || campaign.wall.iter().any(|&set| project.is_in_set(set, cutoff));
    !project.milestones.is_empty() && is_meant
}

/// Projects on the wall by county, in the order of their planned finishes; what is finished comes last.
pub(super) fn on_wall(facts: &Facts, cutoff: Date) -> Vec<Vec<usize>> {
    let mut counties = vec![Vec::new(); facts.counties.len()];
    for (position, project) in facts.projects.iter().enumerate() {
        if hangs(project, &facts.campaign, cutoff) {
            counties[project.county].push(position);
        }
    }
    counties.iter_mut().for_each(|county| by_finish(facts, cutoff, county));
    counties
}

/// Puts projects in the order in which they are to finish; what is finished comes last.
pub fn by_finish(facts: &Facts, cutoff: Date, projects: &mut [usize]) {
    projects.sort_by_key(|&position| {
        let finish = facts.projects[position].finish;
        let is_finished = finish.actual.is_some_and(|actual| actual <= cutoff);
        (is_finished, finish.planned.is_none(), finish.planned)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: planned for 03-31. At the cut-off 04-10 it is 10 days overdue; reached on 04-02 it is 2 days late; on its own day it
    /// is not overdue yet; a reach after the cut-off is not known.
    #[test]
    fn a_milestone_is_judged_by_its_dates() {
        let day = |text: &str| crate::units::parse_date(text).unwrap();
        let of = |actual: Option<&str>, cutoff: &str| {
            let milestone = Milestone { name: "".into(), planned: day("2030-03-31"), actual: actual.map(day) };
            milestone_status(&milestone, day(cutoff))
        };
        assert_eq!(of(None, "2030-04-10"), MilestoneStatus::Overdue { days: 10 });
        assert_eq!(of(Some("2030-04-02"), "2030-04-10"), MilestoneStatus::Reached { late: 2 });
        assert_eq!(of(Some("2030-03-30"), "2030-04-10"), MilestoneStatus::Reached { late: -1 });
        assert_eq!(of(Some("2030-04-12"), "2030-04-10"), MilestoneStatus::Overdue { days: 10 });
        assert_eq!(of(None, "2030-03-31"), MilestoneStatus::Ahead { days: 0 });
        assert_eq!(of(None, "2030-03-01"), MilestoneStatus::Ahead { days: 30 });
    }
}
