//! Roles: what a thing on a drawing means comes in, class and presentation attributes go out.
//!
//! plotters passes nothing but colours from an element to a backend. A role therefore travels as a colour that only says its number,
//! and the backend turns the number back into a class (for themes) and attributes (for every reader without the theme's CSS).
//! The light look of all charts is this one table.

use super::Light;
use plotters::style::Color;
use plotters_backend::BackendColor;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident, $size:literal, $class:literal, $attributes:literal;)*) => {
        /// What a thing on a drawing means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Role { $($(#[$doc])* $name),* }

        impl Role {
            /// All roles in the order of their numbers.
            pub(super) const ALL: &[Self] = &[$(Self::$name),*];

            /// Class and presentation attributes, ready to be written into a tag.
            pub(super) fn attributes(self) -> &'static str {
                match self { $(Self::$name => concat!(" class=\"", $class, "\" ", $attributes)),* }
            }

            /// Size of the letters in tenths; zero for what is not text.
            pub(super) fn size(self) -> i32 {
                match self { $(Self::$name => $size),* }
            }
        }
    };
}

roles! {
    /// Light rule behind the data.
    Grid, 0, "grid", r##"fill="none" stroke="#e3ded6""##;
    /// Zero line, time axis.
    Base, 0, "base", r##"fill="none" stroke="#8f887e""##;
    /// Number or name on an axis, head of a column.
    Axis, 120, "axis", r##"fill="#6b6660" font-size="12""##;
    /// Name of a row or a series.
    Name, 130, "label", r##"fill="#1c1b1a" font-size="13""##;
    /// The value that counts; the halo keeps it readable on lines.
    Strong, 130, "label strong",
        r##"fill="#1c1b1a" font-size="13" font-weight="700" stroke="#fffefb" stroke-width="3" paint-order="stroke""##;
    /// Name of the emphasised series.
    Focus, 130, "label focus", r##"fill="#b3261e" font-size="13" font-weight="700""##;
    /// What explains: end of the plan, campaign, target.
    Mute, 120, "label mute", r##"fill="#6b6660" font-size="12" stroke="#fffefb" stroke-width="3" paint-order="stroke""##;
    /// How late something is.
    LateNote, 120, "label late",
        r##"fill="#b3261e" font-size="12" font-weight="700" stroke="#fffefb" stroke-width="3" paint-order="stroke""##;
    /// The text of a chart that has nothing to draw.
    Empty, 130, "empty", r##"fill="#6b6660" font-size="13""##;
    /// The planned course.
    Plan, 0, "plan", r##"fill="none" stroke="#8f887e" stroke-width="1.75" stroke-dasharray="5 4""##;
    /// The reported course.
    Actual, 0, "actual",
        r##"fill="none" stroke="#b3261e" stroke-width="3" stroke-linejoin="round" stroke-linecap="round""##;
    /// The last reported point.
    Mark, 0, "mark", r##"fill="#b3261e" stroke="#fffefb" stroke-width="2""##;
    /// The days of the campaign.
    Window, 0, "window", r##"fill="#b3261e" fill-opacity=".06""##;
    /// The day on which the data end.
    Cutoff, 0, "cutoff", r##"fill="none" stroke="#1c1b1a" stroke-dasharray="1.5 2.5""##;
    /// Course of an entry among others.
    Series, 0, "series", r##"fill="none" stroke="#c4beb4" stroke-width="2.5" stroke-linecap="round""##;
    /// Course of an entry among very many.
    SeriesThin, 0, "series", r##"fill="none" stroke="#c4beb4" stroke-width="1.5" stroke-linecap="round""##;
    /// Course of the emphasised entry.
    SeriesFocus, 0, "series focus", r##"fill="none" stroke="#b3261e" stroke-width="4" stroke-linecap="round""##;
    /// Place of an entry.
    Node, 0, "node", r##"fill="#fffefb" stroke="#c4beb4" stroke-width="1.75""##;
    /// Place of the emphasised entry.
    NodeFocus, 0, "node focus", r##"fill="#b3261e" stroke="#b3261e" stroke-width="1.75""##;
    /// Number in a node.
    Rank, 120, "rank", r##"fill="#1c1b1a" font-size="12""##;
    /// Number in an emphasised node.
    RankFocus, 120, "rank focus", r##"fill="#fffefb" font-size="12" font-weight="700""##;
    /// The whole scale.
    Rail, 0, "rail", r##"fill="#ece8e1""##;
    /// A value on schedule.
    Green, 0, "value green", r##"fill="#2e7d5b""##;
    /// A value that needs attention.
    Yellow, 0, "value yellow", r##"fill="#c07d10""##;
    /// A value behind.
    Red, 0, "value red", r##"fill="#b3261e""##;
    /// A value not judged.
    Neutral, 0, "value neutral", r##"fill="#8f887e""##;
    /// Frees a tick from the bar below it.
    Edge, 0, "edge", r##"fill="none" stroke="#fffefb" stroke-width="5" vector-effect="non-scaling-stroke""##;
    /// Target or schedule.
    Target, 0, "target", r##"fill="none" stroke="#1c1b1a" stroke-width="2" vector-effect="non-scaling-stroke""##;
    /// Target through a whole drawing.
    Goal, 0, "target", r##"fill="none" stroke="#1c1b1a" stroke-width="1.25""##;
    /// What was expected by now.
    Expected, 0, "expected", r##"fill="none" stroke="#6b6660" stroke-width="1.5" vector-effect="non-scaling-stroke""##;
    /// Course in a sparkline.
    Line, 0, "line",
        r##"fill="none" stroke="#8f887e" stroke-width="1.75" stroke-linejoin="round" stroke-linecap="round""##;
    /// Planned milestone, planned value on the day of the cut-off.
    Planned, 0, "planned", r##"fill="#fffefb" stroke="#6b6660" stroke-width="1.75""##;
    /// Planned start to finish.
    Span, 0, "span", r##"fill="#ece8e1" stroke="#c4beb4""##;
    /// Actual milestone, actual start to finish.
    Done, 0, "done", r##"fill="#1c1b1a""##;
    /// From planned to actual when late, and the late mark itself.
    Late, 0, "late", r##"fill="#b3261e" stroke="#b3261e" stroke-width="3""##;
    /// From planned to the cut-off while the milestone is open.
    LateOpen, 0, "late open", r##"fill="none" stroke="#b3261e" stroke-width="2.5" stroke-dasharray="4 3""##;
    /// A value on schedule in a cell that says it.
    CellGreen, 0, "cell green", r##"fill="#2e7d5b" fill-opacity=".14""##;
    /// One that needs attention.
    CellYellow, 0, "cell yellow", r##"fill="#c07d10" fill-opacity=".28""##;
    /// One behind.
    CellRed, 0, "cell red", r##"fill="#b3261e" fill-opacity=".38""##;
    /// One not judged.
    CellNeutral, 0, "cell neutral", r##"fill="#8f887e" fill-opacity=".14""##;
    /// What a cell says.
    Cell, 120, "figure", r##"fill="#1c1b1a" font-size="12""##;
    /// The planned course where there are many drawings.
    PlanThin, 0, "plan", r##"fill="none" stroke="#8f887e" stroke-width="1.25" stroke-dasharray="4 3""##;
    /// The reported course there.
    ActualThin, 0, "actual",
        r##"fill="none" stroke="#b3261e" stroke-width="2.25" stroke-linejoin="round" stroke-linecap="round""##;
    /// What lies behind a drawing that stands alone.
    Paper, 0, "paper", r##"fill="#fffefb""##;
    /// Title of a drawing that stands alone.
    Title, 170, "label title", r##"fill="#1c1b1a" font-size="17" font-weight="700""##;
    /// What is said around such a drawing.
    Words, 120, "figure words", r##"fill="#6b6660" font-size="12""##;
    /// One month.
    Column, 0, "column", r##"fill="#c4beb4""##;
}

