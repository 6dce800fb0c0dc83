//! What must hold inside one project's file: dates in order, plans with reasons, cumulative values that do not fall, money that is
//! spent after the start and not by the ten thousandfold.
//!
//! In: the form of the file. Out: problems only. A field that was reported already is passed over, and a mistake that every
//! later record repeats is said once.

use std::collections::BTreeMap;

use super::board::Taken;
use super::duty::once;
use super::form::Form;
use super::matter;
use super::source::Source;
use super::{fund, scope};
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::Stage;
use crate::units::{Amount, Date, Exact, Known};

/// What a project is checked against; entries that could not be read are nothing.
pub(super) struct Context {
    /// The campaign's year.
    pub(super) year: Option<i16>,
    /// The campaign's stages.
    pub(super) stages: Vec<Option<Stage>>,
    /// Whether the projects of each of the campaign's classes are to start.
    pub(super) starts: Vec<Option<bool>>,
    /// What each of the campaign's boards ranks.
    pub(super) boards: Vec<Option<Taken>>,
    /// Whether a measure is counted from a ledger, so that nobody reports it.
    pub(super) counted: Vec<bool>,
}

/// One project's form with what it is checked against.
pub(super) struct Ledger<'a, 's> {
    /// The file's fields.
    pub(super) form: &'a Form<'s>,
    /// The file.
    pub(super) source: &'a Source<'s>,
    /// What it is checked against.
    pub(super) context: &'a Context,
}

/// How often the plan a completed amount is before it looks like yuan taken for 万元, and not like a good year.
const SLIP_OF_COMPLETED: i32 = 20;

/// The same for a total investment, which may be thousands of plans of a long project.
const SLIP_OF_TOTAL: i32 = 10_000;

impl Ledger<'_, '_> {
    /// Reports everything that does not hold.
    pub(super) fn check(&self, problems: &mut Diagnostics) {
        self.order(self.form, "plans", "from", problems);
        self.order(self.form, "records", "as_of", problems);
        self.dates(problems);
        self.plans(problems);
        self.falling(self.form, "completed", problems);
        self.falling(self.form, "funds_in_place", problems);
        for fund in self.form.records("funds") {
            self.order(fund, "records", "as_of", problems);
            self.falling(fund, "in_place", problems);
            self.falling(fund, "paid", problems);
        }
        fund::check(self.form, self.source, problems);
        scope::check(self.form, self.source, problems);
        self.plausible(problems);
        self.unstarted(problems);
        once(self.form, "sets", self.source, problems);
        self.once("funds", "fund", problems);
        self.once("systems", "system", problems);
        self.milestones(problems);
        matter::check(self.form, "problems", self.source, problems);
    }

    fn report(&self, problem: Problem, form: &Form<'_>, key: &'static str, problems: &mut Diagnostics) {
        self.source.report_field(problem, form.span_of(key), form.path_of(key), problems);
    }

    /// Entries of a list stand in the order of their dates, each date once.
    fn order(&self, form: &Form<'_>, list: &'static str, key: &'static str, problems: &mut Diagnostics) {
        let mut before: Option<Date> = None;
        let mut seen = BTreeMap::new();
        for entry in form.records(list) {
            let Some(date) = entry.date(key) else { continue };
            if let Some(first) = seen.insert(date, entry.span_of(key)) {
                let problem = Problem::DuplicateEntry { what: date.to_string() };
                self.source.report_related(problem, entry.span_of(key), entry.path_of(key), Some(first), problems);
            } else if let Some(before) = before.filter(|before| date < *before) {
                let problem = Problem::NotInDateOrder { before: before.to_string(), after: date.to_string() };
                self.report(problem, entry, key, problems);
            }
            // The next one is compared with this one, so that one entry in the wrong place is one message.
            before = Some(date);
        }
    }

    /// Things end after they begin.
    fn dates(&self, problems: &mut Diagnostics) {
        let of = |form: Option<&Form<'_>>, key| form.and_then(|form| form.date(key));
        let (start, finish) = (self.form.record("start"), self.form.record("finish"));
        for key in ["planned", "actual"] {
            if let Some(form) = finish {
                self.reversed(of(start, key), form, key, problems);
            }
        }
        for entry in self.form.records("stops") {
            self.reversed(entry.date("from"), entry, "until", problems);
        }
        for entry in self.form.records("problems") {
            self.reversed(entry.date("raised"), entry, "deadline", problems);
        }
    }

