//! Where a number comes from: the sums written out, the rows that close, the ways that lead there.

#![expect(clippy::unwrap_used, reason = "a broken premise of a test should stop it at the spot")]

use std::collections::BTreeMap;

use num_rational::Ratio;

use crate::pages::{SAMPLE, SECOND, visible};

/// The block with an anchor, up to the next block.
#[track_caller]
fn block<'p>(pages: &'p BTreeMap<String, String>, path: &str, id: &str) -> &'p str {
    let page = pages.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    let start = page.find(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{path} has no {id}"));
    let rest = &page[start..];
    &rest[..rest[1..].find("<div class=\"wf\"").map_or(rest.len(), |end| end + 1)]
}

#[track_caller]
fn says(pages: &BTreeMap<String, String>, path: &str, id: &str, texts: &[&str]) {
    let said = visible(block(pages, path, id));
    for text in texts {
        assert!(said.contains(text), "{path}#{id} does not say {text}: {said}");
    }
}

/// Published in 卫发改函〔2023〕26号: 60 city-level key projects, 53 started, 88.3%. 53 ÷ 60 = 0.8833 3333….
#[test]
fn a_published_rate_is_written_out() {
    let page = "bulletins/2023-07/why/set-city-key.html";
    says(
        &SAMPLE,
        page,
        "i-start-rate",
        &["已开工项目 ÷ 全年计划开工项目", "53个", "60个", "53 ÷ 60 = 0.88333… → 88.3%"],
    );
}

/// From `sites/second/EXPECTED.md`, 2026-03-31: 200 ÷ 1800 = 100/9 percent, 100/9 − 15 = −35/9 points; the park and the depot have
/// not reported, the radar is withheld, the tunnel has no plan.
#[test]
fn who_is_left_out_is_named_with_the_reason() {
    let page = "bulletins/2026-03/why/whole.html";
    let worked = "200 ÷ 1800 = 0.11111… → 11.1%";
    let left_out = ["未报送3个，未计入，不公开1个，未计入", "累计完成投资 未报送", "年度计划投资 未报送", "不公开"];
    says(&SECOND, page, "i-completion-rate", &[&[worked][..], &left_out].concat());
    for project in ["depot", "park", "radar", "tunnel"] {
        let link = format!("projects/{project}.html");
        assert!(block(&SECOND, page, "i-completion-rate").contains(&link), "{project} is not named");
    }
    says(&SECOND, page, "i-gap", &["11.11111…% − 15% = −3.88888… → −3.9个百分点"]);
    // Zero is a value: Xiwan's 0 ÷ 300. Nothing is written out where there is no figure.
    says(&SECOND, "bulletins/2026-03/why/county-xiwan.html", "i-completion-rate", &["0 ÷ 300 = 0 → 0.0%"]);
    let bureau = block(&SECOND, "bulletins/2026-03/why/county-bureau.html", "i-completion-rate");
    assert!(!bureau.contains('÷') || !visible(bureau).contains('→'), "{bureau}");
}

/// From the same file: `scaled` on 2026-03-31. Xiwan: completion 0 of 0 to 40/3 gives 60 × 40% = 24; open problems 0 of 0 to 1, fewer
/// is better, 100 × 40% = 40; starts 100 of 50 to 100, 100 × 20% = 20; together 84, the first place of two.
#[test]
fn a_scaled_score_is_written_out() {
    let page = "bulletins/2026-03/why/county-xiwan.html";
    let parts = [
        "(60 + 40 × (0 − 0) ÷ (13.33333… − 0)) × 40% = 24",
        "(60 + 40 × (1 − 0) ÷ (1 − 0)) × 40% = 40",
        "(60 + 40 × (100 − 50) ÷ (100 − 50)) × 20% = 20",
        "24 + 40 + 20 = 84 → 84.00分",
    ];
    says(&SECOND, page, "b-scaled", &parts);
    // In April all starts are equal and everybody gets 100; donggang has 100 throughout.
    let april = "bulletins/2026-04/why/county-donggang.html";
    says(&SECOND, april, "b-scaled", &["100 × 20% = 20", "组内各数相等", "= 100 → 100.00分"]);
    // `mix` on 2026-06-30: 950/17 is over the cap of 50: 50 × 60% = 30; 75 × 40% = 30; 60.
    says(&SECOND, "bulletins/2026-06/why/county-donggang.html", "b-mix", &["50 × 60% = 30", "30 + 30 = 60 → 60.00分"]);
}

/// A cell as an exact number; nothing for what is no amount.
fn amount(cell: &str) -> Option<Ratio<i64>> {
    let (whole, decimals) = cell.split_once('.').unwrap_or((cell, ""));
    let number: i64 = format!("{whole}{decimals}").replace('−', "-").parse().ok()?;
    Some(Ratio::new(number, 10_i64.pow(u32::try_from(decimals.len()).unwrap())))
}

