//! A value on a rail with ticks: what the bar of a table row and the bar of a target have in common.
//!
//! The drawing is stretched to the width of its place, so heights are the caller's and the strokes of ticks do not scale.

use super::element::{area, line};
use super::role::Role;
use super::scale::{drawable, position};
use super::svg::Svg;
use super::{Caption, Light, finish, put};

/// A bar to draw.
pub(super) struct Rail<'a> {
    /// Name in the class of the drawing.
    pub(super) name: &'a str,
    /// For those who do not see the picture.
    pub(super) caption: Caption<'a>,
    /// Width and height in tenths.
    pub(super) size: (i32, i32),
    /// Size as attributes of the root, for places without CSS.
    pub(super) extra: &'a str,
    /// Upper and lower edge of rail and value.
    pub(super) edges: (i32, i32),
    /// The values at both ends.
    pub(super) scale: (f64, f64),
    /// The value; nothing is drawn for a missing one.
    pub(super) value: Option<f64>,
    /// How the value stands.
    pub(super) light: Light,
    /// Light tick, as high as the rail.
    pub(super) expected: Option<f64>,
    /// Heavy tick, as high as the drawing.
    pub(super) target: Option<f64>,
}

/// Draws the bar.
pub(super) fn rail(rail: &Rail<'_>) -> String {
    let (width, height) = rail.size;
    let (upper, lower) = rail.edges;
    let at = |value: f64| position(value, rail.scale, width);
    // A tick at the very end would lose half of its stroke.
    let tick_at = |value: f64| at(value).clamp(10, width - 10);

    let mut out = String::with_capacity(768);
    let sheet = Svg::begin(&mut out, rail.name, rail.size, rail.extra, rail.caption);
    put(&sheet, &area((0, upper), (width, lower), Role::Rail));
    if let Some(value) = drawable(rail.value) {
        let (from, to) = (at(0.0).min(at(value)), at(0.0).max(at(value)));
        if from < to {
            put(&sheet, &area((from, upper), (to, lower), Role::of(rail.light)));
        }
    }
    if rail.scale.0 < 0.0 {
        put(&sheet, &line((tick_at(0.0), upper - 10), (tick_at(0.0), lower + 10), Role::Expected));
    }
    if let Some(expected) = drawable(rail.expected) {
        let x = tick_at(expected);
        put(&sheet, &line((x, upper), (x, lower), Role::Edge));
        put(&sheet, &line((x, upper - 20), (x, lower + 20), Role::Expected));
    }
    if let Some(target) = drawable(rail.target) {
        let x = tick_at(target);
        put(&sheet, &line((x, upper), (x, lower), Role::Edge));
        put(&sheet, &line((x, 0), (x, height), Role::Target));
    }
    finish(&sheet);
    drop(sheet);
    out
}
