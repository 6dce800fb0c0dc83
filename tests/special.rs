//! Special reports: what moved since the report before, worked by hand, and that nothing else sees them.
//!
//! On the campaign that `tongbao new` makes, 万元:
//!
//! | | plan | 07-31 | 08-15 | 08-31 |
//! | --- | --- | --- | --- | --- |
//! | bei-solar | 20,000 | 11,900 | 13,000 | 14,000 |
//! | city-water | 12,000 | 7,200 | 8,000 | 8,800 |
//! | nan-road, planned to start 06-20, started 08-10 | 6,000 | 0 | 300 | 900 |
//! | in all | 38,000 | 19,100 | 21,300 | 23,700 |
//!
//! By 08-15: 21,300 ÷ 38,000 = 56.0526%; the even curve has 7/12 + 15/31/12 = 62.3656%, so 6.3130 points behind. Since 07-31:
//! 21,300 − 19,100 = 2,200 万元 = 0.22 亿元. The start is 10 + 31 + 10 = 51 days late. The bulletin of August stands against July:
//! 23,700 − 19,100 = 4,600 万元 = 0.46 亿元, whatever was reported in between.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::path::Path;

use tongbao::load::{Shelf, Sources, load};
use tongbao::model::{Audience, Ledger, Scope};
use tongbao::plan::Plan;
use tongbao::render::Renderer;

use crate::support::Sandbox;

fn bulletin(kind: &str, number: u8, cutoff: &str, rest: &str) -> String {
    format!(
        "---\nkind: {kind}\nnumber: {number}\ntitle: 示例{kind}{number}\nperiod: {}\ncutoff: {cutoff}\nissued: {cutoff}\n{rest}---\n\
         累计完成投资{{{{ completed change }}}}。\n",
        &cutoff[..7]
    )
}

fn site() -> Sandbox {
    let sandbox = Sandbox::new();
    let more = |inside: &str, after: &str, records: &[(&str, &str)]| {
        let records = records.iter().map(|(on, completed)| format!("\n  - as_of: {on}\n    completed: {completed}"));
        let records: String = records.collect();
        sandbox.edit(inside, after, &format!("{after}{records}"));
    };
    let solar = "completed: 11900\n    funds_in_place: 13500\n    stage: building";
    more("content/projects/bei-solar.yaml", solar, &[("2025-08-15", "13000"), ("2025-08-31", "14000")]);
    let water = "note: 取水口完工，输水管线铺设过半。";
    more("content/projects/city-water.yaml", water, &[("2025-08-15", "8000"), ("2025-08-31", "8800")]);
    let road = "completed: 0\n    stage: preparing";
    more("content/projects/nan-road.yaml", road, &[("2025-08-15", "300"), ("2025-08-31", "900")]);
    sandbox.edit(
        "content/projects/nan-road.yaml",
        "planned: 2025-06-20           # 还没有开工：不写 actual",
        "planned: 2025-06-20\n  actual: 2025-08-10",
    );
    let solved = "note: 正在补正报批材料\n      - on: 2025-08-12\n        state: solved";
    sandbox.edit("content/projects/nan-road.yaml", "note: 正在补正报批材料", solved);
    sandbox.write("content/bulletins/2025-08.md", &bulletin("monthly", 2, "2025-08-31", ""));
    for (number, cutoff, rest) in [
        (1, "2025-08-15", "asks:\n  - title: 定下路权\n    of: 分管副市长\n    by: 2025-08-20\n"),
        (2, "2025-09-05", ""),
        (3, "2025-09-10", "audience: offices\n"),
        (4, "2025-09-12", ""),
    ] {
        sandbox.write(&format!("content/bulletins/special-{number}.md"), &bulletin("special", number, cutoff, rest));
    }
    sandbox
}

fn plan(sources: &Sources) -> Plan {
    let built = tongbao::build(sources);
    let problems = built.problems.sorted();
    built.plan.unwrap_or_else(|| panic!("{problems:#?}"))
}

fn pages(plan: &Plan) -> BTreeMap<String, String> {
    let renderer = Renderer::new(plan);
    let page = |route: &tongbao::route::Route| {
        let bytes = renderer.render(route).unwrap();
        (route.path.to_string(), String::from_utf8_lossy(&bytes).into_owned())
    };
    plan.routes.iter().map(page).collect()
}

