//! Sums over the projects of one scope at one cut-off.

use crate::compute::approval::ApprovalTally;
use crate::compute::matter::{MatterStatus, matter_status};
use crate::compute::missing::Missing;
use crate::compute::money::Money;
use crate::compute::standing::Standing;
use crate::model::{Facts, Project, Scope};
use crate::units::{Amount, Date, Known};

/// Counts and sums; what was not reported is counted as such and left out of the sums.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Projects.
    pub projects: i64,
    /// Annual plans in force of all that have one.
    pub plan: Amount,
    /// Projects that have one.
    pub planned: i64,
    /// Completed investment of all that reported it.
    pub completed: Amount,
    /// Projects that reported completed investment.
    pub completed_reported: i64,
    /// Why the others did not.
    pub completed_missing: Missing,
    /// Completed investment of the projects that have both it and a plan: what the completion rate divides.
    pub rated_completed: Amount,
    /// Annual plans of the same projects.
    pub rated_plan: Amount,
    /// How many they are.
    pub rated: i64,
    /// Projects that count for the start rate.
    pub startable: i64,
    /// Of these, planned to start by the cut-off.
    pub due_starts: i64,
    /// Of the startable, started.
    pub started: i64,
    /// Of the started, before they were due.
    pub started_early: i64,
    /// Of the due, not started.
    pub missed: i64,
    /// Planned to finish this year, or finished.
    pub finish_planned: i64,
    /// Planned to finish by the cut-off.
    pub finish_due: i64,
    /// Finished.
    pub finished: i64,
    /// Of those due to finish, finished.
    pub finished_of_due: i64,
    /// In the statistics register.
    pub entered: i64,
    /// Of the started, in the register.
    pub entered_of_started: i64,
    /// Due to be in the register and not in it.
    pub unentered: i64,
    /// Approvals by state.
    pub approvals: ApprovalTally,
    /// Planned funds of all that list some.
    pub funds_planned: Amount,
    /// Projects that list some.
    pub funds_listed: i64,
    /// Funds in place of all that reported them.
    pub funds_in_place: Amount,
    /// Projects that reported funds in place.
    pub funds_reported: i64,
    /// Why the others did not.
    pub funds_missing: Missing,
    /// Funds in place of the projects that reported them and list planned funds: what the funds rate divides.
    pub funds_rated: Amount,
    /// Planned funds of the same projects.
    pub funds_planned_reported: Amount,
    /// How many they are.
    pub funds_rated_projects: i64,
    /// Funds by kind: of a kind's own scope that kind, of all others every kind.
    pub money: Money,
    /// Needs of finance that are open.
    pub finance_needs: i64,
    /// What they seek, of all that say it.
    pub finance_sought: Amount,
    /// Why the others do not.
    pub finance_missing: Missing,
    /// Stopped.
    pub stopped: i64,
    /// Problems not solved.
    pub open_problems: i64,
    /// Of these, past the deadline.
    pub overdue_problems: i64,
    /// Problems solved.
    pub solved_problems: i64,
}

/// The sums of all scopes of an issue; a scope without projects takes no room.
#[derive(Debug)]
pub(super) struct Tallies {
    /// One place for all counties, then one for each of them.
    width: usize,
    sets: usize,
    funds: usize,
    of: Vec<Option<Box<Tally>>>,
    none: Tally,
}

impl Tallies {
    /// Nothing yet.
    pub(super) fn new(facts: &Facts) -> Self {
        let campaign = &facts.campaign;
        let (width, sets, funds) = (facts.counties.len() + 1, campaign.sets.len(), campaign.funds.len());
        let places = width * (1 + sets + funds + campaign.units.len());
        Self { width, sets, funds, of: vec![None; places], none: Tally::default() }
    }

    /// Where a scope's sums are kept: all projects first, then sets, kinds of funds and units, each by county.
    fn place(&self, scope: Scope) -> usize {
        let (row, county) = match scope {
            Scope::Whole => (0, None),
            Scope::County(county) => (0, Some(county)),
            Scope::Set(set, county) => (1 + set, county),
            Scope::Fund(fund, county) => (1 + self.sets + fund, county),
            Scope::Unit(unit, county) => (1 + self.sets + self.funds + unit, county),
        };
        row * self.width + county.map_or(0, |county| county + 1)
    }

    /// Sums of a scope; of one without projects, nothing.
    pub(super) fn get(&self, scope: Scope) -> &Tally {
        self.of[self.place(scope)].as_deref().unwrap_or(&self.none)
    }

    /// Sums to add to.
    pub(super) fn of_mut(&mut self, scope: Scope) -> &mut Tally {
        let place = self.place(scope);
        self.of[place].get_or_insert_default()
    }
}

impl Tally {
    /// Adds a project as it stands at the cut-off.
    pub fn add(&mut self, project: &Project, standing: &Standing<'_>, cutoff: Date) {
        let one = |is: bool| i64::from(is);
        self.projects += 1;
        self.plan = self.plan + standing.plan.unwrap_or(Amount::ZERO);
        self.planned += one(standing.plan.is_some());
        self.completed_missing.count(&standing.completed);
        if let Known::Value(completed) = standing.completed {
            self.completed = self.completed + completed;
            self.completed_reported += 1;
            if let Some(plan) = standing.plan {
                self.rated_completed = self.rated_completed + completed;
                self.rated_plan = self.rated_plan + plan;
                self.rated += 1;
            }
        }
        let startable = standing.counts_for_start;
        let (due, started) = (startable && standing.is_start_due, startable && standing.is_started);
        self.startable += one(startable);
        self.due_starts += one(due);
        self.started += one(started);
        self.started_early += one(started && !due);
        self.missed += one(due && !started);
        self.finish_planned += one(standing.is_finish_planned || standing.is_finished);
        self.finish_due += one(standing.is_finish_due);
        self.finished += one(standing.is_finished);
        self.finished_of_due += one(standing.is_finish_due && standing.is_finished);
        self.entered += one(standing.is_entered);
        self.entered_of_started += one(started && standing.is_entered);
        self.unentered += one(standing.is_entry_due && !standing.is_entered);
        self.approvals.add(&standing.approvals);
        let planned: Amount = project.funds.iter().map(|fund| fund.planned).sum();
        self.funds_planned = self.funds_planned + planned;
        self.funds_listed += one(!project.funds.is_empty());
        self.funds_missing.count(&standing.funds_in_place);
        if let Known::Value(in_place) = standing.funds_in_place {
            self.funds_in_place = self.funds_in_place + in_place;
            self.funds_reported += 1;
            if !project.funds.is_empty() {
                self.funds_rated = self.funds_rated + in_place;
                self.funds_planned_reported = self.funds_planned_reported + planned;
                self.funds_rated_projects += 1;
            }
        }
        for need in &standing.finance {
            self.finance_needs += 1;
            self.finance_missing.count(&need.amount);
            if let Known::Value(amount) = need.amount {
                self.finance_sought = self.finance_sought + amount;
            }
        }
        self.stopped += one(standing.stop.is_some());
        for problem in &project.problems {
            match matter_status(problem, cutoff) {
                None => {}
                Some(MatterStatus::Settled) => self.solved_problems += 1,
                Some(MatterStatus::Open | MatterStatus::InHand) => self.open_problems += 1,
                Some(MatterStatus::Overdue { .. }) => {
                    self.open_problems += 1;
                    self.overdue_problems += 1;
                }
            }
        }
    }

    /// Startable projects that have not started.
    pub fn unstarted(&self) -> i64 {
        self.startable - self.started
    }
}
