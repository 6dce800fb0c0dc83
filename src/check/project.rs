//! A file of `projects/` to facts. What must hold inside one such file is checked by [`super::ledger`].

use super::approval;
use super::duty;
use super::form::Form;
use super::ledger::{self, Context};
use super::matter::matter;
use super::source::Source;
use super::{fund, scope};
use crate::diagnostic::Diagnostics;
use crate::model::{Milestone, Plan, PlannedActual, Project, Record, Stop, SystemSince};
use crate::units::Id;

/// Builds a project; nothing when a field it needs is missing.
pub(super) fn project(
    id: Option<Id>,
    form: &Form<'_>,
    source: &Source<'_>,
    context: &Context,
    problems: &mut Diagnostics,
) -> Option<Project> {
    let plans: Option<Vec<Plan>> = form.records("plans").map(plan).collect();
    let records: Option<Vec<Record>> = form.records("records").map(record).collect();
    let start = form.record("start").map(dates).unwrap_or_default();
    ledger::Ledger { form, source, context }.check(problems);
    approval::check(form, source, problems);
    duty::check_project(form, source, problems);
    let mut sets = form.references("sets");
    sets.sort_unstable();
    sets.dedup();
    Some(Project {
        id: id?,
        name: form.string("name")?,
        code: form.string("code"),
        county: form.reference("county")?,
        unit: form.reference("unit")?,
        sector: form.reference("sector")?,
        class: form.reference("class")?,
        sets,
        leader: form.reference("leader"),
        arrangements: form.records("arrangements").map(duty::arrangement).collect::<Option<_>>()?,
        actions: form.references("actions"),
        finance: form.records("finance").map(duty::finance).collect::<Option<_>>()?,
        builder: form.string("builder"),
        systems: systems(form)?,
        summary: form.string("summary"),
        total_investment: form.amount("total_investment")?,
        plans: plans?,
        schedule: form.reference("schedule"),
        funds: form.records("funds").map(fund::fund).collect::<Option<_>>()?,
        scope: form.records("scope").map(scope::change).collect::<Option<_>>()?,
        start,
        finish: form.record("finish").map(dates).unwrap_or_default(),
        entered: form.date("entered"),
        milestones: form.records("milestones").map(milestone).collect::<Option<_>>()?,
        stops: form.records("stops").map(stop).collect::<Option<_>>()?,
        unstarted_reason: form.string("unstarted_reason"),
        unstarted_class: form.record("unstarted").and_then(|own| own.reference("reason")),
        approvals: form.records("approvals").map(approval::progress).collect::<Option<_>>()?,
        exemptions: form.records("exemptions").map(approval::exemption).collect::<Option<_>>()?,
        papers: approval::papers(form)?,
        records: records?,
        problems: form.records("problems").map(matter).collect::<Option<_>>()?,
    })
}

/// Management rules in place; a list that is absent was not reported.
#[expect(clippy::option_option, reason = "a list that is absent is a fact; one that is broken is none")]
fn systems(form: &Form<'_>) -> Option<Option<Vec<SystemSince>>> {
    if form.cell("systems").is_none() {
        return (!form.is_broken("systems")).then_some(None);
    }
    let system = |form: &Form<'_>| Some(SystemSince { system: form.reference("system")?, since: form.date("since")? });
    form.records("systems").map(system).collect::<Option<_>>().map(Some)
}

fn plan(form: &Form<'_>) -> Option<Plan> {
    Some(Plan { from: form.date("from")?, amount: form.amount("amount")?, reason: form.string("reason") })
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
