//! The plotters backend: calls of plotters come in, each is handed to the SVG writer with the role its colour stands for.
//!
//! Promised: every call is answered in vectors, none falls back to the pixels of plotters' own rasteriser or to a font of the machine.

use super::layout::Anchor;
use super::role::Role;
use super::svg::Svg;
use super::text;
use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::convert::Infallible;

/// What every drawing call answers.
pub(super) type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0.unsigned_abs(), self.size.1.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.end();
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.polyline([from, to], Role::from_color(style.color()));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.fill_polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.polyline(path, Role::from_color(style.color()));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Drawn {
        self.polyline(corners, Role::from_color(style.color()));
        self.close_shape();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        self.dot(center, radius, Role::from_color(style.color()));
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        self.label(at, text, None, anchor, Role::from_color(style.color()));
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let role = Role::from_color(style.color());
        Ok((text::width(text, role).unsigned_abs(), role.size().unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Caption, finish};
    use super::*;
    use plotters::element::{Circle, PathElement, Rectangle, Text};
    use plotters::style::text_anchor::{HPos, Pos, VPos};
    use plotters::style::{Color, IntoFont, TextStyle};

    #[test]
    fn plotters_own_elements_become_small_tags() {
        let mut out = String::new();
        let sheet = Svg::begin(&mut out, "test", (1000, 505), "", Caption { title: "a & b", desc: "" });
        let draw = "the string takes everything";
        sheet.draw(&PathElement::new([(0, 10), (105, 5), (105, 20), (0, 20)], Role::Plan)).expect(draw);
        sheet.draw(&PathElement::new([(5, 5), (15, 15)], Role::Plan)).expect(draw);
        sheet.draw(&Rectangle::new([(10, 10), (30, 25)], Role::Rail.filled())).expect(draw);
        sheet.draw(&Circle::new((10, 10), 25, Role::Mark)).expect(draw);
        sheet.draw(&Circle::new((20, 10), 25, Role::Mark)).expect(draw);
        let style = TextStyle::from(("sans-serif", 12).into_font()).color(&Role::Axis);
        sheet.draw(&Text::new("9月", (1, 2), style.pos(Pos::new(HPos::Right, VPos::Top)))).expect(draw);
        finish(&sheet);
        drop(sheet);
        let (plan, rail) = (Role::Plan.attributes(), Role::Rail.attributes());
        let (mark, axis) = (Role::Mark.attributes(), Role::Axis.attributes());
        let parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart chart-test\" viewBox=\"0 0 100 50.5\"",
            " role=\"img\" aria-label=\"a &amp; b\"><title>a &amp; b</title>",
            &format!("<path{plan} d=\"M0 1l10.5-0.5v1.5h-10.5M0.5 0.5l1 1\"/>"),
            &format!("<path{rail} d=\"M1 1h2v1.5h-2z\"/>"),
            &format!("<g{mark}><circle cx=\"1\" cy=\"1\" r=\"2.5\"/><circle cx=\"2\" cy=\"1\" r=\"2.5\"/></g>"),
            &format!("<text{axis} text-anchor=\"end\" x=\"0.1\" y=\"0.2\">9月</text></svg>"),
        ];
        assert_eq!(out, parts.concat());
    }
}
