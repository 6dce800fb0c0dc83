//! Laws that hold for every campaign: random small ones are read and computed like any other.

use proptest::prelude::*;
use tongbao::check::check;
use tongbao::compute::{Figures, Issue, TargetState, compute, share_due};
use tongbao::load::{Shelf, SourceFile, Sources};
use tongbao::model::{Curve, CurveKind, Facts, Indicator, Ledger, Scope};
use tongbao::units::{Date, Decimal, Exact, Id, Known, Percent};

/// Reads and computes files given as path and text; without errors there are facts.
fn read(files: &[(String, String)]) -> (Facts, Figures) {
    let mut sources = Sources::default();
    for (path, text) in files {
        let shelf = match path.split('/').nth(1).expect("paths begin with content/") {
            "site.yaml" => Shelf::Site,
            "campaign.yaml" => Shelf::Campaign,
            "counties" => Shelf::Counties,
            "projects" => Shelf::Projects,
            "bulletins" => Shelf::Bulletins,
            other => panic!("no shelf {other}"),
        };
        sources.content.push((shelf, SourceFile { path: path.clone(), text: text.clone() }));
    }
    let mut problems = tongbao::diagnostic::Diagnostics::default();
    let facts = check(&sources, &mut problems);
    assert!(!problems.has_errors(), "{:#?}", problems.sorted());
    let facts = facts.expect("without errors there are facts");
    let figures = compute(&facts);
    (facts, figures)
}

const BASE: &str = "name: a
year: 2026
start: 2026-01-01
end: 2026-12-31
units: [{id: u, name: u}]
sectors: [{id: s, name: s}]
classes: [{id: c, name: c, starts: true}]
sets: [{id: some, name: some}]
funds: [{id: f, name: f}]
curves: [{id: even, name: even, kind: even}]
schedule: even
series: [{id: growth, name: g, kind: growth}]
measures: [{id: stock, name: m, kind: count, unit: 项}]
";

fn block(text: &str) -> String {
    // The subset of YAML has no flow maps: each `[{…}, …]` line becomes a block list.
    let mut out = String::new();
    for line in text.lines() {
        match line.split_once(": [{") {
            None => out.push_str(&format!("{line}\n")),
            Some((key, rest)) => {
                out.push_str(&format!("{key}:\n"));
                for item in rest.trim_end_matches("}]").split("}, {") {
                    out.push_str(&format!("  - {}\n", item.replace(", ", "\n    ")));
                }
            }
        }
    }
    out
}

fn bulletin(number: usize, cutoff: &str, issued: &str) -> (String, String) {
    let period = &cutoff[..7];
    let text =
        format!("---\nnumber: {number}\ntitle: t{number}\nperiod: {period}\ncutoff: {cutoff}\nissued: {issued}\n---\n");
    (format!("content/bulletins/b{number}.md"), text)
}

fn county(id: &str, order: usize, growth: &[(&str, String)]) -> (String, String) {
    let mut text = format!("name: {id}\nlevel: county\norder: {order}\n");
    if !growth.is_empty() {
        text.push_str("statistics:\n");
    }
    for (period, value) in growth {
        text.push_str(&format!("  - series: growth\n    period: {period}\n    value: {value}\n    source: s\n"));
    }
    (format!("content/counties/{id}.yaml"), text)
}

/// A project with one record at each of the days.
fn project(id: &str, county: &str, plan: &str, records: &[(&str, String)]) -> (String, String) {
    let mut text = format!(
        "name: {id}\ncounty: {county}\nunit: u\nsector: s\nclass: c\nsets: [some]\ntotal_investment: 99999\n\
         plans:\n  - from: 2026-01-01\n    amount: {plan}\nstart:\n  planned: 2026-01-01\n  actual: 2026-01-01\nrecords:\n"
    );
    for (as_of, completed) in records {
        text.push_str(&format!("  - as_of: {as_of}\n    completed: {completed}\n"));
    }
    (format!("content/projects/{id}.yaml"), text)
}

fn files(campaign: &str, others: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut files = vec![
        ("content/site.yaml".to_owned(), "name: a\npublisher: a\n".to_owned()),
        ("content/campaign.yaml".to_owned(), block(&format!("{BASE}{campaign}"))),
        ("content/counties/whole.yaml".to_owned(), "name: whole\nlevel: whole\n".to_owned()),
    ];
    files.extend(others);
    files
}

/// Tenths as a decimal: -24 is `-2.4`.
fn tenths(value: i64) -> String {
    Exact::ratio(value, 10).expect("ten is not zero").to_decimal(1)
}

