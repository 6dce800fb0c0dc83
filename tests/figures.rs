//! The figures of the sample campaign: what was published, what was worked out independently, and what must add up.

mod laws;

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::path::Path;
use std::sync::OnceLock;

use tongbao::check::check;
use tongbao::compute::{
    Figure, Figures, Issue, MatterStatus, Measured, TargetState, compute, discipline, project_light, project_run,
    standing,
};
use tongbao::load::load;
use tongbao::model::{ExemptFrom, Facts, Indicator, Ledger, Light, Project, Scope};
use tongbao::units::{Amount, Exact, Id, Known};

/// The tables of `figures/zhongwei.md`.
const EXPECTED: &str = include_str!("figures/zhongwei.md");

/// A campaign read and computed, with look-ups by id.
pub(crate) struct Site {
    pub(crate) facts: Facts,
    pub(crate) figures: Figures,
}

impl Site {
    /// Reads a site that is free of errors.
    pub(crate) fn read(root: &str) -> Self {
        let mut sources = load(Path::new(root), None).expect("the folder can be read");
        let mut problems = std::mem::take(&mut sources.problems);
        let facts = check(&sources, &mut problems);
        assert!(!problems.has_errors(), "{root}: {:#?}", problems.sorted());
        let facts = facts.expect("without errors there are facts");
        let figures = compute(&facts);
        Self { facts, figures }
    }

    pub(crate) fn issue(&self, cutoff: &str) -> (usize, &Issue) {
        let position = self.figures.issues.iter().position(|issue| issue.cutoff.to_string() == cutoff);
        let position = position.unwrap_or_else(|| panic!("no bulletin for {cutoff}"));
        (position, &self.figures.issues[position])
    }

    pub(crate) fn county(&self, id: &str) -> usize {
        position(&self.facts.counties, id, |county| &county.id)
    }

    pub(crate) fn project(&self, id: &str) -> usize {
        position(&self.facts.projects, id, |project| &project.id)
    }

    pub(crate) fn board(&self, id: &str) -> usize {
        position(&self.facts.campaign.boards, id, |board| &board.id)
    }

    /// `whole`, `county:ID`, `set:ID@COUNTY`…
    pub(crate) fn scope(&self, text: &str) -> Scope {
        if text == "whole" {
            return Scope::Whole;
        }
        let (kind, rest) = text.split_once(':').expect("a scope has a kind and an id");
        let (id, county) = rest.split_once('@').map_or((rest, None), |(id, county)| (id, Some(self.county(county))));
        let campaign = &self.facts.campaign;
        match kind {
            "county" => Scope::County(self.county(id)),
            "set" => Scope::Set(position(&campaign.sets, id, |set| &set.id), county),
            "fund" => Scope::Fund(position(&campaign.funds, id, |fund| &fund.id), county),
            "unit" => Scope::Unit(position(&campaign.units, id, |unit| &unit.id), county),
            other => panic!("no scope {other}"),
        }
    }

    /// A county's id, or a unit's as `unit:ID`.
    pub(crate) fn who(&self, scope: Scope) -> String {
        match scope {
            Scope::County(county) => self.facts.counties[county].id.to_string(),
            Scope::Unit(unit, None) => format!("unit:{}", self.facts.campaign.units[unit].id),
            other => panic!("{other:?} stands on no board"),
        }
    }

    pub(crate) fn indicator(&self, id: &str) -> Indicator {
        let campaign = &self.facts.campaign;
        let at = |ids: Vec<&Id>| ids.iter().position(|one| one.as_str() == id);
        Ledger::from_id(id)
            .map(Indicator::Ledger)
            .or_else(|| at(campaign.series.iter().map(|one| &one.id).collect()).map(Indicator::Series))
            .or_else(|| at(campaign.measures.iter().map(|one| &one.id).collect()).map(Indicator::Measure))
            .or_else(|| at(campaign.ratios.iter().map(|one| &one.id).collect()).map(Indicator::Ratio))
            .unwrap_or_else(|| panic!("no indicator {id}"))
    }

