//! The same figure of many, side by side on one scale: courses come in, a grid of small drawings goes out.
//!
//! Promised: all panels share both axes, so that heights can be compared across them.

use super::element::{Label, diamond, line};
use super::layout::Anchor;
use super::role::Role;
use super::scale::{Scale, drawable, extent};
use super::svg::Svg;
use super::text::{shorten, width};
use super::{Caption, Days, Light, Plot, WIDTH, finish, nothing, put};
use plotters::coord::cartesian::Cartesian2d;
use plotters::element::{Circle, PathElement, Polygon};

/// Courses side by side.
#[derive(Clone, Copy, Debug)]
pub struct Multiples<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The time axis of all panels; the first and the last month are named below them.
    pub days: Days<'a>,
    /// Day and value as planned, in order; the same dashed line in all panels, may be empty.
    pub plan: &'a [(i32, f64)],
    /// The panels, from left to right and downwards.
    pub panels: &'a [Panel<'a>],
    /// What is said when there is nothing to draw.
    pub empty: &'a str,
}

/// One course.
#[derive(Clone, Copy, Debug)]
pub struct Panel<'a> {
    /// Whose it is; shortened where needed.
    pub name: &'a str,
    /// Day and value as reported, in order; `None` is not reported and leaves a gap.
    pub actual: &'a [(i32, Option<f64>)],
    /// The last value as published, or why there is none.
    pub text: &'a str,
    /// Colour and shape of the last point.
    pub light: Light,
}

/// Panels side by side at most, and the space between them.
const ACROSS: usize = 3;
const GAP: i32 = 160;
/// Height of the words above a plot, of the plot, and of a row of panels with its months.
const HEAD: i32 = 210;
const DEPTH: i32 = 620;
const PITCH: i32 = HEAD + DEPTH + 290;

/// Draws the chart.
#[must_use]
pub fn multiples(chart: &Multiples<'_>) -> String {
    let values = chart.panels.iter().flat_map(|panel| panel.actual).map(|(_, value)| *value);
    let Some(found) = extent(values.chain(chart.plan.iter().map(|(_, value)| Some(*value)))) else {
        return nothing("multiples", chart.caption, chart.empty);
    };
    let scale = Scale::new(found, 2);
    let across = chart.panels.len().clamp(1, ACROSS);
    let whole = |number: usize| i32::try_from(number).unwrap_or(i32::MAX / PITCH);
    let side = (WIDTH - GAP * (whole(across) - 1)) / whole(across);
    let rows = chart.panels.len().div_ceil(across).max(1);

    let mut out = String::with_capacity(4096);
    let sheet = Svg::with_text(&mut out, "multiples", (WIDTH, whole(rows) * PITCH - 60), chart.caption);
    for (at, panel) in chart.panels.iter().enumerate() {
        let corner = ((side + GAP) * whole(at % across), PITCH * whole(at / across));
        draw(&sheet, chart, &scale, panel, corner, side);
    }
    finish(&sheet);
    drop(sheet);
    out
}

/// Draws one panel with its upper left corner at `corner`.
fn draw(
    sheet: &super::Sheet<'_>,
    chart: &Multiples<'_>,
    scale: &Scale,
    panel: &Panel<'_>,
    (x, y): (i32, i32),
    side: i32,
) {
    let text = shorten(panel.text, Role::Strong, side * 6 / 10);
    let room = side - width(&text, Role::Strong) - 80;
    Label::fitting(panel.name, ((x, y + 130), Anchor::Start), Role::Name, room).on(sheet);
    Label::new(text, ((x + side, y + 130), Anchor::End), Role::Strong).on(sheet);

    let (first, last) = chart.days.range();
    let (top, bottom) = (y + HEAD, y + HEAD + DEPTH);
    // The mark of the last day stays inside the panel.
    let frame = (x..x + side - 50, bottom..top);
    let plot: Plot<'_> = sheet.apply_coord_spec(Cartesian2d::new(first..last, scale.low..scale.high, frame));
    for (value, role) in [(scale.high, Role::Grid), (0.0, Role::Base)] {
        put(&plot, &line((first, value), (last, value), role));
    }
    let months = chart.days.months.iter().filter(|month| chart.days.hold(month.day));
    let names: Vec<&str> = months.map(|month| month.label).filter(|label| !label.is_empty()).collect();
    let ends = match names.as_slice() {
        [] => [None, None],
        [one] => [Some((*one, x, Anchor::Start)), None],
        [one, .., other] => [Some((*one, x, Anchor::Start)), Some((*other, x + side - 50, Anchor::End))],
    };
    for (name, at, anchor) in ends.into_iter().flatten() {
        Label::fitting(name, ((at, bottom + 170), anchor), Role::Axis, side / 2 - 40).on(sheet);
    }
    let shown = |points: &mut dyn Iterator<Item = (i32, Option<f64>)>| -> Vec<(i32, Option<f64>)> {
        points.filter(|(day, _)| chart.days.hold(*day)).map(|(day, value)| (day, drawable(value))).collect()
    };
    let plan = shown(&mut chart.plan.iter().map(|&(day, value)| (day, Some(value))));
    for run in runs(&plan) {
        put(&plot, &PathElement::new(run, Role::PlanThin));
    }
    let actual = runs(&shown(&mut panel.actual.iter().copied()));
    for run in &actual {
        put(&plot, &PathElement::new(run.clone(), Role::ActualThin));
    }
    if let Some(end) = actual.last().and_then(|run| run.last()) {
        mark(sheet, plot.map_coordinate(end), panel.light);
    }
}

