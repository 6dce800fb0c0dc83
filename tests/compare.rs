//! Two bulletins beside each other: what changed, worked by hand in `sites/second/EXPECTED.md`.

#![expect(clippy::unwrap_used, reason = "a broken premise of a test should stop it at the spot")]

use crate::pages::{SAMPLE, SECOND, visible};

/// The texts of the cells of each row that begins with a head, in a part of a page.
fn row<'p>(part: &'p str, head: &str) -> Vec<String> {
    let found = part.split("<tr").find(|row| {
        let text = visible(row.split_once('>').map_or("", |(_, rest)| rest.split("</th>").next().unwrap()));
        text.trim() == head
    });
    let row: &'p str = found.unwrap_or_else(|| panic!("no row {head}: {}", visible(part)));
    row.split("<td")
        .skip(1)
        .map(|cell| visible(cell.split_once('>').unwrap().1.split("</td>").next().unwrap()).trim().to_owned())
        .collect()
}

/// What stands from an anchor to the next section, or to the next list where the anchor is a list's.
fn part<'p>(page: &'p str, from: &str) -> &'p str {
    let start = page.find(&format!("id=\"{from}\"")).unwrap_or_else(|| panic!("no {from}"));
    let rest = &page[start..];
    let is_list = page[..start].ends_with("class=\"list\" ");
    let end = rest.find(if is_list { "class=\"list\"" } else { "<section" });
    &rest[..end.unwrap_or(rest.len())]
}

/// March to April: 250 → 860; 100/9 → 86/3 is 158/9 = 17.6 points and not 28.7 − 11.1; the gap −35/9 → 11/3 is 68/9 = 7.6; starts
/// 80 → 100; growth 7/2 → −1/25. Depot and park had not reported in March, the park has in April: other projects.
#[test]
fn figures_say_both_values_the_difference_and_over_whom() {
    let figures = part(&SECOND["compare/2026-04.html"], "c-figures");
    assert_eq!(row(figures, "累计完成投资"), ["250万元", "860万元", "▲增加 610万元两期报送项目不同"]);
    assert_eq!(row(figures, "投资完成率"), ["11.1%", "28.7%", "▲增加 17.6个百分点两期报送项目不同"]);
    assert_eq!(row(figures, "较时序进度"), ["−3.9个百分点", "+3.7个百分点", "▲增加 7.6个百分点两期报送项目不同"]);
    assert_eq!(row(figures, "开工率"), ["80.0%", "100.0%", "▲增加 20.0个百分点"]);
    assert_eq!(row(figures, "固定资产投资增速"), ["3.5%", "0.0%", "▼减少 3.5个百分点"]);
    // Bonds and own funds: the tunnel and the park have reported by April only. Contracts: xiwan by April only, the bureau in March only.
    assert_eq!(row(figures, "分类资金到位率"), ["30.0%", "28.3%", "▼减少 1.7个百分点两期报送项目不同"]);
    assert_eq!(row(figures, "合同项目"), ["3项", "1003项", "▲增加 1000项两期填报的县区不同"]);
    // A rate that did not exist is not zero: nothing was due to finish in March.
    assert_eq!(row(figures, "竣工率"), ["不适用", "0.0%", "一期没有数，不比较"]);
    // 37.5% → 37.5% stands among what did not change.
    let (changed, same) = figures.split_once("没有变化</summary>").unwrap();
    assert!(!visible(changed).contains("入库率") && visible(same).contains("入库率"));
    // Statistics of June are not reported; that is no fall to zero.
    let june = part(&SECOND["compare/2026-06.html"], "c-figures");
    assert_eq!(row(june, "固定资产投资增速"), ["0.0%", "未报送", "一期没有数，不比较"]);
}