    pub(crate) fn figure(&self, cutoff: &str, indicator: &str, scope: &str) -> Figure {
        self.issue(cutoff).1.figure(&self.facts, self.indicator(indicator), self.scope(scope))
    }

    pub(crate) fn names(&self, projects: &[usize]) -> Vec<&str> {
        projects.iter().map(|&project| self.facts.projects[project].id.as_str()).collect()
    }
}

fn position<T>(all: &[T], id: &str, of: impl Fn(&T) -> &Id) -> usize {
    all.iter().position(|one| of(one).as_str() == id).unwrap_or_else(|| panic!("no {id}"))
}

/// The number of a figure as an exact fraction; `—` when there is none.
pub(crate) fn shown(value: &Known<Measured>) -> String {
    value.value().map_or("—".to_owned(), |measured| format!("{:?}", measured.number()))
}

/// How a state is written in the tables.
pub(crate) fn state_name(state: TargetState) -> &'static str {
    match state {
        TargetState::Missed => "missed",
        TargetState::Behind => "behind",
        TargetState::Pending => "pending",
        TargetState::OnTrack => "on track",
        TargetState::Ahead => "ahead",
        TargetState::Met => "met",
        TargetState::NotReported => "not reported",
    }
}

/// How a light is written in the tables.
pub(crate) fn light_name(light: Light) -> &'static str {
    match light {
        Light::Green => "green",
        Light::Yellow => "yellow",
        Light::Red => "red",
    }
}

/// A change of place as it is written in the tables.
pub(crate) fn movement(places: Option<i64>) -> String {
    match places {
        None => "new".to_owned(),
        Some(0) => "0".to_owned(),
        Some(places) => format!("{places:+}"),
    }
}

/// The sample, computed once for all tests.
pub(crate) fn sample() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| Site::read("."))
}

/// The second campaign, computed once for all tests.
pub(crate) fn second() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| Site::read("tests/sites/second"))
}

/// Rows of the tables under a heading, by cut-off: each row is its cells.
pub(crate) fn tables(text: &'static str, heading: &str) -> Vec<(&'static str, Vec<&'static str>)> {
    let (mut cutoff, mut section) = ("", "");
    let mut rows = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("### ") {
            section = title;
        } else if let Some(title) = line.strip_prefix("## ") {
            (cutoff, section) = (title, "");
        } else if section == heading && line.starts_with('|') {
            let is_head = lines.peek().is_some_and(|next| next.starts_with("| ---"));
            if !is_head && !line.starts_with("| ---") {
                rows.push((cutoff, line.trim_matches('|').split('|').map(str::trim).collect()));
            }
        }
    }
    assert!(!rows.is_empty(), "no table under {heading}");
    rows
}

#[track_caller]
fn same<T: PartialEq + Debug>(found: T, expected: T, what: &str) {
    assert_eq!(found, expected, "{what}");
}

/// Every county and unit with a list is held to the same days; the commission, which receives the reports, owes none.
#[test]
fn reports_are_counted_once_for_everybody_who_owes_them() {
    let site = sample();
    let whole = |indicator: &str, cutoff: &str| shown(&site.figure(cutoff, indicator, "whole").value);
    // 4 counties and 20 units; 1, 3, 5 and 7 days.
    for (cutoff, due) in [("2023-07-31", "24"), ("2023-08-31", "72"), ("2023-09-30", "120"), ("2023-10-31", "168")] {
        same(whole("reports-due", cutoff).as_str(), due, cutoff);
    }
    for issue in &site.figures.issues {
        let each = (0..site.facts.counties.len()).map(Scope::County);
        let units = site.facts.campaign.units.iter().enumerate();
        let own = units.filter(|(_, unit)| unit.county.is_none()).map(|(unit, _)| Scope::Unit(unit, None));
        let of = |scope| discipline(&site.facts, scope, issue.cutoff);
        let sum = each.chain(own).filter_map(of).fold((0, 0), |sum, own| (sum.0 + own.due, sum.1 + own.in_time));
        let whole = of(Scope::Whole).expect("the sample has reports");
        same((whole.due, whole.in_time), sum, "the whole is its parts");
    }
    // 海原县: oloo-ol by hand.
    let haiyuan = site.figure("2023-10-31", "report-rate", "county:haiyuan");
    same(shown(&haiyuan.value).as_str(), "400/7", "four of seven in time");
    same(site.figure("2023-10-31", "report-rate", "unit:drc").value, Known::NotApplicable, "who receives them");
}