const BOARD: &str = "boards:
  - id: board
    name: b
    items:
      - indicator: growth
";

/// Place by county of a ranking of growth rates, given in tenths; the counties are displayed in the given order.
fn places(values: &[Option<i64>], order: &[usize]) -> (Vec<usize>, Vec<Option<usize>>, Vec<bool>) {
    let mut others = vec![bulletin(1, "2026-03-31", "2026-04-10")];
    for (index, value) in values.iter().enumerate() {
        let value = value.map_or("not-reported".to_owned(), tenths);
        others.push(county(&format!("c{index:02}"), order[index], &[("2026-03", value)]));
    }
    others.push(project("p", "c00", "10", &[("2026-03-31", "1".to_owned())]));
    let (facts, figures) = read(&files(BOARD, others));
    let group = &figures.latest().boards[0].groups[0];
    let of_id =
        |county: usize| facts.counties[county].id.as_str()[1..].parse::<usize>().expect("ids are c and a number");
    let rows: Vec<usize> = group.rows.iter().map(|row| of_id(row.county().expect("a county"))).collect();
    let mut places = vec![None; values.len()];
    let mut ties = vec![false; values.len()];
    for row in &group.rows {
        places[of_id(row.county().expect("a county"))] = row.place;
        ties[of_id(row.county().expect("a county"))] = row.is_tied;
    }
    assert_eq!(group.ranked, values.iter().flatten().count());
    (rows, places, ties)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The better place is one more than how many are better; equals share it; nobody is lost; the order of entry is nothing.
    #[test]
    fn a_ranking_is_a_permutation_with_shared_places(
        values in prop::collection::vec(prop::option::weighted(0.8, -3_i64..4), 1..9),
        shuffle in any::<prop::sample::Index>(),
    ) {
        let order: Vec<usize> = (0..values.len()).collect();
        let (rows, found, ties) = places(&values, &order);
        let mut sorted = rows.clone();
        sorted.sort_unstable();
        prop_assert_eq!(&sorted, &order);
        for (index, value) in values.iter().enumerate() {
            let better = values.iter().flatten().filter(|other| Some(**other) > *value).count();
            let equal = values.iter().filter(|other| *other == value).count();
            prop_assert_eq!(found[index], value.map(|_| better + 1));
            prop_assert_eq!(ties[index], value.is_some() && equal > 1);
        }
        let ranked_first = rows.iter().map(|&row| values[row].is_none());
        prop_assert!(ranked_first.collect::<Vec<_>>().is_sorted(), "who is not ranked stands last");
        let turn = shuffle.index(values.len());
        let turned: Vec<usize> = order.iter().map(|place| (place + turn) % values.len()).collect();
        prop_assert_eq!(places(&values, &turned).1, found);
    }

    /// A valid table gives every value the light of its one rule, also on the very edges.
    #[test]
    fn every_value_has_exactly_one_light(
        edges in prop::collection::btree_map(-50_i64..50, any::<bool>(), 0..5),
        values in prop::collection::vec(-60_i64..60, 1..6),
        turn in 0_usize..6,
    ) {
        let edges: Vec<(i64, bool)> = edges.into_iter().collect();
        let colours = ["red", "yellow", "green"];
        // An edge belongs to the rule above it or to the one below it.
        let mut rules: Vec<String> = (0..=edges.len()).map(|index| {
            let mut rule = format!("      - light: {}\n        name: r{index}\n", colours[index % 3]);
            if let Some((edge, above)) = index.checked_sub(1).map(|below| edges[below]) {
                rule += &format!("        {}: {}\n", if above { "at_least" } else { "above" }, tenths(edge));
            }
            if let Some((edge, above)) = edges.get(index) {
                rule += &format!("        {}: {}\n", if *above { "below" } else { "at_most" }, tenths(*edge));
            }
            rule
        }).collect();
        let turn = turn % rules.len();
        rules.rotate_left(turn);
        let lights = format!(
            "lights:\n  - id: l\n    name: l\n    version: v\n    from: 2026-01\n    subject: counties\n    indicator: growth\n    rules:\n{}",
            rules.concat(),
        );
        let values: Vec<i64> = values.into_iter().chain(edges.iter().map(|(edge, _)| *edge)).collect();
        let mut others = vec![bulletin(1, "2026-03-31", "2026-04-10")];
        for (index, value) in values.iter().enumerate() {
            others.push(county(&format!("c{index:02}"), index, &[("2026-03", tenths(*value))]));
        }
        others.push(project("p", "c00", "10", &[("2026-03-31", "1".to_owned())]));
        let (facts, figures) = read(&files(&lights, others));
        for (index, value) in values.iter().enumerate() {
            let above = |(edge, belongs_above): &(i64, bool)| value > edge || (value == edge && *belongs_above);
            let rule = edges.iter().filter(|edge| above(edge)).count();
            let lit = figures.latest().county_light(&facts, Scope::County(index)).unwrap();
            prop_assert_eq!(lit.name.map(str::to_owned), Some(format!("r{rule}")));
        }
    }

    /// What is added up does not depend on the order, and the whole is its parts.
    #[test]
    fn sums_do_not_depend_on_the_order_of_projects(
        values in prop::collection::vec((1_i64..5000, prop::option::weighted(0.8, 0_i64..5000), 0_usize..3), 1..7),
        turn in 0_usize..7,
    ) {
        let build = |turn: usize| {
            let mut others = vec![bulletin(1, "2026-03-31", "2026-04-10")];
            others.extend((0..3).map(|index| county(&format!("c{index}"), index, &[])));
            for (index, (plan, completed, at)) in values.iter().enumerate() {
                let completed = completed.map_or("not-reported".to_owned(), |completed| completed.to_string());
                let id = format!("p{}", (index + turn) % values.len());
                others.push(project(&id, &format!("c{at}"), &plan.to_string(), &[("2026-03-31", completed)]));
            }
            read(&files("", others))
        };
        let (facts, figures) = build(0);
        let (_, turned) = build(turn);
        for scope in [Scope::Whole, Scope::County(0), Scope::County(1), Scope::Set(0, None), Scope::Set(0, Some(2))] {
            for ledger in Ledger::ALL {
                let [one, other] = [&figures, &turned].map(|figures| figures.latest().ledger(&facts, ledger, scope));
                prop_assert_eq!(one.value, other.value);
                prop_assert_eq!(one.unreported, other.unreported);
            }
        }
        let completed: i64 = values.iter().filter_map(|(_, completed, _)| *completed).sum();
        let plan: i64 = values.iter().filter(|(_, completed, _)| completed.is_some()).map(|(plan, ..)| *plan).sum();
        let rate = figures.latest().ledger(&facts, Ledger::CompletionRate, Scope::Whole);
        let expected = Exact::ratio(completed * 100, plan).map(Percent::exact);
        prop_assert_eq!(rate.percent().cloned(), expected);
    }
}

