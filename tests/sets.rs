//! Sets that projects enter and leave, and money by kind: the second campaign by hand, and what must add up over the sample. The
//! figures themselves stand in `sites/second/EXPECTED.md`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use tongbao::compute::Issue;
use tongbao::model::{ChangeKind, Ledger, Scope};
use tongbao::units::{Amount, Date, Exact, Known};

use crate::figures::{Site, sample, second};
use crate::pages;

/// From a day on means on that day: the radar, which leaves on 06-30, is out on 06-30. Whom a first change lets in was outside
/// before; whom it lets out was inside.
#[test]
fn membership_turns_on_the_very_day() {
    let site = second();
    let Scope::Set(harbour, None) = site.scope("set:harbour") else { unreachable!() };
    for (project, day, is_in) in [
        ("berth", "2025-01-01", true),
        ("tunnel", "2026-03-31", false),
        ("tunnel", "2026-04-01", true),
        ("road", "2026-05-09", true),
        ("road", "2026-05-10", false),
        ("cable", "2026-05-09", false),
        ("cable", "2026-05-10", true),
        ("radar", "2026-06-29", true),
        ("radar", "2026-06-30", false),
        ("school", "2026-06-30", false),
    ] {
        let day: Date = day.parse().unwrap();
        assert_eq!(site.facts.projects[site.project(project)].is_in_set(harbour, day), is_in, "{project} {day}");
    }
    let members = &site.figures.members;
    assert_eq!(site.names(&members.sets[harbour]), ["berth", "cable", "depot", "tunnel"]);
    let changes: Vec<_> = members
        .changes
        .iter()
        .map(|change| (change.on.to_string(), site.facts.projects[change.project].id.as_str(), change.kind))
        .collect();
    let expected = [
        ("2026-04-01", "tunnel", ChangeKind::Entered),
        ("2026-05-10", "cable", ChangeKind::Entered),
        ("2026-05-10", "depot", ChangeKind::Entered),
        ("2026-05-10", "road", ChangeKind::Split),
        ("2026-06-30", "radar", ChangeKind::Left),
    ];
    assert_eq!(changes, expected.map(|(on, project, kind)| (on.to_owned(), project, kind)));
}

/// What a set holds at a bulletin is what it held at the one before, and who came, less who went.
fn assert_accounts(site: &Site) {
    let members = &site.figures.members;
    for pair in site.figures.issues.windows(2) {
        let (before, issue) = (&pair[0], &pair[1]);
        for set in 0..site.facts.campaign.sets.len() {
            let of = |issue: &Issue| issue.tally(Scope::Set(set, None)).projects;
            let moved: i64 = members
                .between(before.cutoff, issue.cutoff)
                .filter(|change| change.set == set)
                .map(|change| if change.kind == ChangeKind::Entered { 1 } else { -1 })
                .sum();
            assert_eq!(of(issue), of(before) + moved, "{} {}", issue.cutoff, site.facts.campaign.sets[set].id);
        }
    }
    let latest = site.figures.latest();
    for (set, held) in members.sets.iter().enumerate() {
        assert_eq!(i64::try_from(held.len()).unwrap(), latest.tally(Scope::Set(set, None)).projects);
    }
    for (fund, held) in members.funds.iter().enumerate() {
        assert_eq!(i64::try_from(held.len()).unwrap(), latest.tally(Scope::Fund(fund, None)).projects);
    }
}

#[test]
fn sets_account_for_every_project_that_came_and_went() {
    assert_accounts(second());
    assert_accounts(sample());
}

