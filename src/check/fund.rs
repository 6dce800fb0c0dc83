//! Money by kind in a project's file: in order, not falling, not paid before it came, and adding up to the project's own total.
//!
//! In: the form of a file. Out: the facts of one kind, and problems.

use std::collections::BTreeMap;

use super::form::Form;
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::{Fund, FundRecord};
use crate::units::{Amount, Date, Known};

/// Builds the funds of one kind.
pub(super) fn fund(form: &Form<'_>) -> Option<Fund> {
    Some(Fund {
        fund: form.reference("fund")?,
        planned: form.amount("planned")?,
        records: form.records("records").map(record).collect::<Option<_>>()?,
    })
}

fn record(form: &Form<'_>) -> Option<FundRecord> {
    Some(FundRecord {
        as_of: form.date("as_of")?,
        in_place: form.known_amount("in_place"),
        paid: form.known_amount("paid"),
    })
}

/// Sums by kind are held against the project's own totals, and no more is paid than came in.
pub(super) fn check(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    for own in form.records("funds") {
        for entry in own.records("records") {
            let (Known::Value(in_place), Known::Value(paid)) =
                (entry.known_amount("in_place"), entry.known_amount("paid"))
            else {
                continue;
            };
            if paid > in_place {
                let problem = Problem::PaidAboveInPlace { paid: wan(paid), in_place: wan(in_place) };
                source.report_field(problem, entry.span_of("paid"), entry.path_of("paid"), problems);
                // The records after it repeat it.
                break;
            }
        }
    }
    totals(form, source, problems);
}

/// On a day for which the project's total and all its kinds are given they agree; fewer kinds are never more than the total.
fn totals(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) {
    let kinds = form.records("funds").count();
    let mut by_day: BTreeMap<Date, (usize, Amount)> = BTreeMap::new();
    for entry in form.records("funds").flat_map(|own| own.records("records")) {
        if let (Some(day), Known::Value(amount)) = (entry.date("as_of"), entry.known_amount("in_place")) {
            let (given, sum) = by_day.entry(day).or_default();
            (*given, *sum) = (*given + 1, *sum + amount);
        }
    }
    for entry in form.records("records") {
        let (Some(day), Known::Value(total)) = (entry.date("as_of"), entry.known_amount("funds_in_place")) else {
            continue;
        };
        let Some(&(given, sum)) = by_day.get(&day) else { continue };
        if sum > total || (given == kinds && sum != total) {
            let problem = Problem::FundsDisagree { total: wan(total), sum: wan(sum) };
            source.report_field(problem, entry.span_of("funds_in_place"), entry.path_of("funds_in_place"), problems);
            return;
        }
    }
}

fn wan(amount: Amount) -> String {
    amount.wan().to_short_decimal(4)
}
