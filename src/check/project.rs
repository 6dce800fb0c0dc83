//! A file of `projects/` to facts, with the checks that need only the file itself.

use std::collections::BTreeSet;

use super::shape::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Fund, Milestone, Plan, PlannedActual, Problem as Stuck, ProblemState, Project, Record, Stage, Stop, Update};
use crate::units::{Amount, Date, Exact, Id, Known};

/// What a project is checked against.
pub(super) struct Context<'a> {
    /// The campaign's year.
    pub(super) year: Option<i16>,
    /// The campaign's stages.
    pub(super) stages: &'a [Stage],
}

/// Builds a project; nothing when a field it needs is missing.
pub(super) fn project(
    id: Id,
    form: &Form<'_>,
    source: &Source<'_>,
    context: &Context<'_>,
    problems: &mut Diagnostics,
) -> Option<Project> {
    let plans: Option<Vec<Plan>> = form.records("plans").map(plan).collect();
    let records: Option<Vec<Record>> = form.records("records").map(record).collect();
    let start = form.record("start").map(dates).unwrap_or_default();
    let check = Check { form, source, context };
    check.order("plans", "from", problems);
    check.order("records", "as_of", problems);
    check.dates(problems);
    if let Some(plans) = &plans {
        check.plans(plans, problems);
    }
    if let (Some(records), Some(plans)) = (&records, &plans) {
        check.records(records, plans, start, problems);
    }
    check.problems(problems);
    let mut sets = form.references("sets");
    sets.sort_unstable();
    sets.dedup();
    Some(Project {
        id,
        name: form.string("name")?,
        code: form.string("code"),
        county: form.reference("county")?,
        unit: form.reference("unit")?,
        sector: form.reference("sector")?,
        class: form.reference("class")?,
        sets,
        leader: form.string("leader"),
        builder: form.string("builder"),
        summary: form.string("summary"),
        total_investment: form.amount("total_investment")?,
        plans: plans?,
        schedule: form.reference("schedule"),
        funds: form.records("funds").map(fund).collect::<Option<_>>()?,
        start,
        finish: form.record("finish").map(dates).unwrap_or_default(),
        entered: form.date("entered"),
        milestones: form.records("milestones").map(milestone).collect::<Option<_>>()?,
        stops: form.records("stops").map(stop).collect::<Option<_>>()?,
        unstarted_reason: form.string("unstarted_reason"),
        records: records?,
        problems: form.records("problems").map(stuck).collect::<Option<_>>()?,
    })
}

fn plan(form: &Form<'_>) -> Option<Plan> {
    Some(Plan { from: form.date("from")?, amount: form.amount("amount")?, reason: form.string("reason") })
}

fn fund(form: &Form<'_>) -> Option<Fund> {
    Some(Fund { fund: form.reference("fund")?, planned: form.amount("planned")? })
}

fn dates(form: &Form<'_>) -> PlannedActual {
    PlannedActual { planned: form.date("planned"), actual: form.date("actual") }
}

fn milestone(form: &Form<'_>) -> Option<Milestone> {
    Some(Milestone { name: form.string("name")?, planned: form.date("planned")?, actual: form.date("actual") })
}

fn stop(form: &Form<'_>) -> Option<Stop> {
    Some(Stop { from: form.date("from")?, until: form.date("until"), reason: form.string("reason")? })
}

fn record(form: &Form<'_>) -> Option<Record> {
    Some(Record {
        as_of: form.date("as_of")?,
        completed: form.known_amount("completed"),
        funds_in_place: form.known_amount("funds_in_place"),
        stage: form.reference("stage"),
        note: form.string("note"),
        correction: form.string("correction"),
    })
}

fn stuck(form: &Form<'_>) -> Option<Stuck> {
    let update = |form: &Form<'_>| {
        let state = match form.choice("state")? {
            "open" => ProblemState::Open,
            "in-hand" => ProblemState::InHand,
            "solved" => ProblemState::Solved,
            other => unreachable!("the catalogue has no state {other}"),
        };
        Some(Update { on: form.date("on")?, state, note: form.string("note") })
    };
    Some(Stuck {
        id: form.id("id")?.clone(),
        title: form.string("title")?,
        raised: form.date("raised")?,
        owner: form.reference("owner")?,
        deadline: form.date("deadline"),
        updates: form.records("updates").map(update).collect::<Option<_>>()?,
    })
}

/// Checks inside one project.
struct Check<'a, 's> {
    form: &'a Form<'s>,
    source: &'a Source<'s>,
    context: &'a Context<'a>,
}

impl Check<'_, '_> {
    fn report(&self, problem: Problem, form: &Form<'_>, key: &'static str, problems: &mut Diagnostics) {
        self.source.report_field(problem, form.span_of(key), form.path_of(key), problems);
    }

    /// Entries of a list stand in the order of their dates, each date once.
    fn order(&self, list: &'static str, key: &'static str, problems: &mut Diagnostics) {
        let mut before: Option<Date> = None;
        for entry in self.form.records(list) {
            let Some(date) = entry.date(key) else { continue };
            match before {
                Some(before) if date == before => {
                    self.report(Problem::DuplicateEntry { what: date.to_string() }, entry, key, problems);
                }
                Some(before) if date < before => {
                    let problem = Problem::NotInDateOrder { before: before.to_string(), after: date.to_string() };
                    self.report(problem, entry, key, problems);
                }
                _ => before = Some(date),
            }
        }
    }

