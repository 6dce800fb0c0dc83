//! The second campaign: every figure of `EXPECTED.md`, which is worked by hand.

use tongbao::compute::{
    MatterStatus, Measured, Shifts, discipline, funnel, project_light, project_run, shifts, standing,
};
use tongbao::model::{Scope, Way};
use tongbao::units::Known;

use crate::figures::{
    assert_adds_up, assert_boards, assert_figures, assert_lists, assert_targets, light_name, second, shown, tables,
};

const EXPECTED: &str = include_str!("EXPECTED.md");

/// A number or the word for its state.
fn stated(value: &Known<Measured>) -> String {
    match value {
        Known::Value(_) => shown(value),
        Known::NotReported => "not reported".to_owned(),
        Known::NotApplicable => "not applicable".to_owned(),
        Known::NotPublic => "not public".to_owned(),
    }
}

#[test]
fn ledger_figures_are_those_worked_by_hand() {
    let cells = assert_figures(second(), EXPECTED);
    assert_eq!(cells, 29 * 18);
}

#[test]
fn values_states_and_changes_are_those_worked_by_hand() {
    let site = second();
    for (cutoff, row) in tables(EXPECTED, "values") {
        let what = format!("{cutoff} {} {}", row[0], row[1]);
        assert_eq!(stated(&site.figure(cutoff, row[0], row[1]).value), row[2], "{what}");
        let (indicator, scope) = (site.indicator(row[0]), site.scope(row[1]));
        let change = site.figures.change(&site.facts, site.issue(cutoff).0, indicator, scope);
        let change = change.map_or("—".to_owned(), |change| shown(&Known::Value(change)));
        assert_eq!(change, row[3], "change of {what}");
    }
}

#[test]
fn boards_are_those_worked_by_hand() {
    assert_boards(second(), EXPECTED);
}

/// Equal values say nothing when scaled; the board names the items where that happened.
#[test]
fn a_scale_without_ends_is_named() {
    let site = second();
    for (cutoff, board, expected) in [
        ("2026-03-31", "scaled", &[][..]),
        ("2026-04-30", "scaled", &[2]),
        ("2026-06-30", "scaled", &[]),
        ("2026-03-31", "scaled-all", &[0, 1]),
        ("2026-04-30", "scaled-all", &[]),
    ] {
        let ranking = site.issue(cutoff).1.board(site.board(board)).unwrap();
        assert_eq!(ranking.groups[0].degenerate, expected, "{cutoff} {board}");
    }
    let (_, march) = site.issue("2026-03-31");
    assert!(march.board(site.board("landing-printed")).is_none(), "a board of April is not in force in March");
    let ties = &march.board(site.board("starts")).unwrap().groups[0].rows;
    assert_eq!(ties.iter().map(|row| row.is_tied).collect::<Vec<_>>(), [true, true, false]);
    let scaled = &march.board(site.board("scaled-all")).unwrap().groups[0].rows;
    assert!(scaled[1].parts.iter().all(|part| part.points.is_none()), "who is not ranked has no points");
}

#[test]
fn lights_are_those_worked_by_hand() {
    let site = second();
    for (cutoff, row) in tables(EXPECTED, "lights") {
        let (position, issue) = site.issue(cutoff);
        let county = site.county(row[0]);
        let lit = issue.county_light(&site.facts, Scope::County(county));
        assert_eq!(lit.map_or("—", |lit| light_name(lit.light)), row[1], "{cutoff} {}", row[0]);
        assert_eq!(site.figures.county_running(&site.facts, position, county), row[2], "{cutoff} {}", row[0]);
    }
    for (cutoff, row) in tables(EXPECTED, "projects") {
        let (position, issue) = site.issue(cutoff);
        let project = &site.facts.projects[site.project(row[0])];
        let standing = standing(project, &site.facts.campaign, issue.cutoff);
        let light = project_light(&site.facts, &standing, issue.cutoff);
        let found = [
            stated(&standing.completion_rate.clone().map(Measured::Percent)),
            stated(&standing.gap.clone().map(Measured::Points)),
            light.map_or("—", |lit| light_name(lit.light)).to_owned(),
            project_run(&site.facts, project, position).to_string(),
        ];
        assert_eq!(found, [row[1], row[2], row[3], row[4]], "{cutoff} {}", row[0]);
    }
}

