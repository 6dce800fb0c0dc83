//! What every chart must keep, asked of the text it became.

use super::WIDTH;
use super::layout::{Anchor, Frame};
use super::role::Role;
use super::text::width;

/// How often a text occurs.
pub(super) fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

/// The boxes of all texts, read back from the drawing.
fn boxes(svg: &str) -> Vec<(String, Frame)> {
    let (mut found, mut group) = (Vec::new(), "");
    let mut rest = svg;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let end = rest.find('>').expect("a tag is closed");
        let tag = &rest[..end];
        if tag.starts_with("<g ") {
            group = tag;
        } else if tag == "</g" {
            group = "";
        } else if tag.starts_with("<text") {
            let close = rest.find("</text>").expect("a text is closed");
            let shown = rest[end + 1..close].rsplit("</title>").next().unwrap_or_default();
            let shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            let all = format!("{group} {tag}");
            let role = *Role::ALL.iter().find(|role| all.contains(role.attributes())).expect("a text has a role");
            let anchor = match value(&all, "text-anchor") {
                Some("middle") => Anchor::Middle,
                Some("end") => Anchor::End,
                _ => Anchor::Start,
            };
            let at = (tenths(value(tag, "x")), tenths(value(tag, "y")));
            let length = width(&shown, role);
            found.push((shown, Frame::of_text(at, length, anchor, role)));
        }
        rest = &rest[end..];
    }
    found
}

fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

fn tenths(number: Option<&str>) -> i32 {
    let number = number.expect("a text has a place");
    let (whole, rest) = number.split_once('.').unwrap_or((number, "0"));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    whole.parse::<i32>().expect("whole part") * 10 + sign * rest.parse::<i32>().expect("one decimal")
}

/// Asserts what holds for every drawing.
#[track_caller]
pub(super) fn check(svg: &str) {
    assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>"), "{svg}");
    for forbidden in ["NaN", "inf\"", "style=", "<style", "<script", " id=", "var("] {
        assert!(!svg.contains(forbidden), "{forbidden} in {svg}");
    }
    for name in ["g", "text", "title", "desc", "svg"] {
        let opened = count(svg, &format!("<{name} ")) + count(svg, &format!("<{name}>"));
        assert_eq!(opened, count(svg, &format!("</{name}>")), "{name} in {svg}");
    }
    let view: Vec<i32> =
        value(svg, "viewBox").expect("a view box").split(' ').map(|number| tenths(Some(number))).collect();
    let sheet = Frame { x0: view[0], y0: view[1], x1: view[2], y1: view[3] };
    let boxes = boxes(svg);
    assert!(boxes.is_empty() || sheet.x1 == WIDTH, "charts with text share one width");
    for (at, (text, place)) in boxes.iter().enumerate() {
        assert!(sheet.holds(place), "{text} runs out of the drawing: {place:?}");
        for (other, its) in &boxes[..at] {
            assert!(!its.overlaps(place), "{text} {place:?} covers {other} {its:?}");
        }
    }
}