/// The commission's public letter of August 2023: 60 projects of the city level, 53 started, 88.3%.
#[test]
fn public_facts_of_july() {
    let site = sample();
    let of = |indicator: &str, scope: &str| site.figure("2023-07-31", indicator, scope);
    for (scope, started, projects, rate) in [
        ("set:city-key", "53", "60", Some("88.3")),
        ("set:city-key@city-own", "28", "32", Some("87.5")),
        ("set:city-key@shapotou", "8", "11", Some("72.7")),
        ("set:city-key@zhongning", "8", "8", Some("100.0")),
        ("set:city-key@haiyuan", "9", "9", Some("100.0")),
        ("set:city-key@park", "0", "0", None),
        ("set:region-key", "5", "5", Some("100.0")),
    ] {
        same(shown(&of("started", scope).value).as_str(), started, scope);
        same(shown(&of("projects", scope).value).as_str(), projects, scope);
        let found = of("start-rate", scope).value;
        match rate {
            Some(rate) => same(found.value().unwrap().number().to_decimal(1).as_str(), rate, scope),
            None => same(found, Known::NotApplicable, scope),
        }
    }
    let (_, july) = site.issue("2023-07-31");
    let key = site.scope("set:city-key");
    let Scope::Set(key, None) = key else { unreachable!() };
    let unstarted = july.lists.unstarted_due.iter().chain(&july.lists.unstarted_later);
    let mut named: Vec<&str> = unstarted
        .map(|&project| &site.facts.projects[project])
        .filter(|project| project.sets.contains(&key))
        .map(|project| &*project.name)
        .collect();
    named.sort_unstable();
    let mut published = [
        "国电投香山风电“以大代小”",
        "国能宁夏中卫电厂4×660MW机组扩建",
        "中交中卫云数据中心",
        "茂烨330kV变电站",
        "伟中能源",
        "沙坡头区人民医院迁建",
        "中卫工业园区水循环综合利用",
    ];
    published.sort_unstable();
    same(named.as_slice(), published.as_slice(), "the unstarted projects of the city level");
}

/// Compares every ledger figure of the tables; says how many.
pub(crate) fn assert_figures(site: &Site, expected: &'static str) -> usize {
    let mut cells = 0;
    for (cutoff, row) in tables(expected, "figures") {
        let issue = site.issue(cutoff).1;
        let scope = site.scope(row[0]);
        let tally = issue.tally(scope);
        let of = |ledger: Ledger| shown(&issue.ledger(&site.facts, ledger, scope).value);
        let missing = tally.completed_missing;
        let missing = missing.not_reported + missing.not_applicable + missing.not_public;
        let found = [
            row[0].to_owned(),
            of(Ledger::Projects),
            of(Ledger::Plan),
            of(Ledger::Completed),
            of(Ledger::CompletionRate),
            of(Ledger::Gap),
            of(Ledger::DueStarts),
            of(Ledger::Started),
            tally.startable.to_string(),
            tally.finish_planned.to_string(),
            of(Ledger::Finished),
            of(Ledger::EntryRate),
            of(Ledger::FundsPlanned),
            of(Ledger::FundsInPlace),
            of(Ledger::FundsRate),
            of(Ledger::Stopped),
            of(Ledger::OpenProblems),
            of(Ledger::OverdueProblems),
            missing.to_string(),
        ];
        same(found.as_slice(), row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>().as_slice(), cutoff);
        cells += row.len() - 1;
    }
    cells
}

#[test]
fn ledger_figures_are_those_worked_out_independently() {
    let cells = assert_figures(sample(), EXPECTED);
    assert!(cells > 2000, "{cells} cells");
}

