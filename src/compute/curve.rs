//! Schedule curves: how much of the annual plan should be done by a day.

use crate::model::{Curve, CurveKind};
use crate::units::{Date, Exact, Percent, last_day};

/// The percent due on a day of the campaign's year.
///
/// `even` and `monthly` run evenly by days inside a month, `milestones` evenly by days between two points, from zero on the last
/// day of the year before. At a month's end `even` is exactly n/12.
pub fn share_due(curve: &Curve, year: i16, day: Date) -> Percent {
    if day.year() < year {
        return Percent::exact(Exact::zero());
    }
    match &curve.kind {
        CurveKind::Even => monthly(&twelfths(), year, day),
        CurveKind::Monthly(percents) => monthly(percents, year, day),
        CurveKind::Milestones(points) => milestones(points, year, day),
    }
}

fn twelfths() -> Vec<Percent> {
    (1..=12).map(|month| Percent::exact(Exact::ratio(100 * month, 12).expect("twelve is not zero"))).collect()
}

fn monthly(percents: &[Percent], year: i16, day: Date) -> Percent {
    let last = percents.last().cloned().unwrap_or_else(|| Percent::exact(Exact::zero()));
    if day.year() > year {
        return last;
    }
    let month = usize::try_from(day.month()).expect("months are positive");
    let zero = Percent::exact(Exact::zero());
    let before = if month == 1 { &zero } else { &percents[month - 2] };
    let elapsed = Exact::ratio(i64::from(day.day()), i64::from(last_day(day).day())).expect("months have days");
    between(before, &percents[month - 1], &elapsed)
}

fn milestones(points: &[(Date, Percent)], year: i16, day: Date) -> Percent {
    let new_year = Date::constant(year - 1, 12, 31);
    let mut before = (new_year, Percent::exact(Exact::zero()));
    for (date, percent) in points {
        if day <= *date {
            let elapsed = Exact::ratio(days(before.0, day), days(before.0, *date)).unwrap_or_else(|| Exact::whole(1));
            return between(&before.1, percent, &elapsed);
        }
        before = (*date, percent.clone());
    }
    before.1
}

fn between(low: &Percent, high: &Percent, elapsed: &Exact) -> Percent {
    let rise = high.number() - low.number();
    Percent::exact(low.number() + &(&rise * elapsed))
}

fn days(from: Date, to: Date) -> i64 {
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
        assert_eq!(share_due(curve, 2023, day).number().to_decimal(4), expected, "{day}");
    }

    /// By hand: 7/12 = 58.3333%; the 15th of July is 6/12 + 15/31/12 = 54.0323%.
    #[test]
    fn even_is_a_twelfth_each_month() {
        let even = curve(CurveKind::Even);
        check(&even, "2023-07-31", "58.3333");
        check(&even, "2023-09-30", "75.0000");
        check(&even, "2023-12-31", "100.0000");
        check(&even, "2023-07-15", "54.0323");
        check(&even, "2022-12-31", "0.0000");
        check(&even, "2024-01-31", "100.0000");
    }

    /// By hand: from 85% on 09-30 to 100% on 12-31 are 92 days; 31 of them by 10-31: 85 + 15 × 31/92 = 90.0543%.
    #[test]
    fn milestones_run_evenly_by_days() {
        let end = |month, day, value| (Date::constant(2023, month, day), percent(value));
        let milestones = curve(CurveKind::Milestones(vec![end(9, 30, "85"), end(12, 31, "100")]));
        check(&milestones, "2023-09-30", "85.0000");
        check(&milestones, "2023-10-31", "90.0543");
        check(&milestones, "2023-12-31", "100.0000");
    }
}
