//! Assessment boards: deductions, red and black lists, boards of units. Expected lists are worked by hand in
//! `sites/second/EXPECTED.md`; over the sample, what must hold of every list.

use tongbao::compute::{Listed, RedBlackList};
use tongbao::units::Exact;

use crate::figures::{Site, sample, second, tables};

const EXPECTED: &str = include_str!("sites/second/EXPECTED.md");

fn names(site: &Site, rows: &[Listed]) -> String {
    rows.iter().map(|row| site.who(row.who)).collect::<Vec<_>>().join(", ")
}

#[test]
fn red_and_black_lists_are_those_worked_by_hand() {
    let site = second();
    let mut found = Vec::new();
    for issue in &site.figures.issues {
        for ranking in &issue.boards {
            for group in &ranking.groups {
                let Some(lists) = &group.red_black else { continue };
                let exempt: Vec<Listed> = lists.exempt.iter().map(|exempt| exempt.listed.clone()).collect();
                found.push((
                    issue.cutoff.to_string(),
                    vec![
                        site.facts.campaign.boards[ranking.board].id.to_string(),
                        group.name.to_string(),
                        names(site, &lists.red),
                        names(site, &lists.black),
                        names(site, &exempt),
                    ],
                ));
            }
        }
    }
    let expected: Vec<_> = tables(EXPECTED, "red and black")
        .into_iter()
        .map(|(cutoff, row)| (cutoff.to_owned(), row.into_iter().map(str::to_owned).collect::<Vec<_>>()))
        .collect();
    assert_eq!(found, expected);
}

/// A score is the sum of its parts less what is taken; a list holds at most its places, ties aside; nobody is on two of them.
#[test]
fn scores_and_lists_of_the_sample_hold_together() {
    let site = sample();
    let mut lists_seen = 0;
    for issue in &site.figures.issues {
        for ranking in &issue.boards {
            let board = &site.facts.campaign.boards[ranking.board];
            for group in &ranking.groups {
                for row in group.rows.iter().filter(|row| row.place.is_some()) {
                    let parts = row.parts.iter().filter_map(|part| part.points.clone());
                    let sum = parts.fold(Exact::zero(), |sum, points| &sum + &points);
                    if board.items.len() > 1 {
                        assert_eq!(row.value.value().unwrap().number(), &sum - &row.deducted);
                    }
                }
                let Some(RedBlackList { red, black, exempt }) = &group.red_black else { continue };
                lists_seen += 1;
                let rule = board.red_black.as_ref().unwrap();
                let tied = group.rows.iter().any(|row| row.is_tied);
                assert!(tied || (red.len() <= rule.red && black.len() + exempt.len() <= rule.black));
                let mut all: Vec<_> = red.iter().chain(black).map(|row| row.who).collect();
                all.extend(exempt.iter().map(|exempt| exempt.listed.who));
                let count = all.len();
                all.sort_unstable();
                all.dedup();
                assert_eq!(all.len(), count, "nobody stands on two lists");
            }
        }
    }
    assert!(lists_seen >= site.figures.issues.len(), "the sample has red and black lists");
}