/// Only what is still to be reported counts as not reported: what cannot exist is not waited for.
#[test]
fn preparatory_projects_are_not_called_unreported() {
    let site = sample();
    let missing = site.issue("2023-07-31").1.tally(Scope::Whole).completed_missing;
    same((missing.not_reported, missing.not_applicable, missing.not_public), (2, 4, 1), "the seven without a value");
    let figure = site.figure("2023-07-31", "completion-rate", "whole");
    same((figure.unreported, figure.withheld), (2, 1), "left out of the rate");
}

#[test]
fn ratios_and_measures_are_those_worked_out_independently() {
    let site = sample();
    for heading in ["ratios", "measures"] {
        for (cutoff, row) in tables(EXPECTED, heading) {
            let found = shown(&site.figure(cutoff, row[0], row[1]).value);
            same(found.as_str(), row[2], &format!("{cutoff} {} {}", row[0], row[1]));
        }
    }
}

/// Compares all boards of all bulletins: order, places, values, changes of place.
/// Every row of the boards that the tables have.
pub(crate) fn assert_boards(site: &Site, expected: &'static str) {
    let named: Vec<&str> = tables(expected, "boards").iter().map(|(_, row)| row[0]).collect();
    let mut found = Vec::new();
    for issue in &site.figures.issues {
        for ranking in &issue.boards {
            let board = &site.facts.campaign.boards[ranking.board];
            if !named.contains(&board.id.as_str()) {
                continue;
            }
            for group in &ranking.groups {
                for row in &group.rows {
                    found.push(vec![
                        issue.cutoff.to_string(),
                        board.id.to_string(),
                        group.name.to_string(),
                        row.place.map_or("—".to_owned(), |place| place.to_string()),
                        site.who(row.who),
                        shown(&row.value),
                        movement(row.movement()),
                    ]);
                }
            }
        }
    }
    let expected = tables(expected, "boards")
        .into_iter()
        .map(|(cutoff, row)| std::iter::once(cutoff).chain(row).map(str::to_owned).collect::<Vec<_>>());
    for (found, expected) in found.iter().zip(expected.clone()) {
        same(found, &expected, "a row of a board");
    }
    same(found.len(), expected.count(), "rows of boards");
}

#[test]
fn places_and_movements_are_those_worked_out_independently() {
    assert_boards(sample(), EXPECTED);
}

#[test]
fn lights_are_those_worked_out_independently() {
    let site = sample();
    for (cutoff, row) in tables(EXPECTED, "lights of the counties") {
        let (position, issue) = site.issue(cutoff);
        let county = site.county(row[0]);
        let lit = issue.county_light(&site.facts, Scope::County(county)).unwrap();
        same(light_name(lit.light), row[1], &format!("{cutoff} {}", row[0]));
        let said = site.figures.county_running(&site.facts, position, county);
        let expected = match (row[1], row[2]) {
            ("red", "2") => "连续两期红灯",
            ("red", "3" | "4") => "连续三期红灯",
            _ => "",
        };
        same(said, expected, &format!("{cutoff} {} in a row", row[0]));
    }
    let mut lit = BTreeMap::new();
    for (cutoff, row) in tables(EXPECTED, "lights of the projects") {
        let (position, issue) = site.issue(cutoff);
        for id in row[2].split(", ") {
            let project = &site.facts.projects[site.project(id)];
            let standing = standing(project, &site.facts.campaign, issue.cutoff);
            let light = project_light(&site.facts, &standing, issue.cutoff).unwrap().light;
            same(light_name(light), row[0], &format!("{cutoff} {id}"));
            same(
                project_run(&site.facts, project, position).to_string().as_str(),
                row[1],
                &format!("{cutoff} {id} in a row"),
            );
            *lit.entry(cutoff).or_insert(0) += 1;
        }
    }
    for issue in &site.figures.issues {
        let is_judged = |project: &&Project| {
            let standing = standing(project, &site.facts.campaign, issue.cutoff);
            standing.is_started && standing.completion_rate.value().is_some()
        };
        let judged = site.facts.projects.iter().filter(is_judged).count();
        same(lit[issue.cutoff.to_string().as_str()], judged, "every started project with a rate has a light");
    }
}

