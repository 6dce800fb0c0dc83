//! The bar of a target: value, target and what was expected by now come in, a small bar without text goes out.

#![expect(clippy::float_arithmetic, reason = "positions on a drawing are not published figures")]

use super::rail::{Rail, rail};
use super::scale::extent;
use super::{Caption, Light};

/// A value against its target.
#[derive(Clone, Copy, Debug)]
pub struct Bullet<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The value; `None` leaves the rail empty.
    pub value: Option<f64>,
    /// The target, a heavy tick.
    pub target: Option<f64>,
    /// What was expected by now, a light tick.
    pub expected: Option<f64>,
    /// The values at both ends. `None`: from the figures, with some rail left beyond the target.
    pub scale: Option<(f64, f64)>,
    /// How the value stands.
    pub light: Light,
}

/// Draws the bar.
#[must_use]
pub fn bullet(chart: &Bullet<'_>) -> String {
    rail(&Rail {
        name: "bullet",
        caption: chart.caption,
        size: (3000, 180),
        extra: " preserveAspectRatio=\"none\" width=\"100%\" height=\"18\"",
        edges: (50, 130),
        scale: chart.scale.unwrap_or_else(|| own_scale(chart)),
        value: chart.value,
        light: chart.light,
        expected: chart.expected,
        target: chart.target,
    })
}

/// From the lowest to the highest figure, zero included, and an eighth more so that a target is seen to be a place on the rail, not its end.
fn own_scale(chart: &Bullet<'_>) -> (f64, f64) {
    let marks = extent([chart.target, chart.expected, Some(0.0)]).unwrap_or((0.0, 0.0));
    let (low, high) = (marks.0 * 1.125, marks.1 * 1.125);
    let value = extent([chart.value]).unwrap_or((0.0, 0.0));
    (low.min(value.0), high.max(value.1))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    fn base() -> Bullet<'static> {
        Bullet {
            caption: Caption { title: "专项债券项目开工率 92.3%，目标 100%", desc: "" },
            value: Some(92.3),
            target: Some(100.0),
            expected: None,
            scale: None,
            light: Light::Yellow,
        }
    }

    #[test]
    fn figures_find_their_place() {
        for (value, target, expected, parts) in [
            (Some(90.0), Some(100.0), None, vec!["M0 5h240v8h-240z", "M266.7 0v18"]),
            (Some(150.0), Some(100.0), None, vec!["M0 5h300v8h-300z", "M200 0v18"]),
            (Some(90.0), Some(100.0), Some(50.0), vec!["M133.3 3v12"]),
            (Some(-9.0), Some(16.0), None, vec!["M0 5h100v8h-100z", "M100 4v10", "M277.8 0v18"]),
            (None, Some(100.0), None, vec!["M266.7 0v18"]),
            (None, None, None, vec!["class=\"rail\""]),
            (Some(0.0), Some(0.0), None, vec!["class=\"target\""]),
        ] {
            let svg = bullet(&Bullet { value, target, expected, ..base() });
            check(&svg);
            for part in parts {
                assert!(svg.contains(part), "{part} in {svg}");
            }
        }
    }
}
