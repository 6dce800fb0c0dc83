//! Completed investment at the month ends before the first bulletin, so that a line starts where the year starts.

use rayon::prelude::*;

use crate::compute::standing::standing;
use crate::model::Facts;
use crate::units::{Amount, Date, Known, Percent};

/// What projects had reported by a month's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthEnd {
    /// The last day of the month.
    pub date: Date,
    /// Completed investment of all that reported it; nothing when nobody had.
    pub completed: Known<Amount>,
    /// 投资完成率 of each county, over its projects that have both a plan and a report; nothing when there is none.
    pub rates: Vec<Known<Percent>>,
}

/// Month ends of the first bulletin's year that lie before its cut-off.
pub(super) fn history(facts: &Facts) -> Vec<MonthEnd> {
    let first = facts.bulletins[0].cutoff;
    let ends = (1..=12).map(|month| Date::constant(first.year(), month, 1).last_of_month());
    let ends: Vec<Date> = ends.filter(|end| *end < first).collect();
    ends.into_par_iter().map(|date| month_end(facts, date)).collect()
}

fn month_end(facts: &Facts, date: Date) -> MonthEnd {
    let mut sum = None;
    let mut rated = vec![(Amount::ZERO, Amount::ZERO); facts.counties.len()];
    for project in &facts.projects {
        let standing = standing(project, &facts.campaign, date);
        let Known::Value(completed) = standing.completed else { continue };
        sum = Some(sum.unwrap_or(Amount::ZERO) + completed);
        if let Some(plan) = standing.plan {
            let (part, whole) = &mut rated[project.county];
            (*part, *whole) = (*part + completed, *whole + plan);
        }
    }
    let rate = |(part, whole): (Amount, Amount)| Known::or_not_reported(Percent::of(&part.wan(), &whole.wan()));
    MonthEnd { date, completed: Known::or_not_reported(sum), rates: rated.into_iter().map(rate).collect() }
}