/// Compares lists and their lengths, in their order or, where the table is sorted by id, without it.
pub(crate) fn assert_lists(site: &Site, expected: &'static str, is_sorted: bool) {
    for (cutoff, row) in tables(expected, "lists") {
        let lists = &site.issue(cutoff).1.lists;
        let problems = |is_listed: fn(MatterStatus) -> bool| {
            let listed = lists.problems.iter().filter(|open| is_listed(open.status)).map(|open| {
                let project = &site.facts.projects[open.project];
                format!("{}/{}", project.id, project.problems[open.problem].id)
            });
            listed.collect::<Vec<_>>()
        };
        let names = |list: &[usize]| site.names(list).into_iter().map(str::to_owned).collect::<Vec<_>>();
        // Who is exempt counts as before: listed and exempt make up what the table names.
        let with_exempt =
            |list: &[usize], from| names(&list.iter().copied().chain(lists.exempt_from(from)).collect::<Vec<_>>());
        let mut found = match row[0] {
            "unstarted due" => with_exempt(&lists.unstarted_due, ExemptFrom::Start),
            "unstarted later" => names(&lists.unstarted_later),
            "stopped" => names(&lists.stopped),
            "open problems" => problems(|status| status != MatterStatus::Settled),
            "overdue problems" => problems(|status| matches!(status, MatterStatus::Overdue { .. })),
            "lagging" => with_exempt(&lists.lagging, ExemptFrom::Lagging),
            "late" => with_exempt(&lists.late, ExemptFrom::Report),
            other => panic!("no list {other}"),
        };
        let mut expected: Vec<String> = row[2].split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if is_sorted {
            found.sort_unstable();
            expected.sort_unstable();
        }
        same(found.len().to_string().as_str(), row[1], &format!("{cutoff} {} counted", row[0]));
        same(found, expected, &format!("{cutoff} {}", row[0]));
    }
}

#[test]
fn lists_are_those_worked_out_independently() {
    assert_lists(sample(), EXPECTED, true);
}

/// Compares value, path and state of every target in every bulletin.
pub(crate) fn assert_targets(site: &Site, expected: &'static str) {
    for issue in &site.figures.issues {
        let cutoff = issue.cutoff.to_string();
        let rows: Vec<_> = tables(expected, "targets").into_iter().filter(|(day, _)| *day == cutoff).collect();
        same(issue.targets.len(), rows.len(), &cutoff);
        for (target, (_, row)) in issue.targets.iter().zip(rows) {
            let what = format!("{cutoff} {} {}", row[0], row[1]);
            same(site.facts.campaign.targets[target.target].id.as_str(), row[0], &what);
            same(target.scope, site.scope(row[1]), &what);
            same(shown(&target.actual.value).as_str(), row[2], &what);
            let expected =
                target.expected.as_ref().map_or("—".to_owned(), |expected| format!("{:?}", expected.number()));
            same(expected.as_str(), row[3], &what);
            same(state_name(target.state), row[4], &what);
        }
    }
}

#[test]
fn targets_are_those_worked_out_independently() {
    assert_targets(sample(), EXPECTED);
}

