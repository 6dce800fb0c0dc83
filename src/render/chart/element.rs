//! Elements plotters does not have: a line of text with its role, and a curve through places.
//!
//! They are drawn like plotters' own elements; their points are mapped by the coordinate system of the area they are put on.

use super::backend::Drawn;
use super::layout::{Anchor, Place, Point};
use super::role::Role;
use super::svg::Svg;
use super::{Sheet, put, text};
use plotters::element::{Drawable, PathElement, PointCollection, Polygon};
use plotters_backend::BackendCoord;
use std::borrow::Cow;

/// One line of text.
pub(super) struct Label<'t> {
    at: Point,
    shown: Cow<'t, str>,
    whole: Option<&'t str>,
    anchor: Anchor,
    role: Role,
}

impl<'t> Label<'t> {
    /// A text known to have room.
    pub(super) fn new(text: impl Into<Cow<'t, str>>, (at, anchor): Place, role: Role) -> Self {
        Self { at, shown: text.into(), whole: None, anchor, role }
    }

    /// A text that is shortened to `limit`; what is lost stays in the title of the element.
    pub(super) fn fitting(text: &'t str, (at, anchor): Place, role: Role, limit: i32) -> Self {
        let shown = text::shorten(text, role, limit);
        let whole = matches!(shown, Cow::Owned(_)).then_some(text);
        Self { at, shown, whole, anchor, role }
    }

    /// Writes it, if there is anything to write.
    pub(super) fn on(&self, sheet: &Sheet<'_>) {
        if !self.shown.is_empty() {
            put(sheet, self);
        }
    }
}

impl<'a> PointCollection<'a, (i32, i32)> for &'a Label<'_> {
    type Point = &'a (i32, i32);
    type IntoIter = std::iter::Once<&'a (i32, i32)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl Drawable<Svg<'_>> for Label<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, points: I, backend: &mut Svg<'_>, _: (u32, u32)) -> Drawn {
        for at in points {
            backend.label(at, &self.shown, self.whole, self.anchor, self.role);
        }
        Ok(())
    }
}

/// A curve through places that leaves and reaches each of them level.
pub(super) struct Curve {
    points: Vec<(i32, i32)>,
    role: Role,
}

impl Curve {
    /// A curve through these places, from left to right.
    pub(super) fn new(points: Vec<(i32, i32)>, role: Role) -> Self {
        Self { points, role }
    }
}

impl<'a> PointCollection<'a, (i32, i32)> for &'a Curve {
    type Point = &'a (i32, i32);
    type IntoIter = &'a [(i32, i32)];

    fn point_iter(self) -> Self::IntoIter {
        &self.points
    }
}

impl Drawable<Svg<'_>> for Curve {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, points: I, backend: &mut Svg<'_>, _: (u32, u32)) -> Drawn {
        backend.curve(points, self.role);
        Ok(())
    }
}

/// Finished markup, such as a drawing inside another.
pub(super) struct Markup<'m>(pub(super) &'m str);

impl<'a> PointCollection<'a, (i32, i32)> for &'a Markup<'_> {
    type Point = (i32, i32);
    type IntoIter = std::iter::Once<(i32, i32)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once((0, 0))
    }
}

impl Drawable<Svg<'_>> for Markup<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(&self, _: I, backend: &mut Svg<'_>, _: (u32, u32)) -> Drawn {
        backend.markup(self.0);
        Ok(())
    }
}

/// A straight line.
pub(super) fn line<P>(from: P, to: P, role: Role) -> PathElement<P> {
    PathElement::new([from, to], role)
}

/// A filled rectangle between two corners.
pub(super) fn area((x0, y0): (i32, i32), (x1, y1): (i32, i32), role: Role) -> Polygon<(i32, i32)> {
    Polygon::new([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], role)
}

/// A diamond, the mark of a milestone.
pub(super) fn diamond((x, y): (i32, i32), radius: i32, role: Role) -> Polygon<(i32, i32)> {
    Polygon::new([(x - radius, y), (x, y - radius), (x + radius, y), (x, y + radius)], role)
}
