//! Deals and the reserve, worked by hand on the campaign that `tongbao new` makes, and the sample's ledgers held against it all.
//!
//! Deals, 万元; the day a stage was reached, then funds in place:
//!
//! | | county | talks | contracted | landed | amount | 06-30 | 07-31 |
//! | --- | --- | --- | --- | --- | --- | --- | --- |
//! | a | bei | 01-10 | 03-01 | 05-01 | 20,000 | 8,000 | 9,000 |
//! | b | bei | 02-01 | 07-20 | | 10,000 | | 0 |
//! | c | nan | 03-01 | 04-01 | | not reported | | not reported |
//! | d | nan | 07-25 | | | | | |
//! | e | nan | 01-05, ended 07-01 | | | | | |
//!
//! By 07-31: listed 4 (e has ended), talks 4, contracted 3, landed 1. Landing 1 ÷ 3 = 33.3333%; bei 1 ÷ 2 = 50%, nan 0 ÷ 1 = 0%.
//! Amounts of contracts: a + b = 30,000, c is left out. Funds 9,000 + 0 = 9,000, c is left out; bei 9,000, nan not reported. With
//! 60 days allowed: a 91 days since 05-01 stands still unless it is at the last stage, which it is; c since 04-01 for
//! 29 + 31 + 30 + 31 = 121 days; b 11 days and d 6 days do not.
//!
//! Reserve of bei: f (next, 500) planned 05-01, ready 07-10; g (next, 300) ready 06-01, planned again 07-15; h (now, 7,000) ready
//! 07-05; i (next, 200) planned 02-01, left 07-20. By 07-31: next 2 with 800, now 1 with 7,000. After 06-30: f forward to ready,
//! g back to planned, h new at ready, i left from planned. Nan keeps no reserve: not reported, not zero.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use tongbao::compute::{Measured, Shifts, funnel, shifts, still_days};
use tongbao::model::{Indicator, Scope, Way};
use tongbao::plan::Plan;
use tongbao::render::Renderer;
use tongbao::units::{Date, Known};

use crate::support::Sandbox;

const CAMPAIGN: &str = "
measures:
  - {id: deals, name: 洽谈项目, kind: count, unit: 个, from: deals}
  - {id: contracted, name: 合同项目, kind: count, unit: 个, from: deals, stage: contracted}
  - {id: landed, name: 落地项目, kind: count, unit: 个, from: deals, stage: landed}
  - {id: contracts, name: 合同资金, kind: amount, from: deal-amounts, stage: contracted}
  - {id: in-place, name: 到位资金, kind: amount, from: deal-funds, stage: contracted}
  - {id: reserve-next, name: 明年储备, kind: count, unit: 个, from: reserve, batch: next}
  - {id: reserve-plan, name: 明年储备计划, kind: amount, from: reserve-amounts, batch: next}
  - {id: reserve-ready, name: 待开工储备, kind: count, unit: 个, from: reserve, gradient: ready}
ratios:
  - {id: landing, name: 落地率, part: landed, whole: contracted}
attraction:
  still_days: 60
  stages: [{id: talks, name: 洽谈}, {id: contracted, name: 合同}, {id: landed, name: 落地}]
  channels: [{id: teams, name: 招商小组, declared: 7}]
reserve:
  stages: [{id: planned, name: 谋划}, {id: ready, name: 待开工}]
  batches: [{id: now, name: 今年}, {id: next, name: 明年}]
lights:";

const DEALS: &str = "channel: teams
deals:
  - {name: a, county: bei, unit: drc, amount: 20000, steps: [{stage: talks, on: 2025-01-10}, {stage: contracted, on: 2025-03-01}, {stage: landed, on: 2025-05-01}], funds: [{as_of: 2025-06-30, in_place: 8000}, {as_of: 2025-07-31, in_place: 9000}, {as_of: 2025-08-31, in_place: 9900}]}
  - {name: b, county: bei, unit: drc, amount: 10000, steps: [{stage: talks, on: 2025-02-01}, {stage: contracted, on: 2025-07-20}], funds: [{as_of: 2025-07-31, in_place: 0}]}
  - {name: c, county: nan, unit: water, amount: not-reported, steps: [{stage: talks, on: 2025-03-01}, {stage: contracted, on: 2025-04-01}, {stage: landed, on: 2025-08-01}]}
  - {name: d, county: nan, unit: drc, steps: [{stage: talks, on: 2025-07-25}]}
  - {name: e, county: nan, unit: drc, steps: [{stage: talks, on: 2025-01-05}], ended: {on: 2025-07-01, reason: 投资方调整计划}}