/// Parts add up to wholes, lists are as long as their counts.
pub(crate) fn assert_adds_up(site: &Site) {
    let facts = &site.facts;
    let counties: Vec<usize> = (0..facts.counties.len()).collect();
    for issue in &site.figures.issues {
        let sums_to = |whole: Scope, part: &dyn Fn(usize) -> Scope| {
            let whole = issue.tally(whole);
            let parts: Vec<_> = counties.iter().map(|&county| issue.tally(part(county))).collect();
            let amounts: [fn(&tongbao::compute::Tally) -> Amount; 7] = [
                |tally| tally.plan,
                |tally| tally.completed,
                |tally| tally.rated_completed,
                |tally| tally.rated_plan,
                |tally| tally.funds_planned,
                |tally| tally.funds_in_place,
                |tally| tally.funds_rated,
            ];
            for of in amounts {
                assert_eq!(parts.iter().map(|tally| of(tally)).sum::<Amount>(), of(whole));
            }
            let counts: [fn(&tongbao::compute::Tally) -> i64; 22] = [
                |tally| tally.projects,
                |tally| tally.planned,
                |tally| tally.completed_reported,
                |tally| tally.rated,
                |tally| tally.startable,
                |tally| tally.due_starts,
                |tally| tally.started,
                |tally| tally.started_early,
                |tally| tally.missed,
                |tally| tally.finish_planned,
                |tally| tally.finish_due,
                |tally| tally.finished,
                |tally| tally.entered,
                |tally| tally.unentered,
                |tally| tally.approvals.needed(),
                |tally| tally.approvals.done,
                |tally| tally.approvals.stuck,
                |tally| tally.funds_reported,
                |tally| tally.stopped,
                |tally| tally.open_problems,
                |tally| tally.overdue_problems,
                |tally| tally.solved_problems,
            ];
            for of in counts {
                assert_eq!(parts.iter().map(|tally| of(tally)).sum::<i64>(), of(whole));
            }
        };
        sums_to(Scope::Whole, &Scope::County);
        let campaign = &facts.campaign;
        for set in 0..campaign.sets.len() {
            sums_to(Scope::Set(set, None), &|county| Scope::Set(set, Some(county)));
        }
        for fund in 0..campaign.funds.len() {
            sums_to(Scope::Fund(fund, None), &|county| Scope::Fund(fund, Some(county)));
        }
        for unit in 0..campaign.units.len() {
            sums_to(Scope::Unit(unit, None), &|county| Scope::Unit(unit, Some(county)));
        }
        for scope in counties.iter().map(|&county| Scope::County(county)).chain([Scope::Whole]) {
            let tally = issue.tally(scope);
            assert_eq!(tally.startable, tally.started + tally.unstarted());
            assert_eq!(tally.started, tally.due_starts - tally.missed + tally.started_early);
            let missing = tally.completed_missing;
            let missing = missing.not_reported + missing.not_applicable + missing.not_public;
            assert_eq!(tally.projects, tally.completed_reported + missing);
        }
        let (whole, lists) = (issue.tally(Scope::Whole), &issue.lists);
        let length = |length: usize| i64::try_from(length).expect("lists are short");
        let exempt = lists.exempt_from(ExemptFrom::Start).count();
        assert_eq!(length(lists.unstarted_due.len() + exempt), whole.missed);
        assert_eq!(length(lists.unstarted_due.len() + exempt + lists.unstarted_later.len()), whole.unstarted());
        assert_eq!(length(lists.unentered.len()), whole.unentered);
        assert_eq!(length(lists.stopped.len()), whole.stopped);
        assert_eq!(length(lists.problems.len()), whole.open_problems + whole.solved_problems);
        let overdue = lists.problems.iter().filter(|open| matches!(open.status, MatterStatus::Overdue { .. })).count();
        assert_eq!(length(overdue), whole.overdue_problems);
    }
}

#[test]
fn the_sample_adds_up() {
    assert_adds_up(sample());
}

/// What is printed as a difference is the difference of exact numbers, so the gap may differ by a tenth from the printed rates.
#[test]
fn gaps_are_differences_before_rounding() {
    let site = sample();
    for issue in &site.figures.issues {
        for county in 0..site.facts.counties.len() {
            let of =
                |ledger| issue.ledger(&site.facts, ledger, Scope::County(county)).value.value().map(Measured::number);
            let (Some(rate), Some(gap)) = (of(Ledger::CompletionRate), of(Ledger::Gap)) else { continue };
            assert_eq!(&rate - issue.schedule.number(), gap);
        }
    }
    assert_eq!(site.issue("2023-07-31").1.schedule.number(), &Exact::ratio(175, 3).unwrap());
}