impl Role {
    /// The role of a value in this state.
    pub(super) fn of(light: Light) -> Self {
        match light {
            Light::Green => Self::Green,
            Light::Yellow => Self::Yellow,
            Light::Red => Self::Red,
            Light::Neutral => Self::Neutral,
        }
    }

    /// The role of a cell with a value in this state.
    pub(super) fn cell(light: Light) -> Self {
        match light {
            Light::Green => Self::CellGreen,
            Light::Yellow => Self::CellYellow,
            Light::Red => Self::CellRed,
            Light::Neutral => Self::CellNeutral,
        }
    }

    /// The role that travelled as this colour.
    pub(super) fn from_color(color: BackendColor) -> Self {
        *Self::ALL.get(usize::from(color.rgb.0)).expect("charts draw with roles only")
    }
}

impl Color for Role {
    fn to_backend_color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: (*self as u8, 0, 0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_survives_the_journey_as_a_colour() {
        for &role in Role::ALL {
            assert_eq!(Role::from_color(role.to_backend_color()), role);
        }
    }

    #[test]
    fn attributes_are_fit_for_a_strict_content_security_policy() {
        for role in Role::ALL {
            let attributes = role.attributes();
            assert!(attributes.starts_with(" class=\""), "{attributes}");
            assert!(attributes.contains(" fill=\""), "the look must not depend on the theme: {attributes}");
            assert!(
                !attributes.contains("style") && !attributes.contains(" id=") && !attributes.contains("var("),
                "{attributes}"
            );
            assert_eq!(attributes.contains("font-size"), role.size() > 0, "{attributes}");
        }
    }
}