";

const RESERVE: &str = "county: bei
projects:
  - {name: f, batch: next, plan: 500, steps: [{stage: planned, on: 2025-05-01}, {stage: ready, on: 2025-07-10}]}
  - {name: g, batch: next, plan: 300, steps: [{stage: ready, on: 2025-06-01}, {stage: planned, on: 2025-07-15}]}
  - {name: h, batch: now, plan: 7000, steps: [{stage: ready, on: 2025-07-05}]}
  - {name: i, batch: next, plan: 200, steps: [{stage: planned, on: 2025-02-01}], ended: {on: 2025-07-20, reason: 并入其他项目}}
";

fn plan() -> Plan {
    let sandbox = Sandbox::new();
    sandbox.edit("content/campaign.yaml", "\nlights:", CAMPAIGN);
    sandbox.write("content/deals/teams.yaml", DEALS);
    sandbox.write("content/reserve/bei.yaml", RESERVE);
    built(&sandbox.path(""))
}

fn built(root: &Path) -> Plan {
    let built = tongbao::build(&tongbao::load::load(root, None).unwrap());
    let problems = built.problems.sorted();
    built.plan.unwrap_or_else(|| panic!("{problems:#?}"))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A number to four places, or the state; with how many are left out.
fn shown(plan: &Plan, id: &str, scope: Scope) -> (String, i64) {
    let campaign = &plan.facts.campaign;
    let measure = campaign.measures.iter().position(|own| own.id.as_str() == id).map(Indicator::Measure);
    let ratio = || campaign.ratios.iter().position(|own| own.id.as_str() == id).map(Indicator::Ratio);
    let figure = plan.figures.latest().figure(&plan.facts, measure.or_else(ratio).unwrap(), scope);
    let text = match &figure.value {
        Known::Value(value) => value.number().to_short_decimal(4),
        other => format!("{:?}", other.clone().map(|_: Measured| ())),
    };
    (text, figure.unreported)
}

#[test]
fn measures_are_counted_from_the_ledgers() {
    let plan = plan();
    let county = |id: &str| Scope::County(plan.facts.counties.iter().position(|own| own.id.as_str() == id).unwrap());
    for (id, scope, value, left_out) in [
        ("deals", Scope::Whole, "4", 0),
        ("contracted", Scope::Whole, "3", 0),
        ("landed", Scope::Whole, "1", 0),
        ("landing", Scope::Whole, "33.3333", 0),
        ("landing", county("bei"), "50", 0),
        ("landing", county("nan"), "0", 0),
        ("landing", county("city"), "NotApplicable", 0),
        ("contracts", Scope::Whole, "30000", 1),
        ("contracts", county("bei"), "30000", 0),
        ("contracts", county("nan"), "NotReported", 1),
        ("in-place", Scope::Whole, "9000", 1),
        ("in-place", county("city"), "0", 0),
        ("reserve-next", county("bei"), "2", 0),
        ("reserve-next", county("nan"), "NotReported", 0),
        ("reserve-plan", Scope::Whole, "800", 2),
        ("reserve-ready", Scope::Whole, "2", 2),
    ] {
        assert_eq!(shown(&plan, id, scope), (value.to_owned(), left_out), "{id} {scope:?}");
    }
}

#[test]
fn the_funnel_and_what_stands_still() {
    let plan = plan();
    let (pipeline, deals) = plan.facts.way(Way::Attraction);
    let own = funnel(pipeline, deals, day("2025-07-31"), |_| true);
    let stages: Vec<_> = own.stages.iter().map(|stage| (stage.reached, stage.here, stage.with_amount)).collect();
    assert_eq!(stages, [(4, 1, 2), (3, 2, 2), (1, 1, 1)]);
    assert_eq!((own.listed, own.with_funds, own.still), (4, 2, 1));
    assert_eq!(own.funds.wan().to_short_decimal(4), "9000");
    let still: Vec<_> = deals.iter().map(|deal| still_days(pipeline, deal, day("2025-07-31"))).collect();
    assert_eq!(still, [None, None, Some(121), None, None]);
    // On the sixtieth day it is not yet more than sixty.
    assert_eq!(still_days(pipeline, &deals[2], day("2025-05-31")), None);
    assert_eq!(still_days(pipeline, &deals[2], day("2025-06-01")), Some(61));
}

#[test]
fn movement_between_the_stages_of_the_reserve() {
    let plan = plan();
    let (pipeline, reserve) = plan.facts.way(Way::Reserve);
    let moved = shifts(pipeline, reserve, day("2025-06-30"), day("2025-07-31"));
    let planned = Shifts { back: 1, left: 1, ..Shifts::default() };
    let ready = Shifts { entered: 1, forward: 1, ..Shifts::default() };
    assert_eq!(moved, [planned, ready]);
}

#[test]
fn pages_show_declared_beside_listed_and_rates_by_their_names() {
    let plan = plan();
    let renderer = Renderer::new(&plan);
    let page = |path: &str| {
        let route = plan.routes.iter().find(|route| route.path.as_str() == path).unwrap();
        String::from_utf8(renderer.render(route).unwrap().into_owned()).unwrap()
    };
    let index = page("attraction/index.html");
    // Each stage over the one before: 3 of 4 and 1 of 3, never 1 of 4.
    assert!(index.contains("75.0%") && !index.contains("25.0%"));
    for said in ["招商小组", ">7<", "33.3%", "落地率", "attraction-nan", "nan.html", "停滞项目"] {
        let said = said.replace("attraction-nan", "../attraction/nan.html");
        assert!(index.contains(&said), "{said}");
    }
    assert!(page("attraction/nan.html").contains("121"));
    assert!(page("reserve/index.html").contains("谋划1个、待开工2个"));
    assert!(page("latest/index.html").contains("../attraction/index.html"));
    assert!(!plan.routes.iter().any(|route| route.path.as_str() == "reserve/nan.html"), "nothing to show");
}

/// On the sample the ledgers partition: counties, channels and units each add up to the whole, at every cut-off, and the published
/// measures are the funnel's.
#[test]
fn the_samples_ledgers_add_up() {
    let plan = built(Path::new(env!("CARGO_MANIFEST_DIR")));
    for way in Way::ALL {
        let (pipeline, prospects) = plan.facts.way(way);
        for bulletin in &plan.facts.bulletins {
            let whole = funnel(pipeline, prospects, bulletin.cutoff, |_| true);
            assert_eq!(whole.stages[0].reached, whole.listed);
            assert_eq!(whole.stages.iter().map(|stage| stage.here).sum::<i64>(), whole.listed);
            for (at, stage) in whole.stages.iter().enumerate() {
                let later = whole.stages[at..].iter().map(|stage| stage.here).sum::<i64>();
                assert_eq!(stage.reached, later);
                let sum = |count: usize, is: &dyn Fn(usize, &tongbao::model::Prospect) -> bool| -> i64 {
                    let own = |part| funnel(pipeline, prospects, bulletin.cutoff, |own| is(part, own));
                    (0..count).map(|part| own(part).stages[at].reached).sum()
                };
                assert_eq!(sum(plan.facts.counties.len(), &|part, own| own.county == part), stage.reached);
                assert_eq!(sum(pipeline.groups.len(), &|part, own| own.group == part), stage.reached);
                assert_eq!(sum(plan.facts.campaign.units.len(), &|part, own| own.unit == Some(part)), stage.reached);
            }
        }
    }
    let at = |id: &str| shown(&plan, id, Scope::Whole).0;
    let whole = funnel(&plan.facts.campaign.attraction, &plan.facts.deals, day("2023-10-31"), |_| true);
    assert_eq!(at("contracted"), whole.stages[2].reached.to_string());
    assert_eq!(at("landed"), whole.stages[3].reached.to_string());
    // The plan's own totals, and as many are listed.
    let declared: Vec<_> = plan.facts.campaign.attraction.groups.iter().filter_map(|group| group.declared).collect();
    assert_eq!(declared, [16, 129, 202]);
    assert_eq!([at("deals-region"), at("deals-leaders"), at("deals-teams")], ["16", "129", "202"]);
}

/// The second campaign in June: the cold store (900) and the hotel (not public) have reached both stages, the dock (400) has ended. So
/// two of two go on (100%), both stand at the last stage, and the amount is 900 at either.
#[test]
fn the_page_of_deals_says_what_reached_each_stage() {
    let page = &crate::pages::SECOND["attraction/index.html"];
    let row = |name: &str| {
        let row = page.split("<tr>").find(|text| crate::pages::visible(text).trim_start().starts_with(name));
        crate::pages::visible(row.expect("a row of that stage")).split_whitespace().collect::<String>()
    };
    assert!(row("意向").starts_with("意向20900退出1"), "{}", row("意向"));
    assert!(row("签约").starts_with("签约2100.0%2900推进到此1"), "{}", row("签约"));
}
