//! A realistic messy site: fifty mistakes in many files, all found in one run, in the right places, and nothing else.

use super::{Site, at, folder, shown};

/// File below `content/`, line, column, code: written by hand, beside the files of `tests/problems/fifty`.
const MISTAKES: [(&str, usize, usize, &str); 50] = [
    ("bulletins/2023-07.md", 4, 9, "bad-period"),
    ("bulletins/2023-07.md", 9, 3, "unknown-indicator"),
    ("bulletins/2023-07.md", 11, 11, "unknown-section"),
    ("bulletins/2023-07.md", 13, 2, "unsafe-link"),
    ("bulletins/2023-08.md", 5, 9, "cutoff-outside-period"),
    ("bulletins/2023-08.md", 6, 9, "issued-before-cutoff"),
    ("bulletins/2023-08.md", 8, 5, "broken-reference"),
    ("bulletins/2023-09.md", 3, 9, "bulletin-order"),
    ("campaign.yaml", 10, 9, "duplicate-id"),
    ("campaign.yaml", 20, 13, "bad-choice"),
    ("campaign.yaml", 40, 11, "bad-curve"),
    ("campaign.yaml", 65, 9, "light-gap"),
    ("campaign.yaml", 79, 12, "board-weights"),
    ("campaign.yaml", 82, 5, "missing-key"),
    ("campaign.yaml", 92, 16, "unknown-indicator"),
    ("campaign.yaml", 93, 21, "unknown-county"),
    ("counties/bing.yaml", 1, 7, "not-utf8"),
    ("counties/jia.yaml", 5, 13, "bad-period"),
    ("counties/jia.yaml", 10, 12, "unit-in-number"),
    ("counties/jia.yaml", 12, 5, "duplicate-entry"),
    ("counties/yi.yaml", 2, 8, "bad-choice"),
    ("counties/yi.yaml", 5, 5, "missing-key"),
    ("projects/bridge.yaml", 1, 1, "byte-order-mark"),
    ("projects/bridge.yaml", 2, 9, "county-is-whole"),
    ("projects/bridge.yaml", 9, 13, "full-width-digit"),
    ("projects/bridge.yaml", 14, 16, "cumulative-fell"),
    ("projects/canal.yaml", 3, 5, "full-width-punctuation"),
    ("projects/canal.yaml", 9, 1, "tab-indent"),
    ("projects/canal.yaml", 15, 16, "thousands-separator"),
    ("projects/dairy.yaml", 1, 9, "bad-character"),
    ("projects/dairy.yaml", 6, 1, "unknown-key"),
    ("projects/dairy.yaml", 13, 16, "spent-before-start"),
    ("projects/farm.yaml", 1, 7, "yaml-syntax"),
    ("projects/farm.yaml", 3, 7, "unknown-unit"),
    ("projects/farm.yaml", 12, 16, "not-a-number"),
    ("projects/heating.yaml", 4, 1, "duplicate-key"),
    ("projects/heating.yaml", 7, 8, "unknown-set"),
    ("projects/heating.yaml", 10, 11, "bad-date"),
    ("projects/heating.yaml", 11, 13, "leading-zero"),
    ("projects/hospital.yaml", 5, 8, "yaml-alias"),
    ("projects/hospital.yaml", 9, 13, "plan-zero"),
    ("projects/hospital.yaml", 13, 12, "unknown-stage"),
    ("projects/market.yaml", 9, 13, "plan-above-total"),
    ("projects/market.yaml", 17, 12, "not-in-date-order"),
    ("projects/road.yaml", 6, 7, "wrong-type"),
    ("projects/road.yaml", 8, 8, "no-plan"),
    ("projects/road.yaml", 16, 16, "ten-thousand-slip"),
    ("projects/supply.yaml", 1, 7, "duplicate-name"),
    ("projects/附件.docx", 1, 1, "unexpected-file"),
    ("projects/城南供水.yaml", 1, 1, "bad-file-name"),
];

#[test]
fn fifty_mistakes_are_found_in_one_run_and_nothing_else() {
    let site = Site::base();
    site.overlay(&folder().join("fifty"));
    let found = site.problems();
    let mut expected: Vec<String> =
        MISTAKES.iter().map(|(file, line, column, code)| format!("content/{file}:{line}:{column} {code}")).collect();
    let mut reported: Vec<String> =
        found.iter().map(|found| format!("{} {}", at(&found.place), found.problem.code())).collect();
    expected.sort();
    reported.sort();
    let missing: Vec<_> = expected.iter().filter(|mistake| !reported.contains(mistake)).collect();
    let needless: Vec<_> = reported.iter().filter(|problem| !expected.contains(problem)).collect();
    let all: String = found.iter().map(shown).collect();
    assert!(missing.is_empty() && needless.is_empty(), "not found: {missing:#?}\nnot a mistake: {needless:#?}\n{all}");
    assert_eq!(reported.len(), MISTAKES.len());
}