/// Kinds of funds part the money: over all kinds they add up to the whole, and over all counties to the kind.
fn assert_money_adds_up(site: &Site) {
    let facts = &site.facts;
    for issue in &site.figures.issues {
        let amount = |ledger: Ledger, scope: Scope| {
            let value = issue.ledger(facts, ledger, scope).value;
            value.value().map_or_else(Exact::zero, |measured| measured.number())
        };
        for ledger in [Ledger::KindPlanned, Ledger::KindInPlace, Ledger::KindPaid] {
            let kinds = || (0..facts.campaign.funds.len()).map(|fund| Scope::Fund(fund, None));
            let counties = || 0..facts.counties.len();
            let sum = |scopes: &mut dyn Iterator<Item = Scope>| {
                scopes.fold(Exact::zero(), |sum, scope| &sum + &amount(ledger, scope))
            };
            assert_eq!(sum(&mut kinds()), amount(ledger, Scope::Whole), "{} {ledger:?}", issue.cutoff);
            assert_eq!(sum(&mut counties().map(Scope::County)), amount(ledger, Scope::Whole));
            for fund in 0..facts.campaign.funds.len() {
                let of_kind = sum(&mut counties().map(|county| Scope::Fund(fund, Some(county))));
                assert_eq!(of_kind, amount(ledger, Scope::Fund(fund, None)));
            }
        }
        assert_eq!(amount(Ledger::KindPlanned, Scope::Whole), amount(Ledger::FundsPlanned, Scope::Whole));
    }
}

#[test]
fn money_by_kind_adds_up() {
    assert_money_adds_up(second());
    assert_money_adds_up(sample());
}

/// Where all kinds of a project are reported for a day, they are the project's own total of that day.
#[test]
fn kinds_of_the_sample_are_the_projects_own_totals() {
    let mut compared = 0;
    for project in &sample().facts.projects {
        for record in &project.records {
            let kinds: Vec<Amount> = project
                .funds
                .iter()
                .filter_map(|fund| fund.records.iter().find(|own| own.as_of == record.as_of))
                .filter_map(|own| own.in_place.value().copied())
                .collect();
            if let Known::Value(total) = record.funds_in_place
                && !kinds.is_empty()
                && kinds.len() == project.funds.len()
            {
                assert_eq!(kinds.into_iter().sum::<Amount>(), total, "{} {}", project.id, record.as_of);
                compared += 1;
            }
        }
    }
    assert!(compared > 300, "only {compared} were compared");
}

#[test]
fn pages_of_sets_and_funds_say_what_was_worked_by_hand() {
    let harbour = pages::visible(&pages::SECOND["sets/harbour.html"]);
    for said in ["方案所列5个，本栏目收录4个。", "港区段打包给两个新项目接替项目：海底电缆、冷链堆场", "变动明细共5项"]
    {
        assert!(harbour.contains(said), "{said}: {harbour}");
    }
    // Three from the start; the tunnel enters on 04-01; on 05-10 the road is split into two that enter, on 06-30 the radar leaves:
    // entered, left, split and held at each issue.
    let cells = |page: &str, row: &str| -> Vec<String> {
        let row = page.split("<tr>").find(|text| pages::visible(text).starts_with(row)).expect("a row of that issue");
        row.split("<td").skip(1).map(|cell| pages::visible(&format!("<td{cell}")).trim().to_owned()).collect()
    };
    let page = &pages::SECOND["sets/harbour.html"];
    for (issue, account) in
        [("第1期", ["0", "0", "0", "3"]), ("第2期", ["1", "0", "0", "4"]), ("第3期", ["2", "1", "1", "4"])]
    {
        assert_eq!(cells(page, issue)[..4], account, "{issue}");
    }
    let june = pages::visible(&pages::SECOND["bulletins/2026-06.html"]);
    assert!(june.contains("上期以来项目清单范围变动：港区工程纳入2个、退出1个、打包拆分1个。"), "{june}");
    assert!(june.contains("专项债券700万元（到位率63.6%，支付率57.1%）"), "{june}");
    let march = pages::visible(&pages::SECOND["bulletins/2026-03.html"]);
    assert!(!march.contains("范围变动"), "{march}");
    assert!(march.contains("自筹100万元（到位率25.0%）"), "{march}");
    let bonds = pages::visible(&pages::SECOND["funds/bonds.html"]);
    assert!(bonds.contains("方案所列3个项目，收录3个"), "{bonds}");
    // A project that has left is no member, but says so.
    let road = pages::visible(&pages::SECOND["projects/road.html"]);
    assert!(road.contains("2026-05-10拆分退出港区工程：港区段打包给两个新项目"), "{road}");
}