fn curve(kind: CurveKind) -> Curve {
    Curve { id: Id::parse("a").expect("a is an id"), name: "".into(), kind }
}

fn percent(value: i64) -> Percent {
    Percent::exact(Exact::whole(value))
}

/// Twelve percents that never fall and end at most at a hundred.
fn monthly() -> impl Strategy<Value = CurveKind> {
    prop::collection::vec(0_i64..=100, 12).prop_map(|mut percents| {
        percents.sort_unstable();
        CurveKind::Monthly(percents.into_iter().map(percent).collect())
    })
}

fn milestones() -> impl Strategy<Value = CurveKind> {
    prop::collection::btree_map(0_i32..365, 0_i64..=100, 1..6).prop_map(|points| {
        let mut percents: Vec<i64> = points.values().copied().collect();
        percents.sort_unstable();
        let days = points.into_keys().map(day);
        CurveKind::Milestones(days.zip(percents.into_iter().map(percent)).collect())
    })
}

fn day(offset: i32) -> Date {
    let mut day = Date::constant(2026, 1, 1);
    for _ in 0..offset {
        day = day.tomorrow().expect("there is a tomorrow");
    }
    day
}

proptest! {
    /// The schedule begins at zero, never falls and never passes a hundred.
    #[test]
    fn what_is_due_never_falls(
        kind in prop_oneof![Just(CurveKind::Even), monthly(), milestones()],
        first in -40_i32..400,
        second in -40_i32..400,
    ) {
        let curve = curve(kind);
        let at = |offset: i32| if offset < 0 { Date::constant(2025, 12, 31) } else { day(offset) };
        let of = |offset: i32| share_due(&curve, 2026, at(offset)).number().clone();
        let (early, late) = (of(first.min(second)), of(first.max(second)));
        prop_assert!(early <= late);
        prop_assert!(early >= Exact::zero() && late <= Exact::whole(100));
        prop_assert_eq!(of(-1), Exact::zero());
    }

    /// Rates and points lose nothing: what is divided comes back, and differences add up.
    #[test]
    fn rates_and_points_are_exact(part in -1_000_000_i64..1_000_000, whole in 1_i64..1_000_000, units in -9999_i64..9999) {
        let rate = Percent::of(&Exact::whole(part), &Exact::whole(whole)).unwrap();
        prop_assert_eq!(&(rate.number() * &Exact::whole(whole)), &Exact::whole(i128::from(part) * 100));
        let entered = Percent::entered(Decimal::parse(&Exact::ratio(units, 100).unwrap().to_decimal(2), 9, 6).unwrap());
        let there = &rate - &entered;
        let back = &entered - &rate;
        prop_assert_eq!(there.number() + back.number(), Exact::zero());
        prop_assert_eq!(&(there.number() + entered.number()), rate.number());
        prop_assert_eq!(Percent::of(&Exact::whole(part), &Exact::zero()), None);
    }
}