    /// Things end after they begin.
    fn dates(&self, problems: &mut Diagnostics) {
        let of = |form: Option<&Form<'_>>, key| form.and_then(|form| form.date(key));
        let (start, finish) = (self.form.record("start"), self.form.record("finish"));
        for key in ["planned", "actual"] {
            if let (Some(first), Some(second), Some(form)) = (of(start, key), of(finish, key), finish)
                && second < first
            {
                let problem = Problem::DatesReversed { first: first.to_string(), second: second.to_string() };
                self.report(problem, form, key, problems);
            }
        }
        for entry in self.form.records("stops") {
            if let (Some(from), Some(until)) = (entry.date("from"), entry.date("until"))
                && until < from
            {
                let problem = Problem::DatesReversed { first: from.to_string(), second: until.to_string() };
                self.report(problem, entry, "until", problems);
            }
        }
    }

    fn plans(&self, plans: &[Plan], problems: &mut Diagnostics) {
        if let Some(year) = self.context.year
            && !plans.iter().any(|plan| plan.from.year() == year)
        {
            self.report(Problem::NoPlan { year }, self.form, "plans", problems);
        }
        let total = self.form.amount("total_investment");
        for (index, (entry, plan)) in self.form.records("plans").zip(plans).enumerate() {
            let is_change = index > 0 && plans[index - 1].from.year() == plan.from.year();
            if is_change && plan.reason.is_none() {
                self.report(Problem::PlanWithoutReason, entry, "amount", problems);
            }
            if plan.amount.is_zero() {
                self.report(Problem::PlanZero, entry, "amount", problems);
            }
            if let Some(total) = total
                && plan.amount > total
            {
                let problem = Problem::PlanAboveTotal { plan: wan(plan.amount), total: wan(total) };
                self.report(problem, entry, "amount", problems);
            }
        }
    }

    fn records(&self, records: &[Record], plans: &[Plan], start: PlannedActual, problems: &mut Diagnostics) {
        let mut before: Option<&Record> = None;
        let mut said_unstarted = false;
        for (entry, record) in self.form.records("records").zip(records) {
            let same_year = before.filter(|before| before.as_of.year() == record.as_of.year());
            self.falling(entry, same_year, record, problems);
            let plan = plan_in_force(plans, record.as_of);
            if let (Known::Value(completed), Some(plan)) = (&record.completed, plan) {
                self.plausible(entry, *completed, plan, problems);
            }
            let is_started = start.actual.is_some_and(|actual| actual <= record.as_of);
            if !is_started && !said_unstarted {
                said_unstarted = self.unstarted(entry, record, problems);
            }
            before = Some(record);
        }
    }

    /// A cumulative value falls only with a correction.
    fn falling(&self, entry: &Form<'_>, before: Option<&Record>, record: &Record, problems: &mut Diagnostics) {
        let Some(before) = before.filter(|_| record.correction.is_none()) else { return };
        for (key, earlier, later) in [
            ("completed", &before.completed, &record.completed),
            ("funds_in_place", &before.funds_in_place, &record.funds_in_place),
        ] {
            if let (Known::Value(earlier), Known::Value(later)) = (earlier, later)
                && later < earlier
            {
                let problem = Problem::CumulativeFell { before: wan(*earlier), after: wan(*later) };
                self.report(problem, entry, key, problems);
            }
        }
    }

    /// Rates above 150% and slips of the unit by ten thousand.
    fn plausible(&self, entry: &Form<'_>, completed: Amount, plan: Amount, problems: &mut Diagnostics) {
        let (done, planned) = (completed.yuan(), plan.yuan());
        if planned == 0 {
            return;
        }
        let ratio = Exact::ratio(done, planned).expect("the plan is not zero");
        if ratio >= Exact::whole(1000) {
            let problem = Problem::TenThousandSlip { amount: wan(completed), plan: wan(plan) };
            self.report(problem, entry, "completed", problems);
        } else if ratio > Exact::ratio(3, 2).expect("two is not zero") {
            let rate = (&ratio * &Exact::whole(100)).to_decimal(1);
            self.report(Problem::RateAbove150 { rate }, entry, "completed", problems);
        }
    }

    /// Money or a stage that only a started project can have; says whether it reported anything.
    fn unstarted(&self, entry: &Form<'_>, record: &Record, problems: &mut Diagnostics) -> bool {
        if let Known::Value(completed) = record.completed
            && !completed.is_zero()
        {
            self.report(Problem::SpentBeforeStart { amount: wan(completed) }, entry, "completed", problems);
            return true;
        }
        let stage = record.stage.and_then(|stage| self.context.stages.get(stage));
        if let Some(stage) = stage.filter(|stage| stage.started) {
            self.report(Problem::StartedWithoutDate { stage: stage.name.to_string() }, entry, "stage", problems);
            return true;
        }
        false
    }

    /// Ids of problems are unique; updates stand in order and after the problem was raised.
    fn problems(&self, problems: &mut Diagnostics) {
        let mut seen = BTreeSet::new();
        for entry in self.form.records("problems") {
            if let Some(id) = entry.id("id")
                && !seen.insert(id.clone())
            {
                self.report(Problem::DuplicateId { id: id.to_string() }, entry, "id", problems);
            }
            let mut before = entry.date("raised");
            for update in entry.records("updates") {
                let Some(on) = update.date("on") else { continue };
                if let Some(earlier) = before
                    && on < earlier
                {
                    let problem = Problem::NotInDateOrder { before: earlier.to_string(), after: on.to_string() };
                    self.report(problem, update, "on", problems);
                }
                before = Some(on);
            }
        }
    }
}

/// The last plan of the day's year that is in force by then.
fn plan_in_force(plans: &[Plan], on: Date) -> Option<Amount> {
    plans.iter().rev().find(|plan| plan.from <= on && plan.from.year() == on.year()).map(|plan| plan.amount)
}

/// 万元 as a person wrote them.
fn wan(amount: Amount) -> String {
    let text = amount.wan().to_decimal(4);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
