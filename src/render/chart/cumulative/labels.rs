//! The texts of the cumulative chart: names above the plot, values beside the lines.

use super::super::element::Label;
use super::super::layout::{Anchor, Frame, Placer, Point, around, inside};
use super::super::role::Role;
use super::super::text::{shorten, width};
use super::super::{Plot, Sheet, WIDTH, put};
use super::{Course, Cumulative};

/// Base line of the first line of text.
pub(super) const BASE: i32 = 120;
/// Room for the unit in the upper left corner.
pub(super) const UNIT: i32 = 600;
/// Height of a line of text.
const LINE: i32 = 160;
/// Space between two texts of one line.
const GAP: i32 = 80;

/// The texts above the plot.
pub(super) struct Heads<'a> {
    pub(super) labels: Vec<Label<'a>>,
    pub(super) boxes: Vec<Frame>,
    /// Height of the lines they take.
    pub(super) depth: i32,
}

/// A text above the plot and the place of its middle.
type Head<'a> = (&'a str, i32);

/// Places the names of the campaign and of the cut-off, in one line beside the unit if there is any way to do so, else in several.
///
/// Each would rather stand over the middle of what it names, but may move to either side.
pub(super) fn heads<'a>(chart: &Cumulative<'a>, edges: (i32, i32)) -> Heads<'a> {
    let (first, last) = chart.days.range();
    let (left, right) = edges;
    let x = |day: i32| {
        let days = i64::from(day.clamp(first, last)) - i64::from(first);
        let share = days * i64::from(right - left) / (i64::from(last) - i64::from(first));
        left + i32::try_from(share).unwrap_or(0)
    };
    let length = |text: &str| width(&shorten(text, Role::Mute, right - left), Role::Mute);
    let ways = |text: &'a str, middle: i32, ends: (i32, i32)| -> Vec<Head<'a>> {
        let half = length(text) / 2;
        [middle, ends.0 + half, ends.1 - half].map(|x| (text, inside(x, half * 2, edges))).to_vec()
    };
    let window = chart.shown_window().filter(|window| !window.label.is_empty()).map(|window| {
        let (start, end) = (x(window.start), x(window.end));
        ways(window.label, i32::midpoint(start, end), (start, end))
    });
    let cutoff = chart.shown_cutoff().filter(|cutoff| !cutoff.label.is_empty()).map(|cutoff| {
        let x = x(cutoff.day);
        ways(cutoff.label, x, (x - 30, x + 30))
    });

    let unit = (0, width(chart.unit, Role::Axis).min(UNIT));
    let span = |(text, middle): Head<'a>| (middle - length(text) / 2, middle + length(text) / 2);
    let apart = |a: (i32, i32), b: (i32, i32)| a.1 + GAP <= b.0 || b.1 + GAP <= a.0;
    let free = |head: &Head<'a>| apart(unit, span(*head));
    let both = window.iter().zip(&cutoff).flat_map(|(window, cutoff)| {
        let pairs = cutoff.iter().flat_map(|cutoff| window.iter().map(|window| (*window, *cutoff)));
        pairs.filter(|(a, b)| free(a) && free(b) && apart(span(*a), span(*b)))
    });
    let mut heads = Heads { labels: Vec::new(), boxes: Vec::new(), depth: LINE };
    let mut add = |(text, x): Head<'a>, line: i32| {
        let place = ((x, BASE + line * LINE), Anchor::Middle);
        heads.boxes.push(Frame::of_text(place.0, length(text), Anchor::Middle, Role::Mute));
        heads.labels.push(Label::fitting(text, place, Role::Mute, right - left));
        heads.depth = heads.depth.max((line + 1) * LINE);
    };
    if let Some((window, cutoff)) = { both }.next() {
        add(window, 0);
        add(cutoff, 0);
        return heads;
    }
    // Not in one line: one after the other, beside the unit as long as that is possible.
    let mut line = 0;
    for ways in [window, cutoff].into_iter().flatten() {
        let beside = ways.iter().find(|head| line == 0 && free(head));
        line += i32::from(line == 0 && beside.is_none());
        add(*beside.unwrap_or(&ways[0]), line);
        line += 1;
    }
    heads
}

/// Writes the texts beside the last reported point and the end of the plan.
pub(super) fn beside(chart: &Cumulative<'_>, sheet: &Sheet<'_>, plot: &Plot<'_>, course: &Course, heads: &[Frame]) {
    let map = |points: &[(i32, f64)]| -> Vec<Point> { points.iter().map(|point| plot.map_coordinate(point)).collect() };
    let (across, down) = (plot.get_x_axis_pixel_range(), plot.get_y_axis_pixel_range());
    let bottom = down.start.max(down.end);
    let mut placer = Placer::new(Frame { x0: across.start + 20, y0: 0, x1: WIDTH, y1: bottom - 20 });
    placer.taken.extend_from_slice(heads);
    let plan = map(&course.plan);
    placer.avoid(&plan);
    for run in &course.runs {
        placer.avoid(&map(run));
    }
    if let Some(cutoff) = chart.shown_cutoff() {
        let x = plot.map_coordinate(&(cutoff.day, 0.0)).0;
        placer.avoid(&[(x, down.start), (x, down.end)]);
    }
    let end = course.end().map(|end| plot.map_coordinate(&end));
    placer.taken.extend(end.map(|(x, y)| Frame { x0: x - 60, y0: y - 60, x1: x + 60, y1: y + 60 }));
    let wanted = [(end, chart.last_label, Role::Strong), (plan.last().copied(), chart.plan_label, Role::Mute)];
    for (at, text, role) in wanted {
        let Some(at) = at.filter(|_| !text.is_empty()) else {
            continue;
        };
        let limit = (across.end - across.start) * 2 / 3;
        let length = width(&shorten(text, role, limit), role);
        let place = placer.place(length, role, around(at, 100, role));
        put(sheet, &Label::fitting(text, place, role, limit));
    }
}
