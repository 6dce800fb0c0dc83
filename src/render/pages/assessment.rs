//! 督查考核: deductions with their reasons, and red and black lists, as rows and sentences.

use crate::compute::{BoardRanking, GroupRanking, Listed, Measured, OwnUnit};
use crate::model::{Board, Comparison, Deduction, Facts, RedBlack, Scope};
use crate::render::pages::Scene;
use crate::render::pages::section::linked;
use crate::render::text::Say;
use crate::render::view::{DeductionRow, ExemptRow, Html, ListedRow, Number, RedBlackView};
use crate::render::{sentence, text};
use crate::units::{Exact, Known};

/// Points of a score; not reported when there are none.
pub(super) fn points(scene: &Scene<'_>, points: Option<&Exact>) -> Number {
    let measured = points.map(|points| Measured::Number(points.clone(), OwnUnit::Score));
    text::number(&Known::or_not_reported(measured), scene.say)
}

/// What was taken from the scores of a board by the cut-off, by day.
pub(super) fn deductions(scene: &Scene<'_>, ranking: &BoardRanking) -> Vec<DeductionRow> {
    deductions_of(scene, ranking, |_| true)
}

/// The same of those that are meant.
pub(super) fn deductions_of(
    scene: &Scene<'_>,
    ranking: &BoardRanking,
    is_meant: impl Fn(Scope) -> bool,
) -> Vec<DeductionRow> {
    let row = |(who, deduction): (Scope, &Deduction)| DeductionRow {
        on: deduction.on.to_string(),
        who: scene.scope_link(who),
        points: text::number(&Known::Value(Measured::Number(deduction.points.exact(), OwnUnit::Score)), scene.say),
        reason: deduction.reason.to_string(),
    };
    taken(scene, ranking, is_meant).into_iter().map(row).collect()
}

/// What was taken from whom by the cut-off, by day.
pub(in crate::render) fn taken<'a>(
    scene: &Scene<'a>,
    ranking: &BoardRanking,
    is_meant: impl Fn(Scope) -> bool,
) -> Vec<(Scope, &'a Deduction)> {
    let cutoff = scene.issue().cutoff;
    let mut found = Vec::new();
    for row in ranking.groups.iter().flat_map(|group| &group.rows).filter(|row| is_meant(row.who)) {
        let own = scene.facts.assessed(row.who).into_iter().flat_map(|assessed| &assessed.deductions);
        let counted = own.filter(|deduction| deduction.board == ranking.board && deduction.counts(cutoff));
        found.extend(counted.map(|deduction| (row.who, deduction)));
    }
    found.sort_by_key(|(_, deduction)| deduction.on);
    found
}

/// The rule of the lists in sentences.
pub(super) fn rule(facts: &Facts, board: &Board, rule: &RedBlack, say: Say<'_>) -> String {
    let name = match rule.indicator {
        Some(indicator) => sentence::indicator_name(facts, indicator),
        None if board.score == crate::model::Score::Value => sentence::indicator_name(facts, board.items[0].indicator),
        None => say.words.board.score(),
    };
    let line = line(rule, say);
    let ends = match (rule.red, rule.black) {
        (red, 0) => say.words.board.red_rule(red, name, &line),
        (0, black) => say.words.board.black_rule(black, name, &line),
        (red, black) => say.words.board.red_black_rule(red, name, &line, black),
    };
    let note = rule.note.as_deref().map(|note| say.words.board.note(note.trim_end_matches('。'))).unwrap_or_default();
    say.words.board.both(&ends, &note)
}

/// `不低于0`.
fn line(rule: &RedBlack, say: Say<'_>) -> String {
    let word = match rule.comparison {
        Comparison::AtLeast => say.words.board.at_least(),
        Comparison::Above => say.words.board.above(),
        Comparison::AtMost => say.words.board.at_most(),
        Comparison::Below => say.words.board.below(),
    };
    format!("{word}{}", text::plain(&rule.value.exact()))
}

/// A group's lists; nothing when its board has none.
pub(super) fn red_black(scene: &Scene<'_>, board: &Board, group: &GroupRanking) -> Option<RedBlackView> {
    let (definition, lists) = (board.red_black.as_ref()?, group.red_black.as_ref()?);
    let row = |listed: &Listed| ListedRow {
        who: scene.scope_link(listed.who),
        value: text::number(&Known::Value(listed.value.clone()), scene.say),
    };
    let exempt = lists.exempt.iter().filter_map(|exempt| {
        let exemption = scene.facts.assessed(exempt.listed.who)?.exemptions.get(exempt.exemption)?;
        Some(ExemptRow {
            listed: row(&exempt.listed),
            reason: exemption.reason.to_string(),
            on: exemption.on.to_string(),
            until: text::iso(exemption.until),
        })
    });
    let exempt = exempt.collect();
    let has = |places: usize, rows: &[Listed]| (places > 0).then(|| rows.iter().map(row).collect());
    Some(RedBlackView {
        rule: rule(scene.facts, board, definition, scene.say),
        red: has(definition.red, &lists.red),
        black: has(definition.black, &lists.black),
        exempt,
    })
}

/// Who stands on the lists of each board, in sentences.
pub(super) fn sentences(scene: &Scene<'_>) -> Html {
    let mut said = Html::new();
    for ranking in &scene.issue().boards {
        let board = &scene.facts.campaign.boards[ranking.board];
        let Some(definition) = &board.red_black else { continue };
        let groups = ranking.groups.iter().filter_map(|group| {
            let lists = group.red_black.as_ref()?;
            let names = |rows: &[Listed]| {
                let names = rows.iter().map(|listed| linked(&scene.scope_link(listed.who)));
                names.collect::<Vec<_>>().join(scene.say.words.sign.list())
            };
            let part = |places: usize, name: &str, rows: &[Listed]| match (places, rows.len()) {
                (0, _) => None,
                (_, 0) => Some(scene.say.words.board.none_on(name)),
                _ => Some(scene.say.words.board.are_on(names(rows), name)),
            };
            let exempt: Vec<Listed> = lists.exempt.iter().map(|exempt| exempt.listed.clone()).collect();
            let exempt = (!exempt.is_empty()).then(|| scene.say.words.board.exempt(names(&exempt)));
            let red = part(definition.red, scene.say.words.board.red_list(), &lists.red);
            let black = part(definition.black, scene.say.words.board.black_list(), &lists.black);
            let said: Vec<String> = red.into_iter().chain(black).chain(exempt).collect();
            let is_only = ranking.groups.len() == 1 || group.name.is_empty();
            let of = if is_only { String::new() } else { scene.say.words.board.in_group(text::escape(&group.name)) };
            Some(format!("{of}{}", said.join(scene.say.words.sign.clause())))
        });
        let groups: Vec<String> = groups.collect();
        if !groups.is_empty() {
            said.push_str(
                &scene
                    .say
                    .words
                    .board
                    .of_board(text::escape(&board.name), groups.join(scene.say.words.sign.semicolon())),
            );
        }
    }
    said
}