/// The last point: its shape says what its colour says.
fn mark(sheet: &super::Sheet<'_>, (x, y): (i32, i32), light: Light) {
    let role = Role::of(light);
    match light {
        Light::Green | Light::Neutral => put(sheet, &Circle::new((x, y), 42, role)),
        Light::Yellow => put(sheet, &diamond((x, y), 56, role)),
        Light::Red => put(sheet, &Polygon::new([(x - 52, y + 38), (x, y - 56), (x + 52, y + 38)], role)),
    }
}

/// Points with a value, parted where something was not reported.
fn runs(points: &[(i32, Option<f64>)]) -> Vec<Vec<(i32, f64)>> {
    let present = |run: &[(i32, Option<f64>)]| run.iter().filter_map(|&(day, value)| Some((day, value?))).collect();
    points.split(|(_, value)| value.is_none()).filter(|run| !run.is_empty()).map(present).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Tick;
    use super::super::testing::{check, count};
    use super::*;

    fn draw(panels: &[Panel<'_>], plan: &[(i32, f64)]) -> String {
        let months = [Tick { day: 0, label: "1月" }, Tick { day: 180, label: "" }, Tick { day: 334, label: "12月" }];
        let days = Days { first: 0, last: 364, months: &months };
        let caption = Caption { title: "各县区投资完成率", desc: "" };
        let chart = Multiples { caption, days, plan, panels, empty: "暂无数据" };
        let svg = multiples(&chart);
        check(&svg);
        assert_eq!(svg, multiples(&chart));
        svg
    }

    const LONG: &str = "四十个字的名称四十个字的名称四十个字的名称四十个字的名称四十个字的名称四十个字啊";

    #[test]
    fn panels_share_their_scale_and_keep_their_gaps() {
        let half =
            Panel { name: "甲县", actual: &[(0, Some(0.0)), (182, Some(50.0))], text: "50.0%", light: Light::Green };
        let gap = Panel { actual: &[(0, Some(0.0)), (90, None), (182, Some(100.0))], ..half };
        let svg = draw(&[half, gap], &[(0, 0.0), (364, 100.0)]);
        // One path holds what follows one another in one role: the second panel's course begins anew after its gap.
        assert_eq!(count(&svg, "class=\"value green\""), 2);
        assert_eq!((count(&svg, ">1月</text>"), count(&svg, ">12月</text>")), (2, 2));
        // 100% of the plan and of the second panel lie at the same height.
        let heights: Vec<&str> =
            svg.match_indices("cy=\"").map(|(at, _)| svg[at + 4..].split('"').next().unwrap_or("")).collect();
        assert_eq!(heights, ["52", "21"]);
    }

    #[test]
    fn states() {
        let panel =
            Panel { name: LONG, actual: &[(10, Some(-5.0)), (40, Some(3.0))], text: "−5.0%", light: Light::Red };
        draw(&[panel], &[]);
        draw(&[panel; 2], &[]);
        draw(&[Panel { text: LONG, ..panel }; 7], &[(0, 0.0)]);
        draw(&[Panel { actual: &[], text: "未报送", ..panel }; 61], &[(0, 0.0), (364, 100.0)]);
        draw(&[Panel { actual: &[(3, Some(f64::NAN)), (900, Some(4.0)), (5, Some(0.0))], ..panel }], &[]);
        assert!(
            draw(&[], &[]).contains("暂无数据") && draw(&[Panel { actual: &[], ..panel }], &[]).contains("暂无数据")
        );
    }
}