/// Last year's records, plans, totals and changes stay in last year.
#[test]
fn a_new_year_begins_at_nothing() {
    let totals = "totals:\n  - measure: stock\n    as_of: 2025-12-31\n    value: 7\n    source: s\n";
    let (path, text) = county("c00", 0, &[]);
    let p = "name: p\ncounty: c00\nunit: u\nsector: s\nclass: c\ntotal_investment: 9999\n\
             plans:\n  - from: 2025-01-01\n    amount: 100\n  - from: 2026-01-01\n    amount: 200\n\
             start:\n  planned: 2025-03-01\n  actual: 2025-03-01\n\
             records:\n  - as_of: 2025-12-31\n    completed: 90\n";
    let others = vec![
        bulletin(1, "2025-12-31", "2026-01-10"),
        bulletin(2, "2026-01-31", "2026-02-10"),
        bulletin(3, "2026-02-28", "2026-03-10"),
        (path, format!("{text}{totals}")),
        ("content/projects/p.yaml".to_owned(), format!("{p}  - as_of: 2026-02-28\n    completed: 30\n")),
        project("q", "c00", "50", &[("2026-01-31", "5".to_owned()), ("2026-02-28", "10".to_owned())]),
    ];
    let (facts, figures) = read(&files("", others));
    let of =
        |issue: usize, ledger: Ledger| super::shown(&figures.issues[issue].ledger(&facts, ledger, Scope::Whole).value);
    assert_eq!([0, 1, 2].map(|issue| of(issue, Ledger::Completed)), ["90", "5", "40"]);
    assert_eq!([0, 1, 2].map(|issue| of(issue, Ledger::Plan)), ["100", "250", "250"]);
    assert_eq!([0, 1, 2].map(|issue| of(issue, Ledger::CompletionRate)), ["90", "10", "16"]);
    assert_eq!([0, 1, 2].map(|issue| of(issue, Ledger::Schedule)), ["100", "25/3", "50/3"]);
    let stock = [0, 1].map(|issue| figures.issues[issue].figure(&facts, Indicator::Measure(0), Scope::Whole).value);
    assert_eq!(stock.map(|value| super::shown(&value)), ["7", "—"]);
    let change = |issue| figures.change(&facts, issue, Indicator::Ledger(Ledger::Completed), Scope::Whole);
    assert_eq!(change(1), None, "January is not compared with December");
    assert_eq!(change(2).map(|change| super::shown(&Known::Value(change))), Some("35".to_owned()));
    assert!(figures.comparable(1).is_none() && figures.comparable(2).is_some());
    let is_over_others = |ledger, is_in: fn(usize) -> bool| {
        let [_, january, february] = &figures.issues[..] else { unreachable!() };
        february.is_over_others(january, ledger, is_in)
    };
    assert!(is_over_others(Ledger::Completed, |_| true), "p reported nothing in January");
    assert!(is_over_others(Ledger::CompletionRate, |project| project == 0));
    assert!(!is_over_others(Ledger::Completed, |project| project == 1), "q reported in both");
    assert!(!is_over_others(Ledger::Started, |_| true), "a count is over all projects");
}

/// A bulletin of the middle of the month does not decide what is due at its end.
#[test]
fn a_target_is_judged_at_its_due_date() {
    let targets = "targets:\n  - id: t\n    clause: c\n    name: t\n    indicator: completion-rate\n    scopes: [whole]\n    \
                   comparison: at_least\n    value: 50\n    due: 2026-03-31\n";
    let judged = |march: i64, april: i64| {
        let records =
            [("2026-03-15", "10".to_owned()), ("2026-03-31", march.to_string()), ("2026-04-15", april.to_string())];
        let others = vec![
            bulletin(1, "2026-03-15", "2026-03-20"),
            bulletin(2, "2026-04-15", "2026-04-20"),
            county("c00", 0, &[]),
            project("p", "c00", "100", &records),
        ];
        let (_, figures) = read(&files(targets, others));
        let of = |issue: &Issue| (super::shown(&issue.targets[0].actual.value), issue.targets[0].state);
        figures.issues.iter().map(of).collect::<Vec<_>>()
    };
    let pending = ("10".to_owned(), TargetState::Pending);
    assert_eq!(judged(60, 60), [pending.clone(), ("60".to_owned(), TargetState::Met)]);
    assert_eq!(judged(40, 90), [pending, ("40".to_owned(), TargetState::Missed)]);
}

