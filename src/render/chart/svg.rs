//! The text of a drawing: lines, areas, dots and labels in tenths come in, the tags of a small `<svg>` element go out.
//!
//! Promised: coordinates with at most one decimal; consecutive lines and areas of one role are one `<path>`, consecutive dots or
//! texts of one role one `<g>`, so that class and attributes are written once; `<title>` and `<desc>` come first.

use super::layout::Anchor;
use super::role::Role;
use super::{Caption, text};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::BackendCoord;

/// Writes SVG into a string.
pub(super) struct Svg<'s> {
    out: &'s mut String,
    /// Width and height in tenths.
    pub(super) size: (i32, i32),
    last: Last,
}

/// What the end of the text so far is still able to take up.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// Nothing: all tags are closed.
    Closed,
    /// More of the same path: the text ends inside its `d`.
    Path(Role),
    /// More of the same kind: the first of `count` elements begins at `start`, its name ends at `name_end`.
    Group { role: Role, anchor: Option<Anchor>, start: usize, name_end: usize, count: u32 },
}

impl<'s> Svg<'s> {
    /// Begins a drawing that carries text; its size in pixels is for places without CSS.
    pub(super) fn with_text(
        out: &'s mut String,
        name: &str,
        size: (i32, i32),
        caption: Caption<'_>,
    ) -> DrawingArea<Self, Shift> {
        let mut extra = String::from(" width=\"");
        push_tenths(&mut extra, size.0);
        extra.push_str("\" height=\"");
        push_tenths(&mut extra, size.1);
        extra.push_str("\" font-family=\"sans-serif\"");
        Self::begin(out, name, size, &extra, caption)
    }

    /// Begins a small drawing without text; `extra` are further attributes of the root.
    pub(super) fn begin(
        out: &'s mut String,
        name: &str,
        size: (i32, i32),
        extra: &str,
        caption: Caption<'_>,
    ) -> DrawingArea<Self, Shift> {
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-");
        out.push_str(name);
        out.push_str("\" viewBox=\"0 0 ");
        push_tenths(out, size.0);
        out.push(' ');
        push_tenths(out, size.1);
        out.push('"');
        out.push_str(extra);
        if caption.title.is_empty() {
            out.push_str(" aria-hidden=\"true\">");
        } else {
            out.push_str(" role=\"img\" aria-label=\"");
            text::escape(caption.title, out);
            out.push_str("\"><title>");
            text::escape(caption.title, out);
            out.push_str("</title>");
        }
        if !caption.desc.is_empty() {
            out.push_str("<desc>");
            text::escape(caption.desc, out);
            out.push_str("</desc>");
        }
        Self { out, size, last: Last::Closed }.into_drawing_area()
    }

    /// Writes one line of text whose base line runs through `at`; `whole` is what a reader learns who points at it.
    pub(super) fn label(&mut self, at: BackendCoord, shown: &str, whole: Option<&str>, anchor: Anchor, role: Role) {
        self.member("<text", role, Some(anchor));
        self.attribute(" x=\"", at.0);
        self.attribute(" y=\"", at.1);
        self.out.push('>');
        if let Some(whole) = whole {
            self.out.push_str("<title>");
            text::escape(whole, self.out);
            self.out.push_str("</title>");
        }
        text::escape(shown, self.out);
        self.out.push_str("</text>");
    }

    /// Draws through the points with bends that leave and arrive level.
    pub(super) fn curve(&mut self, points: impl IntoIterator<Item = BackendCoord>, role: Role) {
        let mut here = None;
        for point in points {
            match here {
                None => self.move_to(point, role),
                Some((x, y)) => {
                    let (dx, dy) = (point.0 - x, point.1 - y);
                    self.step('c', &[dx / 2, 0, dx - dx / 2, dy, dx, dy]);
                }
            }
            here = Some(point);
        }
    }

