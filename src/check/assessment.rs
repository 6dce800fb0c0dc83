//! Deductions and exemptions of a county's or unit's file to facts.

use super::board::Taken;
use super::form::Form;
use super::ledger::Context;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Assessed, BoardExemption, Deduction, Ranks};

/// Reports what does not hold: a board that has no points to take or ranks others, points that are none, dates reversed.
pub(super) fn check(form: &Form<'_>, ranks: Ranks, source: &Source<'_>, context: &Context, problems: &mut Diagnostics) {
    let taken = |entry: &Form<'_>| -> Option<Taken> { *context.boards.get(entry.reference("board")?)? };
    for entry in form.records("deductions") {
        if taken(entry).is_some_and(|board| !board.is_scored || board.ranks != ranks) {
            report_board(entry, source, problems);
        }
        if let Some(points) = entry.number("points").map(|points| points.exact())
            && points.is_negative()
        {
            let problem = Problem::OutOfRange { found: points.to_short_decimal(6), low: Some(0), high: None };
            source.report_field(problem, entry.span_of("points"), entry.path_of("points"), problems);
        }
    }
    for entry in form.records("exemptions") {
        if taken(entry).is_some_and(|board| board.ranks != ranks) {
            report_board(entry, source, problems);
        }
        if let (Some(first), Some(second)) = (entry.date("on"), entry.date("until"))
            && second < first
        {
            let problem = Problem::DatesReversed { first: first.to_string(), second: second.to_string() };
            source.report_field(problem, entry.span_of("until"), entry.path_of("until"), problems);
        }
    }
}

fn report_board(entry: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    let board = source.text[entry.span_of("board")].to_owned();
    source.report_field(Problem::BoardMismatch { board }, entry.span_of("board"), entry.path_of("board"), problems);
}

/// Builds them; nothing when a field they need is missing.
pub(super) fn assessed(form: &Form<'_>) -> Option<Assessed> {
    let deduction = |entry: &Form<'_>| {
        Some(Deduction {
            board: entry.reference("board")?,
            on: entry.date("on")?,
            points: entry.number("points")?,
            reason: entry.string("reason")?,
        })
    };
    let exemption = |entry: &Form<'_>| {
        Some(BoardExemption {
            board: entry.reference("board")?,
            on: entry.date("on")?,
            until: entry.date("until"),
            reason: entry.string("reason")?,
        })
    };
    Some(Assessed {
        deductions: form.records("deductions").map(deduction).collect::<Option<_>>()?,
        exemptions: form.records("exemptions").map(exemption).collect::<Option<_>>()?,
    })
}