#[test]
fn lists_are_those_worked_by_hand() {
    let site = second();
    assert_lists(site, EXPECTED, false);
    let (_, june) = site.issue("2026-06-30");
    let days = june.lists.problems.iter().map(|open| match open.status {
        MatterStatus::Overdue { days } => days,
        MatterStatus::Open | MatterStatus::InHand | MatterStatus::Settled => 0,
    });
    assert_eq!(days.collect::<Vec<_>>(), [91, 1, 0]);
}

#[test]
fn targets_are_those_worked_by_hand() {
    assert_targets(second(), EXPECTED);
}

#[test]
fn what_is_left_out_is_counted_by_its_reason() {
    let site = second();
    for (cutoff, indicator, scope, unreported, withheld) in [
        ("2026-03-31", "completed", "whole", 2, 1),
        // Besides park and depot the tunnel, which has no plan yet.
        ("2026-03-31", "completion-rate", "whole", 3, 1),
        ("2026-03-31", "gap", "whole", 3, 1),
        ("2026-03-31", "plan", "whole", 1, 0),
        ("2026-03-31", "funds-planned", "whole", 3, 0),
        ("2026-03-31", "funds-rate", "whole", 3, 1),
        ("2026-03-31", "contracted", "whole", 1, 0),
        ("2026-04-30", "contracted", "whole", 0, 1),
        ("2026-04-30", "landing-rate", "whole", 0, 1),
        ("2026-06-30", "completion-rate", "whole", 0, 1),
    ] {
        let figure = site.figure(cutoff, indicator, scope);
        assert_eq!((figure.unreported, figure.withheld), (unreported, withheld), "{cutoff} {indicator} {scope}");
    }
}

/// A late report counts as late once it is there; until then it is missing like one that never comes.
#[test]
fn reports_are_in_time_late_or_missing() {
    let site = second();
    for (cutoff, scope, expected) in [
        ("2026-03-31", "unit:housing", (1, 0, 0, 1)),
        ("2026-04-30", "unit:housing", (3, 1, 1, 1)),
        ("2026-04-30", "county:donggang", (3, 2, 1, 0)),
        ("2026-06-30", "whole", (12, 5, 2, 5)),
    ] {
        let found = discipline(&site.facts, site.scope(scope), site.issue(cutoff).1.cutoff).unwrap();
        assert_eq!((found.due, found.in_time, found.late, found.missing()), expected, "{cutoff} {scope}");
    }
}

#[test]
fn deals_come_as_far_as_worked_by_hand() {
    let facts = &second().facts;
    let (pipeline, deals) = facts.way(Way::Attraction);
    let day = |text: &str| text.parse().unwrap();
    for (cutoff, expected) in
        [("2026-03-31", (2, 2, 0, 0, "0")), ("2026-04-30", (3, 3, 1, 1, "900")), ("2026-06-30", (2, 2, 2, 1, "900"))]
    {
        let found = funnel(pipeline, deals, day(cutoff), |_| true);
        let [intent, signed] = &found.stages[..] else { panic!("two stages") };
        let amount = signed.amount.wan().to_short_decimal(4);
        let found = (found.listed, intent.reached, signed.reached, signed.with_amount, amount.as_str());
        assert_eq!(found, expected, "{cutoff}");
    }
    let moved = shifts(pipeline, deals, day("2026-04-30"), day("2026-06-30"));
    assert_eq!(moved, [Shifts { left: 1, ..Shifts::default() }, Shifts { forward: 1, ..Shifts::default() }]);
}

#[test]
fn the_special_report_says_what_was_worked_by_hand() {
    let (facts, own) = (&second().facts, &second().figures.specials[0]);
    let ids =
        |positions: &[usize]| -> Vec<&str> { positions.iter().map(|at| facts.projects[*at].id.as_str()).collect() };
    assert_eq!(own.since.unwrap().to_string(), "2026-04-30");
    assert_eq!((ids(&own.moved.started), ids(&own.moved.finished)), (vec!["depot"], vec!["radar"]));
    let reached: Vec<_> = own.moved.reached.iter().map(|own| (ids(&[own.project])[0], own.days_late)).collect();
    assert_eq!(reached, [("road", 2)]);
    let raised: Vec<_> = own.moved.raised.iter().map(|open| open.project).collect();
    assert_eq!((ids(&raised), own.moved.settled.len(), own.moved.silent.len()), (vec!["park"], 0, 7));
    let owed: Vec<_> = own.moved.owed.iter().map(|owed| (owed.by, owed.sent)).collect();
    assert_eq!(owed, [(second().scope("county:xiwan"), None)]);
}

#[test]
fn the_second_campaign_adds_up() {
    assert_adds_up(second());
}