    fn reversed(&self, first: Option<Date>, form: &Form<'_>, key: &'static str, problems: &mut Diagnostics) {
        if let (Some(first), Some(second)) = (first, form.date(key))
            && second < first
        {
            let problem = Problem::DatesReversed { first: first.to_string(), second: second.to_string() };
            self.report(problem, form, key, problems);
        }
    }

    fn plans(&self, problems: &mut Diagnostics) {
        let entries: Vec<&Form<'_>> = self.form.records("plans").collect();
        let all_dated = self.form.cell("plans").is_some() && entries.iter().all(|entry| entry.date("from").is_some());
        if let Some(year) = self.context.year
            && all_dated
            && !entries.iter().any(|entry| entry.date("from").is_some_and(|from| from.year() == year))
        {
            self.report(Problem::NoPlan { year }, self.form, "plans", problems);
        }
        let total = self.form.amount("total_investment");
        let mut said_total = false;
        for (index, entry) in entries.iter().enumerate() {
            let year = |entry: &Form<'_>| entry.date("from").map(Date::year);
            let is_change = index > 0 && year(entry).is_some() && year(entries[index - 1]) == year(entry);
            if is_change && entry.cell("reason").is_none() && !entry.is_broken("reason") {
                self.report(Problem::PlanWithoutReason, entry, "amount", problems);
            }
            let Some(amount) = entry.amount("amount") else { continue };
            if amount.is_zero() {
                self.report(Problem::PlanZero, entry, "amount", problems);
            } else if let Some(total) = total.filter(|_| !said_total) {
                said_total = self.total(entry, amount, total, problems);
            }
        }
    }

    /// A plan against the total investment; says whether it reported anything.
    fn total(&self, entry: &Form<'_>, plan: Amount, total: Amount, problems: &mut Diagnostics) -> bool {
        let slip = || Problem::TenThousandSlip { amount: wan(total), plan: wan(plan) };
        if is_times(total, SLIP_OF_TOTAL, plan) {
            self.report(slip(), self.form, "total_investment", problems);
        } else if !total.is_zero() && is_times(plan, SLIP_OF_COMPLETED, total) {
            self.report(slip(), entry, "amount", problems);
        } else if plan > total {
            let problem = Problem::PlanAboveTotal { plan: wan(plan), total: wan(total) };
            self.report(problem, entry, "amount", problems);
        } else {
            return false;
        }
        true
    }

    /// A cumulative value falls within its year only with a correction.
    fn falling(&self, form: &Form<'_>, key: &'static str, problems: &mut Diagnostics) {
        let mut last: Option<(Date, Amount)> = None;
        for entry in form.records("records") {
            let (Some(date), Known::Value(amount)) = (entry.date("as_of"), entry.known_amount(key)) else { continue };
            // One that stands in the wrong place was reported for that; it is compared with nothing.
            if last.is_some_and(|(before, _)| date <= before) {
                continue;
            }
            if self.is_slip(entry, key, amount) {
                continue;
            }
            let is_corrected = entry.cell("correction").is_some() || entry.is_broken("correction");
            if let Some((before, earlier)) = last
                && before.year() == date.year()
                && amount < earlier
                && !is_corrected
            {
                let problem = Problem::CumulativeFell { before: wan(earlier), after: wan(amount) };
                self.report(problem, entry, key, problems);
            }
            last = Some((date, amount));
        }
    }

    /// Whether an amount is so far above the plan that it must be in another unit.
    fn is_slip(&self, entry: &Form<'_>, key: &'static str, amount: Amount) -> bool {
        key == "completed" && self.plan_at(entry).is_some_and(|plan| is_times(amount, SLIP_OF_COMPLETED, plan))
    }

    /// The last plan of the record's year that is in force by then; nothing when it is zero or not known.
    fn plan_at(&self, record: &Form<'_>) -> Option<Amount> {
        let on = record.date("as_of")?;
        let in_force = |plan: &&Form<'_>| plan.date("from").is_some_and(|from| from <= on && from.year() == on.year());
        let plan = self.form.records("plans").filter(in_force).max_by_key(|plan| plan.date("from"))?;
        plan.amount("amount").filter(|amount| !amount.is_zero())
    }

