//! Schedule curves: how much of the annual plan should be done by a day.

use crate::model::{Curve, CurveKind};
use crate::units::{Date, Exact, Percent, last_day};

/// The percent of a year's plan that is due on a day.
///
/// `even` and `monthly` run evenly by days inside a month of that year; before it they are zero, after it what they end with. At
/// a month's end `even` is exactly n/12. `milestones` carry their own dates and do not ask for the year: they run evenly by days
/// between two points, from zero on the last day of the year before the first.
pub fn share_due(curve: &Curve, year: i16, day: Date) -> Percent {
    let zero = || Percent::exact(Exact::zero());
    match &curve.kind {
        CurveKind::Even => monthly(twelfths, year, day),
        CurveKind::Monthly(percents) => {
            monthly(|month| month.checked_sub(1).map_or_else(zero, |index| percents[index].clone()), year, day)
        }
        CurveKind::Milestones(points) => milestones(points, day),
    }
}

fn twelfths(month: usize) -> Percent {
    let month = i64::try_from(month).expect("a year has twelve months");
    Percent::exact(Exact::ratio(100 * month, 12).expect("twelve is not zero"))
}

/// `due` says what is due at the end of a month; of month 0, on the last day of the year before.
fn monthly(due: impl Fn(usize) -> Percent, year: i16, day: Date) -> Percent {
    if day.year() < year {
        return due(0);
    }
    if day.year() > year {
        return due(12);
    }
    let month = usize::try_from(day.month()).expect("months are positive");
    let last = last_day(day);
    if day == last {
        return due(month);
    }
    let elapsed = Exact::ratio(i64::from(day.day()), i64::from(last.day())).expect("months have days");
    between(&due(month - 1), &due(month), &elapsed)
}

fn milestones(points: &[(Date, Percent)], day: Date) -> Percent {
    let zero = Percent::exact(Exact::zero());
    let Some((first, _)) = points.first() else { return zero };
    let mut before = (Date::constant(first.year() - 1, 12, 31), zero);
    if day <= before.0 {
        return before.1;
    }
    for (date, percent) in points {
        if day <= *date {
            let elapsed = Exact::ratio(days_between(before.0, day), days_between(before.0, *date));
            return between(&before.1, percent, &elapsed.expect("the dates of a checked curve differ"));
        }
        before = (*date, percent.clone());
    }
    before.1
}

fn between(low: &Percent, high: &Percent, elapsed: &Exact) -> Percent {
    let rise = high.number() - low.number();
    Percent::exact(low.number() + &(&rise * elapsed))
}

/// Days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Decimal, Id};

    fn curve(kind: CurveKind) -> Curve {
        Curve { id: Id::parse("a").unwrap(), name: "".into(), kind }
    }

    fn percent(text: &str) -> Percent {
        Percent::entered(Decimal::parse(text, 9, 6).unwrap())
    }

    fn check(curve: &Curve, day: &str, expected: &str) {
        let day = crate::units::parse_date(day).unwrap();
        assert_eq!(share_due(curve, 2030, day).number().to_decimal(4), expected, "{day}");
    }

    /// By hand: 7/12 = 58.3333%; the 15th of July is 6/12 + 15/31/12 = 54.0323%.
    #[test]
    fn even_is_a_twelfth_each_month() {
        let even = curve(CurveKind::Even);
        check(&even, "2030-07-31", "58.3333");
        check(&even, "2030-09-30", "75.0000");
        check(&even, "2030-12-31", "100.0000");
        check(&even, "2030-07-15", "54.0323");
        check(&even, "2029-12-31", "0.0000");
        check(&even, "2031-01-31", "100.0000");
    }

    /// By hand: from 85% on 09-30 to 100% on 12-31 are 92 days; 31 of them by 10-31: 85 + 15 × 31/92 = 90.0543%.
    #[test]
    fn milestones_run_evenly_by_days() {
        let end = |month, day, value| (Date::constant(2030, month, day), percent(value));
        let milestones = curve(CurveKind::Milestones(vec![end(9, 30, "85"), end(12, 31, "100")]));
        check(&milestones, "2030-09-30", "85.0000");
        check(&milestones, "2030-10-31", "90.0543");
        check(&milestones, "2030-12-31", "100.0000");
        check(&milestones, "2029-12-31", "0.0000");
    }

    /// By hand: 40% on 2029-12-31, 90% on 2030-12-31: 181 of 365 days by 2030-06-30 give 40 + 50 × 181/365 = 64.7945%.
    #[test]
    fn milestones_may_lead_through_two_years() {
        let end = |year, value| (Date::constant(year, 12, 31), percent(value));
        let milestones = curve(CurveKind::Milestones(vec![end(2029, "40"), end(2030, "90")]));
        check(&milestones, "2028-12-31", "0.0000");
        check(&milestones, "2029-12-31", "40.0000");
        check(&milestones, "2030-06-30", "64.7945");
        check(&milestones, "2031-01-31", "90.0000");
    }
}
