//! The whole's completed investment at the month ends before the first bulletin, so that a line starts where the year starts.

use rayon::prelude::*;

use crate::compute::standing::standing;
use crate::model::Facts;
use crate::units::{Amount, Date, Known};

/// Completed investment of all projects that reported it, at a month's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthEnd {
    /// The last day of the month.
    pub date: Date,
    /// Nothing when nobody had reported by then.
    pub completed: Known<Amount>,
}

/// Month ends of the first bulletin's year that lie before its cut-off.
pub(super) fn history(facts: &Facts) -> Vec<MonthEnd> {
    let first = facts.bulletins[0].cutoff;
    let ends = (1..=12).map(|month| Date::constant(first.year(), month, 1).last_of_month());
    let ends: Vec<Date> = ends.filter(|end| *end < first).collect();
    ends.into_par_iter().map(|date| month_end(facts, date)).collect()
}

fn month_end(facts: &Facts, date: Date) -> MonthEnd {
    let completed = |project| match standing(project, &facts.campaign, date).completed {
        Known::Value(amount) => Some(amount),
        _ => None,
    };
    let reported: Vec<Amount> = facts.projects.iter().filter_map(completed).collect();
    let sum = (!reported.is_empty()).then(|| reported.iter().copied().sum());
    MonthEnd { date, completed: Known::or_not_reported(sum) }
}
