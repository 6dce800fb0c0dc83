//! The milestones of a project: planned and actual days come in, a chart with the line of today goes out.
//!
//! Promised: late is drawn as well as coloured (a link from the planned day onwards), and said in the caller's words.

mod lane;
mod marks;

pub use lane::{Lane, lane, ruler};

use super::axis::months;
use super::element::{Label, line};
use super::layout::{Anchor, inside};
use super::role::Role;
use super::svg::Svg;
use super::text::{shorten, width};
use super::{Caption, Days, Plot, Tick, WIDTH, finish, nothing, put};
use marks::{Layer, Row};
use plotters::coord::cartesian::Cartesian2d;

/// Rows of marks on a time axis.
#[derive(Clone, Copy, Debug)]
pub struct Gantt<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The time axis; bars and links are cut at its ends, marks beyond them are not drawn.
    pub days: Days<'a>,
    /// The day on which the data end, a line through all rows with its label below; the label may be empty.
    pub cutoff: Option<Tick<'a>>,
    /// The rows, first one on top.
    pub rows: &'a [GanttRow<'a>],
    /// What is said when there are no rows.
    pub empty: &'a str,
}

/// One row.
#[derive(Clone, Copy, Debug)]
pub struct GanttRow<'a> {
    /// Its name, shortened where it is too long.
    pub name: &'a str,
    /// What is drawn.
    pub mark: GanttMark,
    /// A text beside the marks; may be empty.
    pub note: &'a str,
}

/// What a row shows.
#[derive(Clone, Copy, Debug)]
pub enum GanttMark {
    /// A day: planned hollow, actual filled.
    Milestone {
        /// The planned day.
        planned: Option<i32>,
        /// The actual day; `None` is still open.
        actual: Option<i32>,
    },
    /// A span: planned pale, actual dark.
    Bar {
        /// Planned start and finish.
        planned: Option<(i32, i32)>,
        /// Actual start and finish; without a finish it runs to the cut-off.
        actual: Option<(i32, Option<i32>)>,
    },
}

/// Height of a row.
const ROW: i32 = 320;
/// Room at both ends of the time axis.
const PAD: i32 = 90;
/// The longest name.
const NAME: i32 = 1320;

