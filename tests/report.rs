//! The campaign report: it exists once the campaign is over, and says what the bulletins said.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use tongbao::render::Renderer;
use walkdir::WalkDir;

use crate::pages::{SAMPLE, SECOND};

/// The second campaign's report, had it ended with its June bulletin.
fn second_in_june() -> String {
    let mut sources =
        tongbao::load::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/second"), None).unwrap();
    let (_, campaign) = sources.content.iter_mut().find(|(_, file)| file.path == "content/campaign.yaml").unwrap();
    campaign.text = campaign.text.replace("\nend: 2026-12-31\n", "\nend: 2026-06-30\n");
    let plan = tongbao::build(&sources).plan.unwrap();
    let route = plan.routes.iter().find(|route| route.path.as_str() == "report.html").unwrap();
    String::from_utf8(Renderer::new(&plan).render(route).unwrap().into_owned()).unwrap()
}

/// The rows below a heading of the page, tags taken away and blanks made one.
fn rows(page: &str, heading: &str) -> Vec<String> {
    let part = page.split_once(heading).unwrap_or_else(|| panic!("no {heading}")).1;
    let body = part.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    body.split("<tr>").skip(1).map(plain).collect()
}

fn plain(markup: &str) -> String {
    let texts = markup.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text));
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_campaign_that_goes_on_has_no_report() {
    // The sample ends on the cut-off of its last bulletin, 2023-10-31; the second campaign goes on to December.
    assert!(SAMPLE.contains_key("report.html"));
    assert!(!SECOND.contains_key("report.html"));
}

/// States and places are those of tests/sites/second/EXPECTED.md, bulletin by bulletin.
#[test]
fn targets_and_places_are_followed_through_the_bulletins() {
    let page = second_in_june();
    // A ceiling that was ahead in March and April and missed in June; 0 problems, 0, then more.
    let missed = rows(&page, "到期未达到的目标");
    let ceiling = missed.iter().find(|row| row.contains("逾期问题")).unwrap_or_else(|| panic!("{missed:#?}"));
    let states: Vec<&str> =
        ceiling.split_whitespace().filter(|word| ["目前达到（未到期）", "到期未达到"].contains(word)).collect();
    assert_eq!(states, ["目前达到（未到期）", "目前达到（未到期）", "到期未达到", "到期未达到"], "{ceiling}");
    // radar was finished on 06-10, road on 06-30, nothing else.
    let finished = rows(&page, "id=\"h-finished\"");
    assert_eq!(finished.len(), 2, "{finished:#?}");
    assert!(finished[0].contains("2026-06-10") && finished[1].contains("2026-06-30"), "{finished:#?}");
}

/// Every target of the plan stands in exactly one of the three lists, and every finish of the files is counted: read here as text.
#[test]
fn the_sample_loses_no_target_and_no_finish() {
    let page = &SAMPLE["report.html"];
    let count = ["到期未达到的目标", "已达到的目标", "尚未到期或缺少数据的目标"].map(|list| rows(page, list).len());
    // 48 rows of targets: see tests/figures/zhongwei.md.
    assert_eq!(count.iter().sum::<usize>(), 48, "{count:?}");
    let mut finished = 0;
    for file in WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/projects")) {
        let file = file.unwrap();
        if !file.file_type().is_file() {
            continue;
        }
        let text = fs::read_to_string(file.path()).unwrap();
        let Some(part) = text.split("\nfinish:\n").nth(1) else { continue };
        let own = part.lines().take_while(|line| line.starts_with("  "));
        let actual = own.filter_map(|line| line.trim().strip_prefix("actual: "));
        finished += actual.filter(|day| *day <= "2023-10-31").count();
    }
    assert_eq!(rows(page, "id=\"h-finished\"").len(), finished);
}
