//! A file of `units/` to facts, and the reports of units and counties.

use std::collections::BTreeMap;

use super::assessment;
use super::form::{Datum, Form};
use super::ids::Ids;
use super::ledger::Context;
use super::readers::{Readers, Spoken};
use super::source::Source;
use super::{characters, matter, scalar, shape, source_of, whole_text, yaml};
use crate::diagnostic::{Diagnostics, Place, Problem};
use crate::fields::{Label, Registry, UNIT, label};
use crate::load::{Shelf, Sources};
use crate::model::{Campaign, Ranks, Report, Task, UnitBook};
use crate::units::Date;

/// What reports are held against: the campaign's days, as far as they could be read.
pub(super) type ReportDays = Option<Vec<Date>>;

/// The days on which reports are due, each once and in order.
pub(super) fn report_days(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> ReportDays {
    let Some(reports) = form.record("reports") else {
        return (!form.is_broken("reports")).then(Vec::new);
    };
    reports.cell("due")?;
    let mut days: Vec<Date> = Vec::new();
    for cell in reports.list("due") {
        let Datum::Date(day) = cell.datum else { unreachable!("the days are dates, not {:?}", cell.datum) };
        let problem = match days.last() {
            Some(before) if *before == day => Problem::DuplicateEntry { what: day.to_string() },
            Some(before) if *before > day => {
                Problem::NotInDateOrder { before: before.to_string(), after: day.to_string() }
            }
            _ => {
                days.push(day);
                continue;
            }
        };
        source.report_field(problem, cell.span.clone(), reports.path_of("due"), problems);
    }
    Some(days)
}

/// What each unit keeps, in the campaign's order; nothing when one of the files could not be understood.
pub(super) fn unit_facts(
    sources: &Sources,
    readers: &Readers,
    campaign: Option<&Campaign>,
    days: &ReportDays,
    context: &Context,
    ids: Option<&Ids>,
    problems: &mut Diagnostics,
) -> Option<Spoken<Vec<UnitBook>>> {
    let mut all_read = sources.unread(Shelf::Units).next().is_none();
    let mut books: Spoken<Vec<UnitBook>> = readers.lists();
    for books in &mut books {
        books.resize_with(campaign.map_or(0, |campaign| campaign.units.len()), UnitBook::default);
    }
    for file in sources.shelf(Shelf::Units) {
        let source = source_of(file);
        characters::check(&source, problems);
        let tree = yaml::read(&source, whole_text(file), problems);
        let position = ids.and_then(|ids| ids.position(Registry::Unit, file.stem()));
        if position.is_none() && ids.is_some() {
            problems.report(*scalar::unknown(Registry::Unit, file.stem(), ids), Place::file(&file.path));
        }
        let declared = position.and_then(|position| campaign?.units.get(position));
        let has_county = declared.is_some_and(|declared| declared.county.is_some());
        let build = |form: &Form<'_>, problems: &mut Diagnostics| {
            unit(form, &source, position?, days, context, has_county, problems)
        };
        let form = shape::read(&source, tree, &UNIT, ids, problems);
        let book = form.and_then(|form| readers.cleared(form, problems, build)?.shown());
        match position.zip(book) {
            Some((position, book)) => {
                for (books, book) in books.iter_mut().zip(book) {
                    // While the campaign's file is broken there is no place for it.
                    if let Some(own) = books.get_mut(position) {
                        *own = book;
                    }
                }
            }
            None => all_read = false,
        }
    }
    all_read.then_some(books)
}

/// Builds what the unit at a position keeps; `has_county` says that a county reports for it.
fn unit(
    form: &Form<'_>,
    source: &Source<'_>,
    position: usize,
    days: &ReportDays,
    context: &Context,
    has_county: bool,
    problems: &mut Diagnostics,
) -> Option<UnitBook> {
    assessment::check(form, Ranks::Units, source, context, problems);
    let elsewhere = label("它的县（区）文件已经登记", "they stand in the file of its county");
    let reports = reports(form, source, days, has_county.then_some(elsewhere), problems);
    matter::check(form, "tasks", source, problems);
    for task in form.records("tasks") {
        if let Some((raised, deadline)) = task.date("raised").zip(task.date("deadline"))
            && deadline < raised
        {
            let problem = Problem::DatesReversed { first: raised.to_string(), second: deadline.to_string() };
            source.report_field(problem, task.span_of("deadline"), task.path_of("deadline"), problems);
        }
    }
    let task = |form: &Form<'_>| {
        Some(Task {
            matter: matter::matter_of(form, form.date("raised"), Some(position))?,
            action: form.reference("action"),
        })
    };
    let tasks: Option<Vec<Task>> = form.records("tasks").map(task).collect();
    Some(UnitBook { tasks: tasks?, reports: reports?, assessed: assessment::assessed(form)? })
}

/// The reports of a unit or a county: each day once, and only days of the campaign. `refused` says why whoever it is owes none.
#[expect(clippy::option_option, reason = "a list that is absent is a fact; one that is broken is none")]
pub(super) fn reports(
    form: &Form<'_>,
    source: &Source<'_>,
    days: &ReportDays,
    refused: Option<Label>,
    problems: &mut Diagnostics,
) -> Option<Option<Vec<Report>>> {
    if form.is_broken("reports") {
        return None;
    }
    if form.cell("reports").is_none() {
        return Some(None);
    }
    if let Some(reason) = refused {
        let start = form.span_of("reports").start;
        let problem = Problem::ReportsElsewhere { reason };
        source.report_field(problem, start..start, form.path_of("reports"), problems);
    }
    let mut seen = BTreeMap::new();
    let mut built = Vec::new();
    for entry in form.records("reports") {
        let Some(due) = entry.date("due") else { continue };
        let span = entry.span_of("due");
        if let Some(first) = seen.insert(due, span.clone()) {
            let problem = Problem::DuplicateEntry { what: due.to_string() };
            source.report_related(problem, span, entry.path_of("due"), Some(first), problems);
        } else if days.as_ref().is_some_and(|days| !days.contains(&due)) {
            let problem = Problem::ReportDayUnknown { due: due.to_string() };
            source.report_field(problem, span, entry.path_of("due"), problems);
        }
        built.push(Report { due, sent: entry.date("sent") });
    }
    Some(Some(built))
}
