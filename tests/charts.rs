//! Charts at addresses of their own: the figures by hand, the image alone, the page for frames.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;

use crate::pages::{SAMPLE, SECOND};

/// Lines of a chart's CSV as `row column value unit state light`.
fn figures(path: &str) -> Vec<String> {
    let text = SECOND[path].strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let cells: BTreeMap<&str, String> =
            head.iter().map(String::as_str).zip(record.unwrap().iter().map(str::to_owned)).collect();
        ["row", "column", "value", "unit", "state", "light"].map(|key| cells[key].clone()).join(" ")
    };
    reader.records().map(row).collect()
}

/// `sites/second/EXPECTED.md`, gaps of the three issues: −5/3, 205/17, 100/17; −15, −95/7, −82/3; none, 0, 5; and the lights then.
#[test]
fn the_months_are_the_gaps_worked_by_hand() {
    assert_eq!(
        figures("bulletins/2026-06/charts/months.csv"),
        [
            "donggang 2026-03 -1.666667 个百分点 reported yellow",
            "donggang 2026-04 12.058824 个百分点 reported green",
            "donggang 2026-06 5.882353 个百分点 reported yellow",
            "xiwan 2026-03 -15 个百分点 reported red",
            "xiwan 2026-04 -13.571429 个百分点 reported red",
            "xiwan 2026-06 -27.333333 个百分点 reported red",
            "bureau 2026-03   not-applicable ",
            "bureau 2026-04 0 个百分点 reported green",
            "bureau 2026-06 5 个百分点 reported yellow",
        ]
    );
}

/// By the same tables: 250, 860 and 1,484 万元 at the cut-offs; the plans of those that report are 3,200 万元 in June, of which the curve
/// asks for half by the 30th, and for all by the end of the year. What is still to come has no value, which is not zero.
#[test]
fn completed_investment_stands_against_the_plan_of_every_month() {
    let figures = figures("bulletins/2026-06/charts/completed.csv");
    for line in [
        "2026-03-31 completed 250 万元 reported ",
        "2026-04-30 completed 860 万元 reported ",
        "2026-06-30 completed 1484 万元 reported ",
        "2026-06-30 due 1600 万元 reported ",
        "2026-07-31 completed   not-applicable ",
        "2026-12-31 due 3200 万元 reported ",
    ] {
        assert!(figures.iter().any(|own| own == line), "{line} is not among {figures:#?}");
    }
}

/// March: 200 of 1,500 万元 at the month's end; by the end of February 100 of the 1,000 万元 planned for the one project that had
/// reported. Nobody had in January.
#[test]
fn the_counties_courses_begin_with_the_records() {
    let figures = figures("bulletins/2026-03/charts/counties.csv");
    for line in [
        "donggang 2026-01-31   not-reported ",
        "donggang 2026-02-28 10 % reported ",
        "donggang 2026-03-31 13.333333 % reported ",
        "schedule 2026-03-31 15 % reported ",
    ] {
        assert!(figures.iter().any(|own| own == line), "{line} is not among {figures:#?}");
    }
}

/// An issue has the charts that have something to say: the first one compares no issues.
#[test]
fn every_figure_of_a_bulletin_has_three_addresses() {
    for (bulletin, charts) in [
        ("2026-03", &["completed", "counties", "deals"][..]),
        ("2026-06", &["completed", "counties", "deals", "months", "places"]),
    ] {
        let folder = format!("bulletins/{bulletin}/charts/");
        let found: Vec<&str> = SECOND.keys().filter_map(|path| path.strip_prefix(&folder)).collect();
        let expected: Vec<String> =
            charts.iter().flat_map(|name| ["csv", "html", "svg"].map(|form| format!("{name}.{form}"))).collect();
        assert_eq!(found, expected);
        let page = &SECOND[&format!("bulletins/{bulletin}.html")];
        assert_eq!(page.matches("<figure class=\"ch\">").count(), charts.len());
        for name in &expected {
            assert!(
                page.contains(&format!("href=\"{bulletin}/charts/{name}\""))
                    || page.contains(&format!("href=\"../{folder}{name}\"")),
                "{name}"
            );
        }
    }
}

/// The image alone says what it is, whose, of when and where it stands; it loads nothing and is the picture of the page.
#[test]
fn the_image_stands_alone() {
    for (path, image) in
        SECOND.iter().chain(&*SAMPLE).filter(|(path, _)| path.ends_with(".svg") && path.contains("/charts/"))
    {
        assert!(image.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && image.ends_with("</svg>"), "{path}");
        for forbidden in ["href", "url(", "@import", "<script", "style=\"", "<image", "<foreignObject"] {
            assert!(!image.contains(forbidden), "{path} has {forbidden}");
        }
        assert!(image.contains("prefers-color-scheme:dark") && image.contains("<title>"), "{path}");
        // Written twice: the title of the whole, and the one of the picture in it.
        assert_eq!(image.matches("<svg ").count(), 2, "{path}");
    }
    let image = &SECOND["bulletins/2026-06/charts/months.svg"];
    let page = &SECOND["bulletins/2026-06/charts/months.html"];
    let picture =
        image.split("<g transform=").nth(1).unwrap().split_once('>').unwrap().1.split_once("</svg>").unwrap().0;
    assert!(page.contains(picture) && SECOND["bulletins/2026-06.html"].contains(picture));
    let words: String = image.replace("</text>", "");
    let words: String = words.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
    for said in [
        "（第3期，2026年6月）",
        "来源：滨海市发展和改革委员会《",
        "数据截至2026年6月30日。",
        "https://binhai.example.invalid/tzgj/bulletins/2026-06/charts/months.html",
    ] {
        assert!(words.contains(said), "{said} is not in {words}");
    }
    assert!(SAMPLE["bulletins/2023-10/charts/places.svg"].contains("演示数据"));
}

/// In a frame of another page its links lead out of the frame; nothing of the site stands around it.
#[test]
fn the_page_of_a_chart_fits_into_a_frame() {
    for (path, page) in SECOND.iter().filter(|(path, _)| path.ends_with(".html") && path.contains("/charts/")) {
        assert!(
            page.contains("<base target=\"_top\">") && !page.contains("<nav") && !page.contains("<script"),
            "{path}"
        );
        let frame = format!("&lt;iframe src=&quot;https://binhai.example.invalid/tzgj/{path}&quot;");
        assert!(page.contains(&frame), "{path} does not say how to embed it");
        assert!(
            page.contains(&format!("<link rel=\"canonical\" href=\"https://binhai.example.invalid/tzgj/{path}\">"))
        );
    }
}
