//! The course of a figure through the year: reported and planned points come in, a line chart with direct labels goes out.
//!
//! Promised: what was not reported stays a gap; labels stand clear of lines and of each other wherever there is room.

mod labels;

use super::axis;
use super::element::{Label, area, line};
use super::layout::Anchor;
use super::role::Role;
use super::scale::{Scale, drawable, extent};
use super::svg::Svg;
use super::{Caption, Days, Plot, Tick, WIDTH, finish, nothing, put};
use plotters::coord::cartesian::Cartesian2d;
use plotters::element::{Circle, PathElement};

/// A shaded span of days.
#[derive(Clone, Copy, Debug)]
pub struct Window<'a> {
    /// First day.
    pub start: i32,
    /// Last day.
    pub end: i32,
    /// Its name, written above it; may be empty.
    pub label: &'a str,
}

/// Reported against planned course.
#[derive(Clone, Copy, Debug)]
pub struct Cumulative<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The time axis. Points outside it are not drawn.
    pub days: Days<'a>,
    /// Day and value as reported, in order; `None` is not reported and leaves a gap.
    pub actual: &'a [(i32, Option<f64>)],
    /// Day and value as planned, in order.
    pub plan: &'a [(i32, f64)],
    /// The campaign.
    pub window: Option<Window<'a>>,
    /// The day on which the data end; its label may be empty.
    pub cutoff: Option<Tick<'a>>,
    /// Unit of the values, written in the upper left corner.
    pub unit: &'a str,
    /// Text beside the last reported point.
    pub last_label: &'a str,
    /// Text beside the end of the plan.
    pub plan_label: &'a str,
    /// What is said when there is nothing to draw.
    pub empty: &'a str,
}

/// From the top of the plot to the time axis.
const DEPTH: i32 = 1960;
/// Room right of the plot, for the mark of the last day.
const RIGHT: i32 = 80;

/// A day and its value.
type Point = (i32, f64);

/// Draws the chart.
#[must_use]
pub fn cumulative(chart: &Cumulative<'_>) -> String {
    let course = Course::of(chart);
    let Some(extent) = extent(course.points().map(|(_, value)| Some(value))) else {
        return nothing("cumulative", chart.caption, chart.empty);
    };
    let scale = Scale::new(extent, 4);
    let (left, right) = (axis::margin(&scale), WIDTH - RIGHT);
    let (first, last) = chart.days.range();
    let heads = labels::heads(chart, (left, right));
    let top = heads.depth + 100;
    let bottom = top + DEPTH;

    let mut out = String::with_capacity(4096);
    let sheet = Svg::with_text(&mut out, "cumulative", (WIDTH, bottom + 260), chart.caption);
    let frame = (left..right, bottom..top);
    let plot: Plot<'_> = sheet.apply_coord_spec(Cartesian2d::new(first..last, scale.low..scale.high, frame));
    let x = |day: i32| plot.map_coordinate(&(day.clamp(first, last), 0.0)).0;

    if let Some(window) = chart.shown_window() {
        let (start, end) = ((x(window.start), top), (x(window.end), bottom));
        put(&sheet, &area(start, end, Role::Window));
    }
    axis::values(&sheet, &plot, &scale);
    axis::base(&plot);
    for day in chart.days.limits() {
        let tick = line((x(day), bottom), (x(day), bottom + 40), Role::Base);
        put(&sheet, &tick);
    }
    axis::months(&sheet, &chart.days, bottom + 190, x);
    let corner = ((0, labels::BASE), Anchor::Start);
    Label::fitting(chart.unit, corner, Role::Axis, labels::UNIT).on(&sheet);
    if let Some(cutoff) = chart.shown_cutoff() {
        let x = x(cutoff.day);
        put(&sheet, &line((x, top - 50), (x, bottom), Role::Cutoff));
    }
    for head in &heads.labels {
        head.on(&sheet);
    }
    if !course.plan.is_empty() {
        put(&plot, &PathElement::new(course.plan.clone(), Role::Plan));
    }
    for run in &course.runs {
        put(&plot, &PathElement::new(run.clone(), Role::Actual));
    }
    let end = course.end();
    // So close to the last reported point that the distance cannot be seen, the planned one would only be clutter.
    let near = |a: Point, b: Point| {
        let (a, b) = (plot.map_coordinate(&a), plot.map_coordinate(&b));
        a.0.abs_diff(b.0) < 120 && a.1.abs_diff(b.1) < 120
    };
    if let Some(planned) = course.planned_on_cutoff(chart).filter(|&at| end.is_none_or(|end| !near(at, end))) {
        put(&plot, &Circle::new(planned, 32, Role::Planned));
    }
    // A point alone between two gaps has no line to be seen by.
    for run in course.runs.iter().filter(|run| run.len() == 1) {
        put(&plot, &Circle::new(run[0], 35, Role::Mark));
    }
    if let Some(end) = end {
        put(&plot, &Circle::new(end, 50, Role::Mark));
    }
    labels::beside(chart, &sheet, &plot, &course, &heads.boxes);
    finish(&sheet);
    drop((sheet, plot));
    out
}

impl<'a> Cumulative<'a> {
    /// The campaign if any of its days is shown.
    fn shown_window(&self) -> Option<Window<'a>> {
        let (first, last) = self.days.range();
        self.window.filter(|window| window.start <= last && window.end >= first)
    }

    /// The cut-off if its day is shown.
    fn shown_cutoff(&self) -> Option<Tick<'a>> {
        self.cutoff.filter(|cutoff| self.days.hold(cutoff.day))
    }
}

/// The points that are drawn.
struct Course {
    /// Reported points, parted where something was not reported.
    runs: Vec<Vec<Point>>,
    plan: Vec<Point>,
}

impl Course {
    fn of(chart: &Cumulative<'_>) -> Self {
        let shown = |day: i32, value: Option<f64>| chart.days.hold(day).then_some((day, drawable(value)));
        let actual: Vec<_> = chart.actual.iter().filter_map(|&(day, value)| shown(day, value)).collect();
        let plan = chart.plan.iter().filter_map(|&(day, value)| shown(day, Some(value)));
        let present = |(day, value): (i32, Option<f64>)| Some((day, value?));
        let runs = actual.split(|(_, value)| value.is_none()).filter(|run| !run.is_empty());
        Self {
            runs: runs.map(|run| run.iter().copied().filter_map(present).collect()).collect(),
            plan: plan.filter_map(present).collect(),
        }
    }

    fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.runs.iter().flatten().chain(&self.plan).copied()
    }

    /// The last reported point.
    fn end(&self) -> Option<Point> {
        self.runs.last()?.last().copied()
    }

    /// The point of the planned line at the cut-off, so that the distance to it can be seen.
    #[expect(clippy::float_arithmetic, reason = "positions on a drawing are not published figures")]
    fn planned_on_cutoff(&self, chart: &Cumulative<'_>) -> Option<Point> {
        let day = chart.shown_cutoff()?.day;
        let pair = self.plan.windows(2).find(|pair| pair[0].0 <= day && day <= pair[1].0)?;
        let [(from, low), (to, high)] = [pair[0], pair[1]];
        let share = f64::from(day - from) / f64::from((to - from).max(1));
        Some((day, low + (high - low) * share))
    }
}

#[cfg(test)]
mod tests;