/// Draws the chart.
#[must_use]
pub fn gantt(chart: &Gantt<'_>) -> String {
    if chart.rows.is_empty() {
        return nothing("gantt", chart.caption, chart.empty);
    }
    let lengths = chart.rows.iter().map(|row| width(&shorten(row.name, Role::Name, NAME), Role::Name));
    let left = lengths.max().unwrap_or(0) + 100;
    let top = 220;
    let bottom = top + i32::try_from(chart.rows.len()).unwrap_or(0) * ROW;
    let cutoff = chart.cutoff.filter(|cutoff| chart.days.hold(cutoff.day));
    let foot = if cutoff.is_some_and(|cutoff| !cutoff.label.is_empty()) { 220 } else { 40 };
    let (first, last) = chart.days.range();

    let mut out = String::with_capacity(1024 + 320 * chart.rows.len());
    let sheet = Svg::with_text(&mut out, "gantt", (WIDTH, bottom + foot), chart.caption);
    let frame = (left + PAD..WIDTH - PAD, bottom..top);
    let plot: Plot<'_> = sheet.apply_coord_spec(Cartesian2d::new(first..last, 0.0..1.0, frame));
    let x = |day: i32| plot.map_coordinate(&(day.clamp(first, last), 0.0)).0;

    for day in chart.days.limits() {
        put(&sheet, &line((x(day), top), (x(day), bottom), Role::Grid));
    }
    let rows = || (0..).map(|row| top + row * ROW).zip(chart.rows);
    for y in rows().map(|(y, _)| y).chain([bottom]) {
        put(&sheet, &line((0, y), (WIDTH, y), Role::Grid));
    }
    months(&sheet, &chart.days, top - 80, x);
    let today = cutoff.map(|cutoff| x(cutoff.day));
    if let Some((cutoff, today)) = cutoff.zip(today) {
        put(&sheet, &line((today, top), (today, bottom + 50), Role::Cutoff));
        let length = width(&shorten(cutoff.label, Role::Mute, WIDTH), Role::Mute);
        let place = ((inside(today, length, (0, WIDTH)), bottom + 170), Anchor::Middle);
        Label::fitting(cutoff.label, place, Role::Mute, WIDTH).on(&sheet);
    }
    for (y, row) in rows() {
        Label::fitting(row.name, ((0, y + ROW / 2 + 46), Anchor::Start), Role::Name, NAME).on(&sheet);
    }
    let drawn = rows().map(|(y, row)| {
        let place = Row { sheet: &sheet, days: &chart.days, x: &x, y: y + ROW / 2, today };
        let marks = match row.mark {
            GanttMark::Milestone { planned, actual } => place.milestone(planned, actual),
            GanttMark::Bar { planned, actual } => place.bar(planned, actual),
        };
        (place, marks)
    });
    let drawn: Vec<_> = drawn.collect();
    for layer in Layer::ALL {
        drawn.iter().for_each(|(place, marks)| place.draw(marks, layer));
    }
    for ((place, marks), row) in drawn.iter().zip(chart.rows) {
        place.note(row.note, (left, WIDTH), marks);
    }
    finish(&sheet);
    drop(drawn);
    drop((sheet, plot));
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, count};
    use super::*;

    const MONTHS: &[Tick<'_>] =
        &[Tick { day: 1, label: "1月" }, Tick { day: 32, label: "2月" }, Tick { day: 60, label: "3月" }];

    fn draw(rows: &[GanttRow<'_>]) -> String {
        let chart = Gantt {
            caption: Caption { title: "节点", desc: "" },
            days: Days { first: 1, last: 90, months: MONTHS },
            cutoff: Some(Tick { day: 70, label: "截至3月11日" }),
            rows,
            empty: "未填报节点",
        };
        let svg = gantt(&chart);
        check(&svg);
        assert_eq!(svg, gantt(&chart));
        svg
    }

    #[test]
    fn late_is_a_link() {
        for (planned, actual, link, open) in [
            (Some(20), Some(32), 1, 0),
            (Some(20), Some(20), 0, 0),
            (Some(20), Some(9), 0, 0),
            (Some(20), None, 0, 1),
            (Some(80), None, 0, 0),
            (None, Some(30), 0, 0),
            (None, None, 0, 0),
        ] {
            let svg = draw(&[GanttRow {
                name: "取得施工许可",
                mark: GanttMark::Milestone { planned, actual },
                note: "说明",
            }]);
            // A milestone reached late is red as well as its link.
            assert_eq!(
                (count(&svg, "class=\"late\""), count(&svg, "late open")),
                (2 * link, open),
                "{planned:?} {actual:?}"
            );
            assert_eq!(count(&svg, "label late"), link + open);
        }
    }

    #[test]
    fn spans_long_texts_and_days_outside_the_axis() {
        let long = "甲乙市丙丁戊区东西南工业园区绿色算力基础设施及配套电网改造提升工程第二期（续建）";
        let svg = draw(&[
            GanttRow {
                name: long,
                mark: GanttMark::Bar { planned: Some((5, 50)), actual: Some((9, None)) },
                note: long,
            },
            GanttRow {
                name: "甲",
                mark: GanttMark::Bar { planned: Some((-90, 900)), actual: Some((30, Some(20))) },
                note: "已完工",
            },
            GanttRow { name: "", mark: GanttMark::Bar { planned: None, actual: None }, note: long },
            GanttRow {
                name: "乙", mark: GanttMark::Milestone { planned: Some(1), actual: Some(90) }, note: "晚89天"
            },
        ]);
        assert!(svg.contains("class=\"span\"") && svg.contains("class=\"done\""));
    }

    #[test]
    fn no_rows_is_said() {
        assert!(draw(&[]).contains("未填报节点"));
    }
}
