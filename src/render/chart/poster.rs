//! A drawing that stands alone: a chart and the words around it come in, an image with its title, reading help and source goes out.
//!
//! Promised: nothing outside the file is needed; words are broken by the same widths as all labels, so no font of the machine is asked.

use super::element::{Label, Markup, area};
use super::layout::Anchor;
use super::role::Role;
use super::svg::Svg;
use super::text::wrap;
use super::{Caption, WIDTH, finish, put};

/// A chart with the words around it.
#[derive(Clone, Copy, Debug)]
pub struct Poster<'a> {
    /// Title, written above.
    pub title: &'a str,
    /// How to read it, written below the title; may be empty.
    pub description: &'a str,
    /// A chart of this module that carries text.
    pub svg: &'a str,
    /// Lines below: a notice, the source.
    pub notes: &'a [&'a str],
    /// Style rules of the file, such as those for dark screens; the picture is right without them. Safe markup.
    pub style: &'a str,
}

/// Space around everything.
const MARGIN: i32 = 160;
/// From line to line.
const LINE: i32 = 180;

/// Draws the chart with its words.
#[must_use]
pub fn poster(poster: &Poster<'_>) -> String {
    let title = wrap(poster.title, Role::Title, WIDTH);
    let description = wrap(poster.description, Role::Words, WIDTH);
    let notes = poster.notes.iter().map(|note| wrap(note, Role::Words, WIDTH)).collect::<Vec<_>>().concat();
    let lines = |lines: &[&str]| i32::try_from(lines.len()).unwrap_or(i32::MAX / WIDTH);
    let below_title = MARGIN + lines(&title) * (LINE + 60);
    let top = below_title + lines(&description) * LINE + 120;
    let bottom = top + height(poster.svg) + 160;
    let size = (WIDTH + 2 * MARGIN, bottom + lines(&notes) * LINE + MARGIN - 60);

    let mut out = String::with_capacity(poster.svg.len() + poster.style.len() + 2048);
    let sheet = Svg::with_text(&mut out, "poster", size, Caption { title: poster.title, desc: poster.description });
    put(&sheet, &Markup(&format!("<style>{}</style>", poster.style)));
    put(&sheet, &area((0, 0), size, Role::Paper));
    write(&sheet, &title, MARGIN + 150, LINE + 60, Role::Title);
    write(&sheet, &description, below_title + 110, LINE, Role::Words);
    let place = format!("<g transform=\"translate({} {})\">", MARGIN / 10, top / 10);
    for part in [&place, poster.svg, "</g>"] {
        put(&sheet, &Markup(part));
    }
    write(&sheet, &notes, bottom + 110, LINE, Role::Words);
    finish(&sheet);
    drop(sheet);
    out
}

fn write(sheet: &super::Sheet<'_>, lines: &[&str], first: i32, pitch: i32, role: Role) {
    for (y, line) in (0..).map(|at| first + at * pitch).zip(lines) {
        Label::new(*line, ((MARGIN, y), Anchor::Start), role).on(sheet);
    }
}

/// The height of a chart of this module in tenths, from its own `viewBox`; a fraction counts as a whole unit.
fn height(svg: &str) -> i32 {
    let view = svg.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next());
    let height = view.and_then(|view| view.rsplit(' ').next()).and_then(|height| height.split('.').next());
    let height: Option<i32> = height.and_then(|height| height.parse().ok());
    (height.expect("every chart has a view box") + 1) * 10
}

#[cfg(test)]
mod tests {
    use super::super::testing::count;
    use super::super::{Columns, Light, columns};
    use super::*;

    #[test]
    fn everything_stands_inside_and_nothing_over_another() {
        let caption = Caption { title: "t", desc: "" };
        let columns = columns(&Columns {
            caption,
            columns: &[],
            target: None,
            target_label: "",
            unit: "",
            light: Light::Red,
            empty: "暂无",
        });
        let long = "截至2030年9月30日，全市累计完成投资281.70亿元，https://www.example.gov.cn/tzgj/bulletins/2030-09/charts/completed.html";
        let svg = poster(&Poster {
            title: "累计完成投资与时序计划：某市<扩大有效投资>百日攻坚行动月度通报",
            description: long,
            svg: &columns,
            notes: &["演示数据", long],
            style: "@media(prefers-color-scheme:dark){.paper{fill:#171614}}",
        });
        // 420 + 2 × 16 wide. Title of two lines and two lines of help above the empty chart of 96, three lines below:
        // 16 + 2 × 24 + 2 × 18 + 12 = 112; 112 + 97 + 16 = 225; 225 + 3 × 18 + 10 = 289.
        assert!(svg.contains("viewBox=\"0 0 452 289\""), "{svg}");
        assert!(svg.contains("<g transform=\"translate(16 112)\"><svg xmlns"));
        assert_eq!((count(&svg, "<svg "), count(&svg, "</svg>"), count(&svg, "<style>")), (2, 2, 1));
        assert!(svg.contains("&lt;扩大有效投资&gt;") && !svg.contains("style=\""));
    }
}
