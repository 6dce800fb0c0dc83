//! One project as one lane of a wall chart: its span and all its milestones on a time axis that every lane of the wall shares, and the ruler
//! with the names of that axis above them.
//!
//! Promised: equal days lie at equal places in all lanes and in the ruler, so that the cut-off is one line through a whole table.

use super::super::element::{Label, line};
use super::super::layout::Anchor;
use super::super::role::Role;
use super::super::svg::Svg;
use super::super::text::width;
use super::super::{Caption, Days, Plot, Tick, finish, put};
use super::marks::{Layer, Row};
use plotters::coord::cartesian::Cartesian2d;

/// One lane.
#[derive(Clone, Copy, Debug)]
pub struct Lane<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The time axis of the wall; what lies beyond it is cut at its ends.
    pub days: Days<'a>,
    /// The day on which the data end.
    pub cutoff: i32,
    /// Planned start and finish.
    pub planned: Option<(i32, i32)>,
    /// Actual start and finish; without a finish it runs to the cut-off.
    pub actual: Option<(i32, Option<i32>)>,
    /// Planned and actual days of the milestones.
    pub milestones: &'a [(i32, Option<i32>)],
}

/// Width of lanes and ruler.
const LANE: i32 = 4800;
/// Height of a lane.
const HEIGHT: i32 = 300;
/// Height of the ruler.
const RULER: i32 = 340;
/// Room at both ends for half a mark.
const PAD: i32 = 90;

/// Draws a lane.
#[must_use]
pub fn lane(chart: &Lane<'_>) -> String {
    let (first, last) = chart.days.range();
    let mut out = String::with_capacity(1024);
    let sheet = Svg::begin(&mut out, "lane", (LANE, HEIGHT), "", chart.caption);
    let plot: Plot<'_> = sheet.apply_coord_spec(Cartesian2d::new(first..last, 0.0..1.0, (PAD..LANE - PAD, 0..HEIGHT)));
    let x = |day: i32| plot.map_coordinate(&(day.clamp(first, last), 0.0)).0;
    for day in chart.days.limits() {
        put(&sheet, &line((x(day), 0), (x(day), HEIGHT), Role::Grid));
    }
    let today = chart.days.hold(chart.cutoff).then(|| x(chart.cutoff));
    let row = Row { sheet: &sheet, days: &chart.days, x: &x, y: HEIGHT / 2, today };
    row.bar(chart.planned, chart.actual);
    if let Some(today) = today {
        put(&sheet, &line((today, 0), (today, HEIGHT), Role::Cutoff));
    }
    let marks: Vec<_> =
        chart.milestones.iter().map(|&(planned, actual)| row.milestone(Some(planned), actual)).collect();
    for layer in Layer::ALL {
        marks.iter().for_each(|marks| row.draw(marks, layer));
    }
    finish(&sheet);
    drop((sheet, plot));
    out
}

/// Draws the ruler: the names of the axis, and below them the cut-off with its label.
#[must_use]
pub fn ruler(days: &Days<'_>, cutoff: Tick<'_>) -> String {
    let (first, last) = days.range();
    let mut out = String::with_capacity(1024);
    let sheet = Svg::begin(&mut out, "lane", (LANE, RULER), "", Caption::default());
    let plot: Plot<'_> = sheet.apply_coord_spec(Cartesian2d::new(first..last, 0.0..1.0, (PAD..LANE - PAD, 0..RULER)));
    let x = |day: i32| plot.map_coordinate(&(day.clamp(first, last), 0.0)).0;
    let ends = days.months.iter().skip(1).map(|month| month.day).chain([last]);
    for (month, end) in days.months.iter().zip(ends) {
        let (from, to) = (x(month.day), x(end));
        // A name that is wider than its part of the axis stands over the next, which then has none.
        let room = (to - from).max(width(month.label, Role::Axis));
        Label::fitting(month.label, ((from + 20, 120), Anchor::Start), Role::Axis, room).on(&sheet);
        put(&sheet, &line((from, 150), (from, RULER), Role::Grid));
    }
    if days.hold(cutoff.day) {
        let today = x(cutoff.day);
        let length = width(cutoff.label, Role::Mute);
        put(&sheet, &line((today, RULER - 60), (today, RULER), Role::Cutoff));
        let at = today.clamp(length / 2, LANE - length / 2);
        Label::new(cutoff.label, ((at, RULER - 80), Anchor::Middle), Role::Mute).on(&sheet);
    }
    finish(&sheet);
    drop((sheet, plot));
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::count;
    use super::*;

    const MONTHS: &[Tick<'_>] = &[Tick { day: 0, label: "1月" }, Tick { day: 31, label: "2月" }];

    fn days() -> Days<'static> {
        Days { first: 0, last: 58, months: MONTHS }
    }

    fn draw(cutoff: i32, milestones: &[(i32, Option<i32>)]) -> String {
        lane(&Lane {
            caption: Caption::default(),
            days: days(),
            cutoff,
            planned: Some((5, 50)),
            actual: Some((8, None)),
            milestones,
        })
    }

    /// By hand: 58 days on 462 units; day 29, half of them, lies at 9 + 231 = 240 in the lane and in the ruler.
    #[test]
    fn the_cutoff_is_one_line_through_lanes_and_ruler() {
        assert!(draw(29, &[]).contains("M240 0v30"), "{}", draw(29, &[]));
        let ruler = ruler(&days(), Tick { day: 29, label: "截至" });
        assert!(ruler.contains("M240 28v6"), "{ruler}");
        assert_eq!(count(&draw(90, &[]), "class=\"cutoff\""), 0);
    }

    #[test]
    fn slipped_milestones_are_marked() {
        // On time, late, open past its day, ahead.
        let svg = draw(29, &[(10, Some(10)), (12, Some(20)), (25, None), (40, None)]);
        assert_eq!(count(&svg, "late open"), 1);
        // The link of the late one and its mark.
        assert_eq!(count(&svg, "class=\"late\""), 2, "{svg}");
    }
}