/// A project whose fields after the schedule are given as text; it has started on the first of January.
fn written(id: &str, rest: &str) -> (String, String) {
    let head = format!("name: {id}\ncounty: c00\nunit: u\nsector: s\nclass: c\ntotal_investment: 9999\n");
    (
        format!("content/projects/{id}.yaml"),
        format!("{head}start:\n  planned: 2026-01-01\n  actual: 2026-01-01\n{rest}"),
    )
}

const PLAN: &str = "plans:\n  - from: 2026-01-01\n    amount: 100\n";
const RECORD: &str = "records:\n  - as_of: 2026-03-31\n    completed: 5\n    funds_in_place: 40\n";

/// One bulletin of March over the projects, with a light for projects that is red below ten.
fn march(indicator: &str, projects: Vec<(String, String)>) -> (Facts, Figures) {
    let lights = format!(
        "lights:\n  - id: l\n    name: l\n    version: v\n    from: 2026-01\n    subject: projects\n    indicator: {indicator}\n    \
         rules:\n      - light: red\n        below: 10\n      - light: green\n        at_least: 10\n"
    );
    let mut others = vec![bulletin(1, "2026-03-31", "2026-04-10"), county("c00", 0, &[])];
    others.extend(projects);
    read(&files(&lights, others))
}

/// Who finishes a year early is in the base of the year as well as in its count, so the rate stays within a hundred.
#[test]
fn an_early_finish_counts_on_both_sides() {
    let early = "finish:\n  planned: 2027-05-31\n  actual: 2026-03-20\n";
    let (facts, figures) = march("gap", vec![written("early", &format!("{early}{PLAN}{RECORD}"))]);
    let figure = figures.latest().ledger(&facts, Ledger::FinishRate, Scope::Whole);
    assert_eq!(super::shown(&figure.value), "100");
}

/// Funds in place of a project that lists no planned funds would make the rate of the others too high.
#[test]
fn the_funds_rate_is_over_those_who_have_both() {
    let funds = "funds:\n  - fund: f\n    planned: 80\n";
    let both = written("both", &format!("{PLAN}{funds}{RECORD}"));
    let without = written("without", &format!("{PLAN}{RECORD}"));
    let (facts, figures) = march("gap", vec![both, without]);
    let figure = |ledger| figures.latest().ledger(&facts, ledger, Scope::Whole);
    assert_eq!(super::shown(&figure(Ledger::FundsInPlace).value), "80");
    assert_eq!(super::shown(&figure(Ledger::FundsRate).value), "50");
    assert_eq!(figure(Ledger::FundsRate).unreported, 1);
}

/// Finished projects have nothing to catch up, and a red light is enough to lag, also without a plan to measure a gap by.
#[test]
fn lagging_is_started_unfinished_and_red() {
    let finished = "finish:\n  planned: 2026-03-31\n  actual: 2026-03-20\n";
    let late_plan = PLAN.replace("2026-01-01", "2026-04-01");
    let (facts, figures) = march(
        "completed",
        vec![
            written("done", &format!("{finished}{PLAN}{RECORD}")),
            written("open", &format!("{PLAN}{RECORD}")),
            written("unplanned", &format!("{late_plan}{RECORD}")),
        ],
    );
    let lagging = figures.latest().lists.lagging.iter().map(|&project| facts.projects[project].id.as_str());
    assert_eq!(lagging.collect::<Vec<_>>(), ["open", "unplanned"]);
}

/// A report issued in mid-month does not know the month's statistics, even when they are entered later.
#[test]
fn statistics_are_known_once_their_month_is_over() {
    let others = vec![
        bulletin(1, "2026-03-15", "2026-03-20"),
        bulletin(2, "2026-03-25", "2026-04-02"),
        county("c00", 0, &[("2026-03", "5.2".to_owned())]),
        project("p", "c00", "10", &[("2026-03-15", "1".to_owned())]),
    ];
    let (facts, figures) = read(&files("", others));
    let of = |issue: usize| figures.issues[issue].figure(&facts, Indicator::Series(0), Scope::County(0)).value;
    assert_eq!(of(0), Known::NotReported);
    assert_eq!(super::shown(&of(1)), "26/5");
}