/// From the tables of boards and lights: donggang's starts 3 → 1, problems 3 → 1, xiwan's problems 1 → 3; the bureau is new on the
/// rate's board; lights yellow → green, none → green. Over the whole time the bureau's assessment is new, xiwan's 1 → 3.
#[test]
fn places_and_lights_say_from_where_to_where() {
    let april = &SECOND["compare/2026-04.html"];
    let boards = part(april, "c-ranks");
    let board = |name: &str| boards.split("<h3>").find(|board| visible(board).trim().starts_with(name)).unwrap();
    assert_eq!(row(board("开工榜"), "东港区"), ["3", "1", "▲2 上升2位"]);
    assert_eq!(row(board("问题榜"), "东港区"), ["3", "1", "▲2 上升2位"]);
    assert_eq!(row(board("问题榜"), "西湾县"), ["1", "3", "▼2 下降2位"]);
    assert_eq!(row(board("完成率榜市级"), "市本级"), ["不参加排名", "1", "新列入排名"]);
    let lights = part(april, "c-lights");
    assert_eq!(row(lights, "东港区"), ["◆偏慢", "●正常"]);
    assert_eq!(row(lights, "市本级"), ["未亮灯", "●正常"]);
    // Berth yellow in both; road none → green; park and tunnel none → yellow.
    let moves = visible(lights.split("项目</caption>").nth(1).unwrap());
    assert!(moves.contains("未亮灯◆偏慢2") && moves.contains("未亮灯●正常1"), "{moves}");
    let ends = part(&SECOND["compare/index.html"], "c-ranks");
    let assessed = ends.split("<h3>").find(|board| visible(board).starts_with("考核榜")).unwrap();
    assert_eq!(row(assessed, "西湾县"), ["1", "3", "▼2 下降2位"]);
    assert_eq!(row(assessed, "市本级"), ["不参加排名", "1", "新列入排名"]);
}

/// What happened, from the tables of lists and the projects' files: the road started on 04-02, due on 03-31; the depot on 06-10, early;
/// radar and road finished by 06-30; the park stopped on 06-20; berth/power was solved by April and is reopened and 91 days overdue
/// in June, park/land a day; the cable's problem was raised on 04-30. The depot's red light is exempt from the list.
#[test]
fn events_are_those_between_the_two_days() {
    let (april, june) = (&SECOND["compare/2026-04.html"], &SECOND["compare/2026-06.html"]);
    let says = |page: &str, id: &str, texts: &[&str]| {
        let said = visible(part(page, id));
        texts.iter().for_each(|text| assert!(said.contains(text), "{id} does not say {text}: {said}"));
    };
    says(april, "c-started", &["共1项", "疏港公路", "2026-04-02", "2026-03-31"]);
    says(april, "c-settled", &["共1项", "供电未接通"]);
    says(april, "c-raised", &["共1项", "路由未定"]);
    says(june, "c-started", &["共1项", "冷链堆场", "2026-06-10", "2027-02-01"]);
    says(june, "c-finished", &["共2项", "岸基雷达", "疏港公路", "2026-06-30"]);
    says(june, "c-stopped", &["共1项", "湿地公园", "2026-06-20"]);
    says(june, "c-newly_overdue", &["共2项", "供电未接通", "逾期91天", "用地未批", "逾期1天"]);
    for absent in ["c-finished", "c-stopped", "c-newly_overdue", "c-newly_lagging"] {
        assert!(!april.contains(&format!("id=\"{absent}\"")), "April has {absent}");
    }
    assert!(!june.contains("id=\"c-newly_lagging\""), "the depot is exempt");
    // The plan of the berth is raised on 04-15, the road's 300 are corrected to 290; the tunnel enters the harbour, the radar leaves.
    says(april, "c-corrections", &["三号泊位", "年度计划调整", "1000", "1200", "跨海隧道", "纳入", "港区工程"]);
    says(
        june,
        "c-corrections",
        &["疏港公路", "累计数核减", "300", "290", "剔除重复统计", "打包拆分", "岸基雷达", "退出"],
    );
}

/// Every issue but the first is held against the one before, and the first against the newest; bulletins and archive lead there.
#[test]
fn every_issue_leads_to_its_comparison() {
    for (id, page) in [("2023-08", "2023-08"), ("2023-09", "2023-09"), ("2023-10", "2023-10")] {
        assert!(SAMPLE.contains_key(&format!("compare/{page}.html")));
        assert!(SAMPLE[&format!("bulletins/{id}.html")].contains(&format!("href=\"../compare/{page}.html\"")), "{id}");
        assert!(SAMPLE["archive.html"].contains(&format!("href=\"compare/{page}.html\"")), "{id}");
    }
    assert!(
        !SAMPLE.contains_key("compare/2023-07.html") && SAMPLE["archive.html"].contains("href=\"compare/index.html\"")
    );
    assert!(SAMPLE["index.html"].contains("href=\"compare/2023-10.html\""));
}
