//! One project at one cut-off: only what was dated by then counts.

use crate::compute::approval::{ApprovalTally, of_project};
use crate::compute::curve::share_due;
use crate::compute::finance::finance_needs;
use crate::model::{Campaign, EntryBase, FinanceStep, Project, Record, Stop};
use crate::units::{Amount, Date, Known, Percent, Period, Points};

/// How a project stands.
#[derive(Debug)]
pub struct Standing<'p> {
    /// The last record of the cut-off's year, on or before it.
    pub record: Option<&'p Record>,
    /// The annual plan in force.
    pub plan: Option<Amount>,
    /// 累计完成投资.
    pub completed: Known<Amount>,
    /// 累计到位资金.
    pub funds_in_place: Known<Amount>,
    /// 投资完成率; not applicable without a plan.
    pub completion_rate: Known<Percent>,
    /// What should be done by now, by the project's own curve.
    pub schedule: Percent,
    /// 较时序进度.
    pub gap: Known<Points>,
    /// Whether it counts for the start rate: its class does, and it is planned to start by the end of the year or has started.
    pub counts_for_start: bool,
    /// Planned to start by the cut-off. A start that nobody dated beforehand is due when it happens, and never early.
    pub is_start_due: bool,
    /// Started by the cut-off.
    pub is_started: bool,
    /// Planned to finish by the end of the cut-off's year.
    pub is_finish_planned: bool,
    /// Planned to finish by the cut-off.
    pub is_finish_due: bool,
    /// Finished by the cut-off.
    pub is_finished: bool,
    /// In the statistics register by the cut-off.
    pub is_entered: bool,
    /// Due to be in the register by the campaign's base of the entry rate.
    pub is_entry_due: bool,
    /// Its approvals by state.
    pub approvals: ApprovalTally,
    /// The stop it is in.
    pub stop: Option<&'p Stop>,
    /// Finance it still seeks.
    pub finance: Vec<&'p FinanceStep>,
    /// Whether the record is missing, is older than the cut-off's month, or says that nothing was reported.
    pub is_late: bool,
}

/// A project as it stood at a cut-off.
pub fn standing<'p>(project: &'p Project, campaign: &Campaign, cutoff: Date) -> Standing<'p> {
    let year = cutoff.year();
    let by_then = |date: Option<Date>| date.is_some_and(|date| date <= cutoff);
    let by_year_end = |date: Option<Date>| date.is_some_and(|date| date.year() <= year);
    let record = project.records.iter().rev().find(|record| record.as_of <= cutoff && record.as_of.year() == year);
    let plan = project.plan_in_force(cutoff);
    let completed = record.map_or(Known::NotReported, |record| record.completed.clone());
    let completion_rate = completed
        .as_ref()
        .and_then(|completed| Known::or_not_applicable(plan.and_then(|plan| Percent::of_amounts(*completed, plan))));
    let curve = &campaign.curves[project.schedule.unwrap_or(campaign.schedule)];
    let schedule = share_due(curve, year, cutoff);
    let gap = completion_rate.as_ref().map(|rate| rate - &schedule);
    let planned_start = project.start.planned;
    let is_started = by_then(project.start.actual);
    let starts_by_year_end = is_started || planned_start.is_none_or(|date| date.year() <= year);
    let is_current =
        |record: &Record| record.as_of >= Period::of(cutoff).first_day() && record.completed != Known::NotReported;
    let counts_for_start = campaign.classes[project.class].starts && starts_by_year_end;
    Standing {
        record,
        plan,
        funds_in_place: record.map_or(Known::NotReported, |record| record.funds_in_place.clone()),
        completed,
        completion_rate,
        schedule,
        gap,
        counts_for_start,
        is_start_due: planned_start.map_or(is_started, |date| date <= cutoff),
        is_started,
        is_finish_planned: by_year_end(project.finish.planned),
        is_finish_due: by_then(project.finish.planned),
        is_finished: by_then(project.finish.actual),
        is_entered: by_then(project.entered),
        is_entry_due: campaign.entry_base == EntryBase::All || counts_for_start && is_started,
        approvals: of_project(project, &campaign.approvals, cutoff),
        stop: project.stops.iter().find(|stop| stop.from <= cutoff && stop.until.is_none_or(|until| until > cutoff)),
        finance: finance_needs(project, campaign, cutoff),
        is_late: !record.is_some_and(is_current),
    }
}