    /// Writes straight lines; a single point becomes a dot where the role has round ends.
    pub(super) fn polyline(&mut self, points: impl IntoIterator<Item = BackendCoord>, role: Role) {
        let mut points = points.into_iter();
        let Some(first) = points.next() else { return };
        self.move_to(first, role);
        let mut here = first;
        let mut steps = 0_u32;
        for point in points {
            let (dx, dy) = (point.0 - here.0, point.1 - here.1);
            match (dx, dy) {
                (dx, 0) => self.step('h', &[dx]),
                (0, dy) => self.step('v', &[dy]),
                (dx, dy) => self.step('l', &[dx, dy]),
            }
            here = point;
            steps += 1;
        }
        if steps == 0 {
            self.out.push_str("h0");
        }
    }

    /// Continues the path of this role at a new place, or begins one.
    fn move_to(&mut self, at: BackendCoord, role: Role) {
        if self.last != Last::Path(role) {
            self.close();
            self.out.push_str("<path");
            self.out.push_str(role.attributes());
            self.out.push_str(" d=\"");
            self.last = Last::Path(role);
        }
        self.step('M', &[at.0, at.1]);
    }

    /// Writes one path command; a minus sign parts numbers as well as a space.
    fn step(&mut self, command: char, numbers: &[i32]) {
        self.out.push(command);
        for (at, &number) in numbers.iter().enumerate() {
            if at > 0 && number >= 0 {
                self.out.push(' ');
            }
            push_tenths(self.out, number);
        }
    }

    /// Begins an element that shares its attributes with the ones before it if they are of the same role.
    fn member(&mut self, name: &str, role: Role, anchor: Option<Anchor>) {
        if let Last::Group { role: before, anchor: side, start, name_end, count } = self.last
            && before == role
            && side == anchor
        {
            if count == 1 {
                let mut group = String::from("<g");
                group.push_str(role.attributes());
                group.push_str(anchor.map_or("", Anchor::attribute));
                group.push('>');
                self.out.insert_str(start, &group);
            }
            self.out.push_str(name);
            self.last = Last::Group { role, anchor, start, name_end, count: count + 1 };
            return;
        }
        self.close();
        let start = self.out.len();
        self.out.push_str(name);
        self.last = Last::Group { role, anchor, start, name_end: self.out.len(), count: 1 };
    }

    /// Closes what is open at the end of the text.
    fn close(&mut self) {
        match self.last {
            Last::Closed => {}
            Last::Path(_) => self.out.push_str("\"/>"),
            Last::Group { role, anchor, name_end, count: 1, .. } => {
                self.out.insert_str(name_end, anchor.map_or("", Anchor::attribute));
                self.out.insert_str(name_end, role.attributes());
            }
            Last::Group { .. } => self.out.push_str("</g>"),
        }
        self.last = Last::Closed;
    }

    /// Writes finished markup.
    pub(super) fn markup(&mut self, markup: &str) {
        self.close();
        self.out.push_str(markup);
    }

    /// Ends the drawing.
    pub(super) fn end(&mut self) {
        self.close();
        self.out.push_str("</svg>");
    }

    /// Closes the shape that was just drawn.
    pub(super) fn close_shape(&mut self) {
        self.out.push('z');
    }

    /// Writes a dot.
    pub(super) fn dot(&mut self, center: BackendCoord, radius: u32, role: Role) {
        self.member("<circle", role, None);
        self.attribute(" cx=\"", center.0);
        self.attribute(" cy=\"", center.1);
        self.attribute(" r=\"", radius.cast_signed());
        self.out.push_str("/>");
    }

    fn attribute(&mut self, name: &str, value: i32) {
        self.out.push_str(name);
        push_tenths(self.out, value);
        self.out.push('"');
    }
}

/// Appends a length in tenths as a decimal number.
fn push_tenths(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Without the machinery of formatting: a drawing has hundreds of these.
    out.push_str(itoa::Buffer::new().format(whole));
    out.push_str(["", ".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9"][rest as usize]);
}
