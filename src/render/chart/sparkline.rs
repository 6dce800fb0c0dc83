//! The course of a figure in the size of a word: values come in, a line with its last point goes out.

#![expect(clippy::float_arithmetic, reason = "positions on a drawing are not published figures")]

use super::role::Role;
use super::scale::{drawable, extent};
use super::svg::Svg;
use super::{Caption, Light, Plot, finish, put};
use plotters::coord::cartesian::Cartesian2d;
use plotters::element::{Circle, PathElement};

/// A short course.
#[derive(Clone, Copy, Debug)]
pub struct Sparkline<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The values at equal distances, oldest first; `None` leaves a gap.
    pub values: &'a [Option<f64>],
    /// Colour of the last point.
    pub light: Light,
}

/// Room for the last point.
const PAD: i32 = 40;

/// Draws the line; a drawing without values is empty.
#[must_use]
pub fn sparkline(chart: &Sparkline<'_>) -> String {
    let size = (1000, 280);
    let mut out = String::with_capacity(512);
    let sheet = Svg::begin(&mut out, "sparkline", size, " width=\"100\" height=\"28\"", chart.caption);
    if let Some((low, high)) = extent(chart.values.iter().copied()) {
        // Equal values run through the middle.
        let (low, high) = if low < high { (low, high) } else { (low - 1.0, high + 1.0) };
        let last = i32::try_from(chart.values.len()).unwrap_or(i32::MAX) - 1;
        let (left, right) = (PAD, size.0 - PAD);
        let plot: Plot<'_> =
            sheet.apply_coord_spec(Cartesian2d::new(0..last.max(1), low..high, (left..right, size.1 - PAD..PAD)));
        let points: Vec<_> = (0..).zip(chart.values.iter().map(|value| drawable(*value))).collect();
        for run in points.split(|(_, value)| value.is_none()).filter(|run| !run.is_empty()) {
            let run: Vec<_> = run.iter().filter_map(|&(at, value)| Some((at, value?))).collect();
            put(&plot, &PathElement::new(run, Role::Line));
        }
        if let Some(end) = points.iter().rev().find_map(|&(at, value)| Some((at, value?))) {
            put(&plot, &Circle::new(end, 28, Role::of(chart.light)));
        }
    }
    finish(&sheet);
    drop(sheet);
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, count};
    use super::*;

    #[test]
    fn lines_gaps_and_last_points() {
        for (values, lines, moves, dots) in [
            (vec![], 0, 0, 0),
            (vec![None, None], 0, 0, 0),
            (vec![Some(4.0)], 1, 1, 1),
            (vec![Some(4.0), Some(4.0)], 1, 1, 1),
            (vec![Some(1.0), None, Some(3.0), Some(f64::NAN)], 1, 2, 1),
            (vec![Some(-1.0), Some(2.0), Some(0.5)], 1, 1, 1),
        ] {
            let svg = sparkline(&Sparkline {
                caption: Caption { title: "趋势", desc: "" },
                values: &values,
                light: Light::Green,
            });
            check(&svg);
            assert_eq!(
                (count(&svg, "<path"), count(&svg, "M"), count(&svg, "<circle")),
                (lines, moves, dots),
                "{values:?}"
            );
        }
    }
}