    /// Rates above 150% and slips of the unit by ten thousand, each once: the records after it repeat it.
    fn plausible(&self, problems: &mut Diagnostics) {
        let (mut said_slip, mut said_rate) = (false, false);
        for entry in self.form.records("records") {
            let (Known::Value(completed), Some(plan)) = (entry.known_amount("completed"), self.plan_at(entry)) else {
                continue;
            };
            if self.is_slip(entry, "completed", completed) {
                if !std::mem::replace(&mut said_slip, true) {
                    let problem = Problem::TenThousandSlip { amount: wan(completed), plan: wan(plan) };
                    self.report(problem, entry, "completed", problems);
                }
                continue;
            }
            let rate = Exact::ratio(completed.yuan() * 100, plan.yuan()).expect("a plan of zero is passed over");
            if rate > Exact::whole(150) && !std::mem::replace(&mut said_rate, true) {
                self.report(Problem::RateAbove150 { rate: rate.to_decimal(1) }, entry, "completed", problems);
            }
        }
    }

    /// Money, a stage or a finish that only a started project can have; the first one is said.
    fn unstarted(&self, problems: &mut Diagnostics) {
        let start = self.form.record("start");
        if self.form.is_broken("start") || start.is_some_and(|start| start.is_broken("actual")) {
            return;
        }
        let actual = start.and_then(|start| start.date("actual"));
        // Preparatory projects spend on their preparation and do not count for the start rate.
        let class = self.form.reference("class");
        let may_spend = class.and_then(|class| *self.context.starts.get(class)?) != Some(true);
        for entry in self.form.records("records") {
            let Some(as_of) = entry.date("as_of") else { continue };
            if actual.is_some_and(|actual| actual <= as_of) {
                continue;
            }
            if let Known::Value(completed) = entry.known_amount("completed")
                && !completed.is_zero()
                && !may_spend
            {
                self.report(Problem::SpentBeforeStart { amount: wan(completed) }, entry, "completed", problems);
                return;
            }
            let stage = entry.reference("stage").and_then(|stage| self.context.stages.get(stage)?.as_ref());
            if let Some(stage) = stage.filter(|stage| stage.started) {
                self.report(Problem::StartedWithoutDate { stage: stage.name.to_string() }, entry, "stage", problems);
                return;
            }
        }
        if let Some(finish) = self.form.record("finish").filter(|finish| finish.date("actual").is_some())
            && actual.is_none()
        {
            self.report(Problem::StartedWithoutDate { stage: "竣工".to_owned() }, finish, "actual", problems);
        }
    }

    /// A milestone lies on the way to the finish, so none is planned after it.
    fn milestones(&self, problems: &mut Diagnostics) {
        let Some(finish) = self.form.record("finish").and_then(|finish| finish.date("planned")) else { return };
        for entry in self.form.records("milestones") {
            if let Some(planned) = entry.date("planned").filter(|planned| *planned > finish) {
                let problem =
                    Problem::MilestoneAfterFinish { planned: planned.to_string(), finish: finish.to_string() };
                self.report(problem, entry, "planned", problems);
            }
        }
    }

    /// Each kind of funds, and each management rule, stands once.
    fn once(&self, list: &'static str, key: &'static str, problems: &mut Diagnostics) {
        let mut seen = BTreeMap::new();
        for entry in self.form.records(list) {
            let Some(one) = entry.reference(key) else { continue };
            let span = entry.span_of(key);
            if let Some(first) = seen.insert(one, span.clone()) {
                let problem = Problem::DuplicateEntry { what: self.source.text[span.clone()].to_owned() };
                self.source.report_related(problem, span, entry.path_of(key), Some(first), problems);
            }
        }
    }
}

/// Whether an amount is at least so many times another, which is more than nothing.
fn is_times(amount: Amount, times: i32, other: Amount) -> bool {
    !other.is_zero() && amount.yuan() >= other.yuan() * i128::from(times)
}

/// 万元 as a person wrote them.
fn wan(amount: Amount) -> String {
    amount.wan().to_short_decimal(4)
}