/// Text without markup.
fn visible(page: &str) -> String {
    let parts = page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect()
}

#[test]
fn a_special_report_says_what_moved() {
    let plan = plan(&load(&site().path(""), None).unwrap());
    let own = &plan.figures.specials[0];
    let name = |positions: &[usize]| -> Vec<&str> {
        positions.iter().map(|at| plan.facts.projects[*at].id.as_str()).collect()
    };
    assert_eq!(own.since.unwrap().to_string(), "2025-07-31");
    assert_eq!(name(&own.moved.started), ["nan-road"]);
    assert_eq!((own.moved.finished.len(), own.moved.reached.len(), own.moved.raised.len()), (0, 0, 0));
    assert_eq!(own.moved.settled.len(), 1);
    assert!(own.moved.silent.is_empty());
    let rate = own.issue.ledger(&plan.facts, Ledger::CompletionRate, Scope::Whole);
    assert_eq!(rate.percent().unwrap().number().to_decimal(4), "56.0526");
    let page = visible(&pages(&plan)["bulletins/special-1.html"]);
    for said in ["较上期增加0.22亿元", "慢于时序进度6.3个百分点", "推迟51天", "专报第1期", "截至8月15日", "定下路权"]
    {
        assert!(page.contains(said), "{said}");
    }
    // The campaign has no days for reports, so nothing is said of them.
    assert!(page.contains("应报进度的未竣工项目全部报送了进度。") && !page.contains("到期报告"));
    // Nobody has reported in the days after 08-31.
    assert_eq!(plan.figures.specials[1].moved.silent.len(), 3);
}

/// The report before is the last that the readers had: a public one never looks back on one for offices, so it says the same on
/// both sites.
#[test]
fn a_report_looks_back_on_what_its_readers_had() {
    let sandbox = site();
    let since = |audience| -> Vec<String> {
        let plan = plan(&Sources { audience, ..load(&sandbox.path(""), None).unwrap() });
        plan.figures.specials.iter().map(|own| own.since.unwrap().to_string()).collect()
    };
    assert_eq!(since(Audience::Public), ["2025-07-31", "2025-08-31", "2025-09-05"]);
    assert_eq!(since(Audience::Offices), ["2025-07-31", "2025-08-31", "2025-09-05", "2025-09-05"]);
}

/// Every page but the archive, the reports' own and the search is the same bytes without them: no movement, no running light, no `latest/`, no
/// front page and no comparison knows of them.
#[track_caller]
fn nothing_else_sees_them(root: &Path) {
    let with = load(root, None).unwrap();
    let mut without = load(root, None).unwrap();
    without.content.retain(|(shelf, file)| *shelf != Shelf::Bulletins || !file.text.contains("kind: special"));
    assert!(without.content.len() < with.content.len(), "there are special reports");
    let (with, without) = (pages(&plan(&with)), pages(&plan(&without)));
    for (path, page) in with.iter().filter(|(path, _)| !path.starts_with("search/")) {
        match without.get(path) {
            Some(other) if path != "archive.html" => assert!(page == other, "{path} changes"),
            Some(_) => {}
            None => assert!(path.starts_with("bulletins/special-"), "{path} is new"),
        }
    }
    assert!(without.keys().all(|path| with.contains_key(path)));
}

#[test]
fn monthly_bulletins_do_not_see_special_reports() {
    let sandbox = site();
    nothing_else_sees_them(&sandbox.path(""));
    nothing_else_sees_them(Path::new(env!("CARGO_MANIFEST_DIR")));
    let pages = pages(&plan(&load(&sandbox.path(""), None).unwrap()));
    assert!(pages["latest/index.html"].contains("2025年8月31日"), "the newest bulletin is the monthly one");
    assert!(pages["bulletins/2025-08.html"].contains("较上期增加0.46亿元"));
    let (first, second) = pages["archive.html"].split_once("id=\"specials\"").unwrap();
    assert!(!first.contains("special-1.html") && second.contains("special-1.html"), "kinds stand apart");
}
