//! One figure month by month: values and their published texts come in, columns against a target go out.
//!
//! With room for the texts they stand at the columns and there is no value axis; without, rules and round numbers take their place.

use super::axis::{self, names_along};
use super::element::{Label, area, line};
use super::layout::Anchor;
use super::role::Role;
use super::scale::{Scale, drawable, extent};
use super::svg::Svg;
use super::text::{shorten, width};
use super::{Caption, Light, Plot, WIDTH, finish, nothing, put};
use plotters::coord::cartesian::Cartesian2d;

/// One figure over several months.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The months, oldest first.
    pub columns: &'a [Column<'a>],
    /// The target, a line through all columns.
    pub target: Option<f64>,
    /// Text at the end of the target line, or of the last column's mark.
    pub target_label: &'a str,
    /// Unit of the values, written in the upper left corner.
    pub unit: &'a str,
    /// Colour of the last column that has a value.
    pub light: Light,
    /// What is said when there is nothing to draw.
    pub empty: &'a str,
}

/// One month.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a> {
    /// Its name, written below.
    pub label: &'a str,
    /// Its value; `None` is not reported and marked with a dash.
    pub value: Option<f64>,
    /// The value as published, written at the column where there is room.
    pub text: &'a str,
    /// What the value stands against in this month, such as the schedule then; a line across the column.
    pub mark: Option<f64>,
}

/// Upper edge of the columns; the unit and the text of the highest one stand above it.
const TOP: i32 = 340;
/// Lower edge of the columns.
const BOTTOM: i32 = 1780;
/// Days of a column on the whole-numbered axis, an even number so that it has a middle.
const DAYS: i32 = 2;
/// From the end of a column to the base line of its text, upwards and downwards.
const ABOVE: i32 = 60;
const BELOW: i32 = 150;

/// Draws the chart.
#[must_use]
pub fn columns(chart: &Columns<'_>) -> String {
    let Some(found) = extent(chart.columns.iter().map(|column| column.value)) else {
        return nothing("columns", chart.caption, chart.empty);
    };
    let target = drawable(chart.target);
    let marks = extent(chart.columns.iter().map(|column| column.mark)).map(|(low, high)| [Some(low), Some(high)]);
    let edges = [Some(found.0), Some(found.1), target, Some(0.0)];
    let range = extent(edges.into_iter().chain(marks.into_iter().flatten())).unwrap_or(found);
    let scale = Scale::new(range, 4);
    let count = i32::try_from(chart.columns.len()).unwrap_or(i32::MAX / DAYS);

    let beside = width(&shorten(chart.target_label, Role::Mute, 1000), Role::Mute);
    let is_labelled = target.is_some() || marks.is_some();
    let right = WIDTH - if is_labelled { beside + 100 } else { 0 };
    let widest = chart.columns.iter().map(|column| width(column.text, Role::Strong)).max().unwrap_or(0);
    let roomy = widest + 60 <= right / count;
    let left = if roomy { 0 } else { axis::margin(&scale) };
    let pitch = (right - left) / count;
    let half = (pitch * 3 / 10).clamp(10, 180);
    // The texts of negative columns need a line of their own above the names.
    let foot = if range.0 < 0.0 && roomy { 150 } else { 0 };

    let mut out = String::with_capacity(4096);
    let size = (WIDTH, BOTTOM + foot + 260);
    let sheet = Svg::with_text(&mut out, "columns", size, chart.caption);
    let (low, high) = if roomy && range.0 < range.1 { range } else { (scale.low, scale.high) };
    #[expect(clippy::reversed_empty_ranges, reason = "values grow upwards, so the lower edge comes first")]
    let frame = (left..right, BOTTOM..TOP);
    let plot: Plot<'_> = sheet.apply_coord_spec(Cartesian2d::new(0..count * DAYS, low..high, frame));
    let map = |at: i32, value: f64| plot.map_coordinate(&(at * DAYS + DAYS / 2, value));

    Label::fitting(chart.unit, ((0, 120), Anchor::Start), Role::Axis, WIDTH).on(&sheet);
    if !roomy {
        axis::values(&sheet, &plot, &scale);
    }
    let last = chart.columns.iter().rposition(|column| drawable(column.value).is_some());
    let zero = map(0, 0.0).1;
    let months = || (0..).zip(chart.columns.iter().enumerate());
    for (at, (index, column)) in months() {
        let Some(value) = drawable(column.value) else {
            continue;
        };
        let (x, y) = map(at, value);
        let role = if Some(index) == last { Role::of(chart.light) } else { Role::Column };
        put(&sheet, &area((x - half, zero.min(y)), (x + half, zero.max(y)), role));
    }
    axis::base(&plot);
    let goal = target.map(|target| map(0, target).1);
    if let Some(y) = goal {
        put(&sheet, &line((left, y), (right, y), Role::Edge));
        put(&sheet, &line((left, y), (right + 40, y), Role::Goal));
        let place = ((right + 90, y + 43), Anchor::Start);
        Label::fitting(chart.target_label, place, Role::Mute, 1000).on(&sheet);
    }
    for (at, (index, column)) in months() {
        let Some(mark) = drawable(column.mark) else {
            continue;
        };
        let (x, y) = map(at, mark);
        put(&sheet, &line((x - half - 30, y), (x + half + 30, y), Role::Edge));
        put(&sheet, &line((x - half - 30, y), (x + half + 30, y), Role::Goal));
        if Some(index) == last && target.is_none() {
            let place = ((x + half + 80, y + 43), Anchor::Start);
            Label::fitting(chart.target_label, place, Role::Mute, WIDTH - x - half - 80).on(&sheet);
        }
    }
    for (at, (index, column)) in months() {
        let role = if Some(index) == last { Role::Strong } else { Role::Mute };
        if let Some(value) = drawable(column.value) {
            let goal = drawable(column.mark).map(|mark| map(at, mark).1).or(goal);
            let (x, y) = map(at, value);
            let y = if value < 0.0 { below(y, goal, role) } else { above(y, goal, role) };
            if roomy {
                Label::new(column.text, ((x, y), Anchor::Middle), role).on(&sheet);
            }
        } else if pitch > 140 {
            Label::new("—", ((map(at, 0.0).0, zero - ABOVE), Anchor::Middle), Role::Mute).on(&sheet);
        }
    }
    let names: Vec<_> = months().map(|(at, (_, column))| (map(at, 0.0).0, column.label)).collect();
    names_along(&sheet, &names, BOTTOM + foot + 190, Role::Axis);
    finish(&sheet);
    drop((sheet, plot));
    out
}

