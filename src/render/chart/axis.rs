//! Axes: the months below or above a drawing and the rules of its values.

use super::element::{Label, line};
use super::layout::{Anchor, Frame, inside};
use super::role::Role;
use super::scale::Scale;
use super::text::width;
use super::{Days, Plot, Sheet, WIDTH, put};

/// Space between two texts on an axis.
const GAP: i32 = 40;

impl Days<'_> {
    /// First and last day, at least one day apart so that there is a length to draw on.
    pub(super) fn range(&self) -> (i32, i32) {
        (self.first, self.last.max(self.first.saturating_add(1)))
    }

    /// Whether a day is shown.
    pub(super) fn hold(&self, day: i32) -> bool {
        let (first, last) = self.range();
        (first..=last).contains(&day)
    }

    /// The days on which a new month begins inside the axis.
    pub(super) fn limits(&self) -> impl Iterator<Item = i32> + '_ {
        self.months.iter().map(|month| month.day).filter(|&day| day > self.first && day < self.range().1)
    }

    /// The middle day and the name of every month shown. A month of which only a few days are shown has no room for its name.
    fn names(&self) -> Vec<(i32, &str)> {
        let (first, last) = self.range();
        let ends = self.months.iter().skip(1).map(|month| month.day).chain([last]);
        let bands: Vec<_> = self
            .months
            .iter()
            .zip(ends)
            .map(|(month, end)| (month.day.max(first), end.min(last), month.label))
            .collect();
        let longest = bands.iter().map(|(start, end, _)| end.saturating_sub(*start)).max().unwrap_or(0);
        bands
            .into_iter()
            .filter(|(start, end, _)| start < end && (end - start).saturating_mul(2) >= longest)
            .map(|(start, end, label)| (start + (end - start) / 2, label))
            .collect()
    }
}

/// Writes the names of the months with their base line at `y`.
pub(super) fn months(sheet: &Sheet<'_>, days: &Days<'_>, y: i32, place: impl Fn(i32) -> i32) {
    let names: Vec<_> = days.names().into_iter().map(|(day, name)| (place(day), name)).collect();
    names_along(sheet, &names, y, Role::Axis);
}

/// Writes names centred on their places along a line, every second or third of them where all would touch.
pub(super) fn names_along(sheet: &Sheet<'_>, names: &[(i32, &str)], y: i32, role: Role) {
    let boxes: Vec<_> = names
        .iter()
        .map(|&(x, name)| {
            let length = width(name, role);
            let x = inside(x, length, (0, WIDTH));
            (x, Frame { x1: x + length / 2 + GAP, ..Frame::of_text((x, y), length, Anchor::Middle, role) })
        })
        .collect();
    let touches = |stride: &usize| {
        let kept: Vec<_> = boxes.iter().step_by(*stride).collect();
        kept.windows(2).any(|pair| pair[0].1.overlaps(&pair[1].1))
    };
    let stride = (1..=names.len()).find(|stride| !touches(stride)).unwrap_or(1);
    for (&(_, name), (x, _)) in names.iter().zip(&boxes).step_by(stride) {
        Label::fitting(name, ((*x, y), Anchor::Middle), role, WIDTH).on(sheet);
    }
}

/// Room for the numbers of a value axis left of the plot, a little more than they need: digits of some fallback fonts are wide.
pub(super) fn margin(scale: &Scale) -> i32 {
    scale.ticks().map(|(_, text)| width(&text, Role::Axis)).max().unwrap_or(0) + 110
}

/// Draws the rules of a value axis and its numbers; the rule of zero is left to [`base`].
pub(super) fn values(sheet: &Sheet<'_>, plot: &Plot<'_>, scale: &Scale) {
    let days = plot.get_x_range();
    let ticks: Vec<_> = scale.ticks().collect();
    for (value, _) in ticks.iter().filter(|(value, _)| *value != 0.0) {
        put(plot, &line((days.start, *value), (days.end, *value), Role::Grid));
    }
    for (value, text) in ticks {
        let (x, y) = plot.map_coordinate(&(days.start, value));
        Label::new(text, ((x - 80, y + 43), Anchor::End), Role::Axis).on(sheet);
    }
}

/// Draws the line of zero.
pub(super) fn base(plot: &Plot<'_>) {
    let days = plot.get_x_range();
    put(plot, &line((days.start, 0.0), (days.end, 0.0), Role::Base));
}
