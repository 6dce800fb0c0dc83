//! The bar of a row in a ranking: a rate and the schedule it is held against come in, a bar without text goes out.

use super::rail::{Rail, rail};
use super::{Caption, Light};

/// One row of a ranking.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The value; `None` leaves the rail empty.
    pub value: Option<f64>,
    /// The schedule, one common line through all rows.
    pub schedule: Option<f64>,
    /// The values at both ends, the same for all rows of a table; what lies beyond is drawn at the end.
    pub scale: (f64, f64),
    /// How the value stands.
    pub light: Light,
}

/// Draws the bar.
#[must_use]
pub fn bar(chart: &Bar<'_>) -> String {
    rail(&Rail {
        name: "bar",
        caption: chart.caption,
        size: (4000, 260),
        extra: " preserveAspectRatio=\"none\" width=\"100%\" height=\"26\"",
        edges: (50, 210),
        scale: chart.scale,
        value: chart.value,
        light: chart.light,
        expected: None,
        target: chart.schedule,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, count};
    use super::*;

    fn base() -> Bar<'static> {
        Bar {
            caption: Caption { title: "己庚县 63.8%", desc: "" },
            value: Some(63.8),
            schedule: Some(75.0),
            scale: (0.0, 100.0),
            light: Light::Red,
        }
    }

    #[test]
    fn values_end_where_they_should() {
        for (value, scale, path) in [
            (Some(63.8), (0.0, 100.0), Some("M0 5h255.2v16h-255.2z")),
            (Some(120.0), (0.0, 100.0), Some("M0 5h400v16h-400z")),
            (Some(120.0), (0.0, 160.0), Some("M0 5h300v16h-300z")),
            (Some(-20.0), (-50.0, 50.0), Some("M120 5h80v16h-80z")),
            (Some(0.0), (0.0, 100.0), None),
            (Some(f64::NAN), (0.0, 100.0), None),
            (None, (0.0, 100.0), None),
            (Some(5.0), (0.0, 0.0), None),
        ] {
            let svg = bar(&Bar { value, scale, ..base() });
            check(&svg);
            let drawn = path.map(|path| format!("<path class=\"value red\" fill=\"#b3261e\" d=\"{path}\"/>"));
            assert_eq!(count(&svg, "value red"), usize::from(path.is_some()), "{svg}");
            assert!(drawn.is_none_or(|drawn| svg.contains(&drawn)), "{svg}");
        }
    }

    #[test]
    fn a_bar_without_a_title_is_hidden_from_readers() {
        let svg = bar(&Bar { caption: Caption::default(), ..base() });
        assert!(svg.contains("aria-hidden=\"true\"") && !svg.contains("<title>") && !svg.contains("role="));
    }
}
