//! 红黑榜: who stands near an end of a ranking *and* meets, or misses, the board's line. A list can be shorter than its places.

use std::cmp::Ordering;

use crate::compute::figure::figure;
use crate::compute::issue::Issue;
use crate::compute::measured::Measured;
use crate::compute::ranking::{Ranked, compared};
use crate::model::{Comparison, Facts, RedBlack, Scope};
use crate::units::Known;

/// The lists of one group at one cut-off.
#[derive(Clone, Debug)]
pub struct RedBlackList {
    /// 红榜, by place.
    pub red: Vec<Listed>,
    /// 黑榜, the last one first.
    pub black: Vec<Listed>,
    /// Kept from the black list by an exemption, the last one first.
    pub exempt: Vec<Exempt>,
}

/// One of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Who.
    pub who: Scope,
    /// What was held against the line.
    pub value: Measured,
}

/// Who would stand on the black list.
#[derive(Clone, Debug)]
pub struct Exempt {
    /// Who, with what was held against the line.
    pub listed: Listed,
    /// Position of the exemption among its own.
    pub exemption: usize,
}

/// Makes the lists from ranked rows. What is not ranked, and what has no value to hold against the line, stands on none.
pub(super) fn red_black(facts: &Facts, issue: &Issue, board: usize, rule: &RedBlack, rows: &[Ranked]) -> RedBlackList {
    let mut lists = RedBlackList { red: Vec::new(), black: Vec::new(), exempt: Vec::new() };
    let ranked: Vec<&Ranked> = rows.iter().filter(|row| row.place.is_some()).collect();
    let held = |row: &Ranked| match rule.indicator {
        Some(indicator) => figure(facts, issue, indicator, row.who).value,
        None => row.value.clone(),
    };
    let meets = |value: &Measured| {
        let order = compared(facts, &facts.campaign.boards[board], value).cmp(&rule.value.exact());
        match rule.comparison {
            Comparison::AtLeast => order != Ordering::Less,
            Comparison::Above => order == Ordering::Greater,
            Comparison::AtMost => order != Ordering::Greater,
            Comparison::Below => order == Ordering::Less,
        }
    };
    for row in ranked.iter().filter(|row| row.place.is_some_and(|place| place <= rule.red)) {
        if let Known::Value(value) = held(row)
            && meets(&value)
        {
            lists.red.push(Listed { who: row.who, value });
        }
    }
    for row in ranked.iter().rev() {
        // How many stand below: who shares the last place has nobody below.
        let below = ranked.iter().filter(|other| other.place > row.place).count();
        let Known::Value(value) = held(row) else { continue };
        if below >= rule.black || meets(&value) {
            continue;
        }
        let listed = Listed { who: row.who, value };
        let exemptions = facts.assessed(row.who).map_or(&[][..], |assessed| &assessed.exemptions);
        match exemptions.iter().position(|own| own.board == board && own.holds(issue.cutoff)) {
            Some(exemption) => lists.exempt.push(Exempt { listed, exemption }),
            None => lists.black.push(listed),
        }
    }
    lists
}