/// Base line of the text above a column that ends at `y`, moved above the target line where it would lie on it.
fn above(y: i32, goal: Option<i32>, role: Role) -> i32 {
    let line = y - ABOVE;
    match goal {
        Some(goal) if line + 40 > goal && line - role.size() < goal => goal - ABOVE,
        Some(_) | None => line,
    }
}

/// The same for the text below a negative column.
fn below(y: i32, goal: Option<i32>, role: Role) -> i32 {
    let line = y + BELOW;
    match goal {
        Some(goal) if line + 40 > goal && line - role.size() < goal => goal + BELOW,
        Some(_) | None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, count};
    use super::*;

    fn draw(columns_: &[Column<'_>], target: Option<f64>, target_label: &str) -> String {
        let chart = Columns {
            caption: Caption { title: "投资完成率", desc: "" },
            columns: columns_,
            target,
            target_label,
            unit: "%",
            light: Light::Red,
            empty: "暂无数据",
        };
        let svg = columns(&chart);
        check(&svg);
        assert_eq!(svg, columns(&chart));
        svg
    }

    fn month(value: Option<f64>, text: &'static str) -> Column<'static> {
        Column { label: "9月", value, text, mark: None }
    }

    #[test]
    fn the_last_value_is_emphasised_and_missing_ones_are_marked() {
        let svg = draw(
            &[month(Some(20.0), "20.0"), month(None, ""), month(Some(63.8), "63.8"), month(None, "")],
            Some(75.0),
            "目标 75%",
        );
        assert_eq!((count(&svg, "value red"), count(&svg, "class=\"column\""), count(&svg, ">—</text>")), (1, 1, 2));
        assert!(svg.contains(">63.8</text>") && svg.contains("目标 75%") && !svg.contains("class=\"grid\""));
    }

    #[test]
    fn states() {
        let long = "四十个字的标签四十个字的标签四十个字的标签四十个字的标签四十个字的标签四十个字啊";
        draw(&[month(Some(5.0), "5.0")], None, "");
        draw(&[month(Some(0.0), "0"), month(Some(0.0), "0")], Some(0.0), long);
        draw(&[month(Some(-12.0), "−12.0"), month(Some(8.0), "8.0"), month(Some(-3.0), "−3.0")], Some(10.0), "目标");
        draw(&[month(Some(f64::NAN), "?"), month(Some(3.0), long)], Some(f64::INFINITY), "");
        let many = draw(&[month(Some(1_234_567.0), "1234567"); 60], Some(1_000_000.0), "目标");
        assert!(many.contains("class=\"grid\"") && !many.contains(">1234567</text>"));
        assert!(draw(&[], None, "").contains("暂无数据") && draw(&[month(None, "")], None, "").contains("暂无数据"));
    }
}
