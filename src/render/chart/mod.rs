//! Charts: figures come in, the text of one `<svg>` element goes out.
//!
//! Every chart is one pure function from a plain struct to a `String`, drawn with plotters (coordinate systems and elements) on the
//! backend in `backend`. The promises hold for all of them: the same input gives the same bytes; the picture is right without any CSS,
//! because concrete colours stand in presentation attributes, and can be restyled through its classes; there are no ids, no `style`
//! attributes and no scripts; every text is the caller's, escaped, and neither clipped nor written over another.
//!
//! Lengths inside this module are whole tenths of a user unit, so that plotters' integer coordinates leave no visible steps.
//! Floats live only here: positions on a drawing are not published figures.

mod axis;
mod backend;
mod bar;
mod bullet;
mod bump;
mod columns;
mod cumulative;
mod element;
mod funnel;
mod gantt;
mod heat;
mod layout;
mod multiples;
mod poster;
mod rail;
mod role;
mod scale;
mod sparkline;
mod svg;
#[cfg(test)]
mod testing;
mod text;

pub use bar::{Bar, bar};
pub use bullet::{Bullet, bullet};
pub use bump::{Bump, BumpEntry, bump};
pub use columns::{Column, Columns, columns};
pub use cumulative::{Cumulative, Window, cumulative};
pub use funnel::{Funnel, Stage, funnel};
pub use gantt::{Gantt, GanttMark, GanttRow, Lane, gantt, lane, ruler};
pub use heat::{Heat, HeatCell, HeatRow, heat};
pub use multiples::{Multiples, Panel, multiples};
pub use poster::{Poster, poster};
pub use sparkline::{Sparkline, sparkline};

use element::Label;
use layout::Anchor;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::{RangedCoordf64, RangedCoordi32};
use plotters::coord::{CoordTranslate, Shift};
use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use role::Role;
use svg::Svg;

/// What is said to those who do not see the picture.
#[derive(Clone, Copy, Debug, Default)]
pub struct Caption<'a> {
    /// One line, becomes `aria-label` and `<title>`. Empty: the picture is decoration beside its figures and is hidden from readers.
    pub title: &'a str,
    /// What the picture shows, becomes `<desc>`. Empty: left out.
    pub desc: &'a str,
}

/// How a value stands against what was expected of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// On schedule or reached.
    Green,
    /// Needs attention.
    Yellow,
    /// Behind.
    Red,
    /// Not judged.
    Neutral,
}

/// A day on a time axis and its text.
///
/// Only the order and the distance of days count: the caller chooses where they are counted from.
#[derive(Clone, Copy, Debug)]
pub struct Tick<'a> {
    /// The day.
    pub day: i32,
    /// Its text, may be empty.
    pub label: &'a str,
}

/// A time axis.
#[derive(Clone, Copy, Debug)]
pub struct Days<'a> {
    /// The first day shown.
    pub first: i32,
    /// The last day shown; taken as the day after the first one if it is not later.
    pub last: i32,
    /// The first day of every month with its name, in order; names are centred in their month and thinned out where they would touch.
    pub months: &'a [Tick<'a>],
}

/// Width of every chart that carries text.
const WIDTH: i32 = 4200;

/// The whole drawing, measured in tenths.
type Sheet<'s> = DrawingArea<Svg<'s>, Shift>;

/// The part of a drawing that has days to the right and values upwards.
type Plot<'s> = DrawingArea<Svg<'s>, Cartesian2d<RangedCoordi32, RangedCoordf64>>;

/// Draws one element; the only place that knows that plotters thinks drawing can fail.
fn put<'s, C, E>(area: &DrawingArea<Svg<'s>, C>, element: &E)
where
    C: CoordTranslate,
    for<'e> &'e E: PointCollection<'e, C::From>,
    E: Drawable<Svg<'s>>,
{
    area.draw(element).expect("writing into a string cannot fail");
}

/// Ends a drawing: after it the text in the string is a complete element.
fn finish(sheet: &Sheet<'_>) {
    sheet.present().expect("writing into a string cannot fail");
}

/// The quiet picture of a chart that has nothing to show: the caller's text between two hairlines.
fn nothing(name: &str, caption: Caption<'_>, text: &str) -> String {
    let height = 960;
    let mut out = String::with_capacity(512);
    let sheet = Svg::with_text(&mut out, name, (WIDTH, height), caption);
    for y in [5, height - 5] {
        put(&sheet, &element::line((0, y), (WIDTH, y), Role::Grid));
    }
    let at = (WIDTH / 2, height / 2 + 45);
    Label::fitting(text, (at, Anchor::Middle), Role::Empty, WIDTH - 200).on(&sheet);
    finish(&sheet);
    drop(sheet);
    out
}
