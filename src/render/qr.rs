//! An address as a QR code.
//!
//! In: a text. Out: an inline SVG that a phone reads from a screen or from paper: black on white whatever the theme, with the quiet
//! zone of four modules that the standard asks for.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

use crate::render::view::Html;

/// Modules of white around the code.
const QUIET: usize = 4;

/// The code; empty for a text that is longer than a code can hold (about 2,300 bytes).
pub(super) fn qr(text: &str) -> Html {
    // Level M survives a fold or a stain, and keeps an address of a hundred bytes large enough to be read across a desk.
    let Ok(code) = QRBuilder::new(text).ecl(ECL::M).build() else { return Html::new() };
    let side = code.size + 2 * QUIET;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr-code\" viewBox=\"0 0 {side} {side}\" width=\"132\" \
         height=\"132\" aria-hidden=\"true\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"none\" \
         stroke=\"#000\" shape-rendering=\"crispEdges\" d=\""
    );
    for row in 0..code.size {
        // Rows are lines of width one through the middle of their modules; runs are drawn at once.
        let mut column = 0;
        for run in code[row].chunk_by(|a, b| a.value() == b.value()) {
            if run[0].value() {
                let (x, y) = (QUIET + column, QUIET + row);
                write!(svg, "M{x} {y}.5h{}", run.len()).expect("writing to a text cannot fail");
            }
            column += run.len();
        }
    }
    svg.push_str("\"/></svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paints the lines of a code as an image would be: `side` × `side` pixels of `scale` each.
    fn pixels(svg: &str, scale: usize) -> (usize, Vec<bool>) {
        let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let width = side * scale;
        let mut dark = vec![false; width * width];
        for run in svg.split("d=\"").nth(2).unwrap().split('"').next().unwrap().split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, length) = rest.split_once(".5h").unwrap();
            let [x, y, length] = [x, y, length].map(|number| number.parse::<usize>().unwrap() * scale);
            for row in y..y + scale {
                dark[row * width + x..row * width + x + length].fill(true);
            }
        }
        (width, dark)
    }

    /// A reader that knows nothing of this crate finds the address.
    #[test]
    fn a_reader_finds_the_address() {
        for address in
            ["https://a.cn/", "https://www.example.gov.cn/zwgk/zdlyxxgk/tzgj/bulletins/2030-09/rankings.html"]
        {
            let (width, dark) = pixels(&qr(address), 4);
            let mut image =
                rqrr::PreparedImage::prepare_from_greyscale(
                    width,
                    width,
                    |x, y| {
                        if dark[y * width + x] { 0 } else { 255 }
                    },
                );
            let grids = image.detect_grids();
            assert_eq!(grids.len(), 1);
            assert_eq!(grids[0].decode().unwrap().1, address);
        }
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        assert_eq!(qr(&"x".repeat(5000)), "");
    }
}