/// A share as two numbers.
fn share(cell: &str) -> Option<(i64, i64)> {
    let (part, whole) = cell.split_once(" / ")?;
    Some((part.parse().ok()?, whole.parse().ok()?))
}

/// Rows of the table of records: the first text of the head, then the cells.
fn rows(page: &str) -> Vec<(String, Vec<String>)> {
    let table = page.split("<table class=\"t wr\">").nth(1).unwrap().split("</table>").next().unwrap();
    let row = |row: &str| {
        let head = visible(row.split("</th>").next().unwrap().split_once('>').unwrap().1);
        let cells = row.split("<td class=\"n\">").skip(1).map(|cell| visible(cell.split("</td>").next().unwrap()));
        (head, cells.collect())
    };
    table.split("<tr").skip(2).map(row).collect()
}

/// Every column of every page: its rows add up to its total, however many rows there are.
#[test]
fn rows_add_up_to_their_totals_on_every_page() {
    let mut columns = 0;
    for (path, page) in
        SAMPLE.iter().chain(&*SECOND).filter(|(path, page)| path.contains("/why/") && page.contains("t wr"))
    {
        let all = rows(page);
        let end = all.iter().position(|(head, _)| head.starts_with("合计")).unwrap();
        for (column, total) in all[end].1.iter().enumerate() {
            let cells = || all[..end].iter().map(|(_, cells)| cells[column].as_str());
            if let Some(total) = amount(total) {
                assert_eq!(cells().filter_map(amount).sum::<Ratio<i64>>(), total, "{path}, column {column}");
                columns += 1;
            } else if let Some((part, whole)) = share(total) {
                // A project counts by its sign; counties are counted already.
                let reached = |cell: &str| share(cell).map_or(i64::from(cell.starts_with('●')), |(part, _)| part);
                let counted =
                    |cell: &str| share(cell).map_or(i64::from(cell.starts_with(['●', '○'])), |(_, whole)| whole);
                let found = (cells().map(reached).sum::<i64>(), cells().map(counted).sum::<i64>());
                assert_eq!(found, (part, whole), "{path}, column {column}");
                columns += 1;
            }
        }
    }
    assert!(columns > 500, "only {columns} columns were added up");
}

/// Headline figures and places lead to what explains them, on the front page, in every issue and on the pages of counties, sets,
/// funds and units. Where the links end is looked at by the test of all links.
#[test]
fn every_headline_and_every_place_leads_to_its_explanation() {
    for (path, page) in SAMPLE.iter().chain(&*SECOND) {
        let of =
            |folder: &str| path.strip_prefix(folder).is_some_and(|rest| !rest.contains('/') && rest != "index.html");
        let is_issue = of("bulletins/") && !path.contains("special");
        if !(path == "index.html" || is_issue || of("counties/") || of("sets/") || of("funds/")) {
            continue;
        }
        let figures = page.split("<dl class=\"kpi\">").nth(1).unwrap().split("</dl>").next().unwrap();
        let (all, led) = (figures.matches("<dt>").count(), figures.matches("<a class=\"y\" href=\"").count());
        assert_eq!(all, led, "{path}: {led} of {all} headline figures lead on");
    }
    for (path, page) in SAMPLE.iter().chain(&*SECOND).filter(|(path, _)| path.ends_with("rankings.html")) {
        let places = page.matches("<td class=\"rk\">").count();
        let unranked = page.matches("<td class=\"rk\"><span aria-hidden=\"true\">—").count();
        let totals = page.matches("<td class=\"rk\"></td>").count();
        let led = page.matches("<td class=\"rk\"><a class=\"y\" href=\"").count();
        assert!(led > 0 && led == places - unranked - totals, "{path}: {led} of {places} places lead on");
    }
}

/// A county follows its rank down to a project, and to the file where the project stands.
#[test]
fn a_county_follows_its_rank_down_to_its_projects() {
    let county = &SAMPLE["counties/zhongning.html"];
    assert!(county.contains("href=\"../bulletins/2023-10/why/county-zhongning.html#b-completion\""));
    let page = &SAMPLE["bulletins/2023-10/why/county-zhongning.html"];
    assert!(
        block(&SAMPLE, "bulletins/2023-10/why/county-zhongning.html", "b-completion")
            .contains("href=\"#i-completion-rate\"")
    );
    assert!(
        block(&SAMPLE, "bulletins/2023-10/why/county-zhongning.html", "i-completion-rate").contains("href=\"#rows\"")
    );
    let project = "<a href=\"../../../projects/zhongning-battery.html\">";
    assert!(page.contains(project) && page.contains("projects/zhongning-battery.yaml"));
    // 94236 of 96300, as `content/projects/zhongning-battery.yaml` says on 2023-10-31.
    let row = rows(page).into_iter().find(|(head, _)| head.contains("锂电池")).unwrap();
    assert_eq!(row.1[..2], ["94236", "96300"]);
}
