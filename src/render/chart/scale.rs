//! Scales: values come in, a round range with its ticks goes out.
//!
//! Only additions, multiplications and comparisons are used, which every machine rounds alike; no logarithms, no powers.

#![expect(clippy::float_arithmetic, reason = "positions on a drawing are not published figures")]

/// The largest number that is drawn; what is beyond it cannot be an amount and counts as missing.
const LIMIT: f64 = 1e15;

/// The value if it can be drawn.
pub(super) fn drawable(value: Option<f64>) -> Option<f64> {
    value.filter(|value| value.is_finite() && value.abs() < LIMIT)
}

/// Lowest and highest of the values that can be drawn.
pub(super) fn extent(values: impl IntoIterator<Item = Option<f64>>) -> Option<(f64, f64)> {
    values.into_iter().filter_map(drawable).fold(None, |extent, value| {
        let (low, high) = extent.unwrap_or((value, value));
        Some((value.min(low), value.max(high)))
    })
}

/// A range that begins and ends on round numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// Lower end, zero or a multiple of the step below it.
    pub(super) low: f64,
    /// Upper end, zero or a multiple of the step above it.
    pub(super) high: f64,
    step: f64,
    first: i32,
    last: i32,
    decimals: usize,
}

impl Scale {
    /// The scale that holds zero and both values in about `count` steps.
    pub(super) fn new((low, high): (f64, f64), count: i32) -> Self {
        let (low, high) = (low.min(0.0), high.max(0.0));
        let rough = (high - low) / f64::from(count);
        if rough < 1e-9 {
            // All values are zero: one step is enough to show it.
            return Self { low: 0.0, high: 1.0, step: 1.0, first: 0, last: 1, decimals: 0 };
        }
        let (mut power, mut decimals) = (1.0, 0);
        while power * 10.0 <= rough {
            power *= 10.0;
        }
        while power > rough {
            power /= 10.0;
            decimals += 1;
        }
        let factor = [1.0, 2.0, 2.5, 5.0].into_iter().find(|factor| factor * power >= rough).unwrap_or(10.0);
        let step = factor * power;
        let decimals = match factor {
            2.5 if power < 5.0 => decimals + 1,
            10.0 if decimals > 0 => decimals - 1,
            _ => decimals,
        };
        // A value a hair above a tick, from rounding, does not deserve a step of its own.
        let first = whole((low / step + 1e-9).floor());
        let last = whole((high / step - 1e-9).ceil());
        Self { low: f64::from(first) * step, high: f64::from(last) * step, step, first, last, decimals }
    }

    /// The ticks with their texts, upwards.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (f64, String)> + '_ {
        (self.first..=self.last).map(|at| {
            let value = f64::from(at) * self.step;
            let text = match at {
                0 => String::from("0"),
                // Whole numbers need no general way of writing them.
                1.. if self.decimals == 0 => whole_text(value),
                ..0 => format!("−{:.*}", self.decimals, value.abs()),
                1.. => format!("{value:.*}", self.decimals),
            };
            (value, text)
        })
    }
}

/// A tick that is a whole number.
#[expect(clippy::cast_possible_truncation, reason = "what is drawn is far below the limit")]
fn whole_text(value: f64) -> String {
    ((value + 0.5) as i64).to_string()
}

/// A number of steps; a handful by construction.
#[expect(clippy::cast_possible_truncation, reason = "the ratio of a range to its step is small")]
fn whole(value: f64) -> i32 {
    value as i32
}

/// Where a value lies on a length in tenths, kept inside it.
#[expect(clippy::cast_possible_truncation, reason = "the result lies between zero and the length")]
pub(super) fn position(value: f64, (low, high): (f64, f64), length: i32) -> i32 {
    // On a range without extent everything lies at its beginning.
    if high <= low {
        return 0;
    }
    (((value - low) / (high - low)).clamp(0.0, 1.0) * f64::from(length) + 0.5) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        for (low, high, ticks) in [
            (0.0, 366.2, "0 100 200 300 400"),
            (0.0, 0.0, "0 1"),
            (-3.2, 12.0, "−5 0 5 10 15"),
            (5.0, 5.0, "0 2 4 6"),
            (0.0, 10.0, "0 2.5 5.0 7.5 10.0"),
            (0.0, 0.9, "0 0.25 0.50 0.75 1.00"),
            (-7.0, -2.0, "−8 −6 −4 −2 0"),
            (0.0, 950_000.0, "0 250000 500000 750000 1000000"),
        ] {
            let scale = Scale::new((low, high), 4);
            let texts: Vec<_> = scale.ticks().map(|(_, text)| text).collect();
            assert_eq!(texts.join(" "), ticks, "{low} to {high}");
            assert!(scale.low <= low && high <= scale.high);
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_missing() {
        assert_eq!(extent([Some(f64::NAN), None, Some(f64::INFINITY), Some(1e300)]), None);
        assert_eq!(extent([Some(2.0), None, Some(-1.0)]), Some((-1.0, 2.0)));
    }

    #[test]
    fn positions_stay_on_the_rail() {
        for (value, at) in [(-5.0, 0), (0.0, 0), (50.0, 1000), (100.0, 2000), (1e9, 2000)] {
            assert_eq!(position(value, (0.0, 100.0), 2000), at);
        }
        assert_eq!(position(3.0, (3.0, 3.0), 2000), 0);
    }
}
