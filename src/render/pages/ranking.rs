//! Boards as tables.

use crate::compute::{BoardRanking, GroupRanking, Measured, Ranked};
use crate::model::{Board, Facts, Indicator, Ledger, RankBy, Ranks, Scope, Score};
use crate::render::chart::{Bar, Caption, Sparkline, bar, sparkline};
use crate::render::pages::{Scene, assessment, badge, drawing};
use crate::render::text::Say;
use crate::render::view::{BoardView, Html, RankingPart, RankingRow, RankingView};
use crate::render::{sentence, text};
use crate::units::Known;

/// All boards in force.
pub(super) fn boards(scene: &Scene<'_>) -> Vec<BoardView> {
    scene.issue().boards.iter().map(|ranking| board(scene, ranking)).collect()
}

fn board(scene: &Scene<'_>, ranking: &BoardRanking) -> BoardView {
    let facts = scene.facts;
    let board = &facts.campaign.boards[ranking.board];
    let is_weighted = board.score != Score::Value;
    BoardView {
        id: board.id.to_string(),
        name: board.name.to_string(),
        method: if is_weighted {
            scene.say.words.board.sentence(basis(facts, board, scene.say))
        } else {
            String::new()
        },
        note: board.note.as_deref().map(str::to_owned),
        part_whole: part_whole(facts, board.items[0].indicator, scene.say),
        parts: board
            .items
            .iter()
            .map(|item| RankingPart {
                name: sentence::indicator_name(facts, item.indicator).to_owned(),
                href: scene.method_href(item.indicator),
                weight: if is_weighted { format!("{}%", text::plain(item.weight.number())) } else { String::new() },
                cap: item.cap.map(|cap| text::plain(&cap.exact())).unwrap_or_default(),
                rule: item.rule.as_deref().unwrap_or("").to_owned(),
            })
            .collect(),
        weighted: is_weighted,
        of_units: board.ranks == Ranks::Units,
        deductions: assessment::deductions(scene, ranking),
        groups: (0..ranking.groups.len()).map(|group| group_view(scene, board, ranking, group)).collect(),
    }
}

/// What stands above and below the line of a ratio.
fn part_whole(facts: &Facts, indicator: Indicator, say: Say<'_>) -> String {
    match indicator {
        Indicator::Ledger(Ledger::StartRate) => say.words.board.starts().to_owned(),
        Indicator::Ledger(Ledger::FinishRate) => say.words.board.finishes().to_owned(),
        Indicator::Ledger(Ledger::EntryRate) => say.words.board.entries().to_owned(),
        Indicator::Ledger(Ledger::FundsRate) => say.words.board.funds().to_owned(),
        Indicator::Ratio(ratio) => {
            let ratio = &facts.campaign.ratios[ratio];
            let name = |measure: usize| &facts.campaign.measures[measure].name;
            format!("{} / {}", name(ratio.part), name(ratio.whole))
        }
        _ => say.words.board.completed().to_owned(),
    }
}

/// What a board ranks, without the rules all boards share.
fn basis(facts: &Facts, board: &Board, say: Say<'_>) -> String {
    let name = |indicator| sentence::indicator_name(facts, indicator);
    match board.score {
        Score::Value => say.words.board.by_value(name(board.items[0].indicator)),
        Score::Weighted | Score::MinMax => {
            let items = board.items.iter().map(|item| {
                let cap = item.cap.map(|cap| say.words.board.cap(text::plain(&cap.exact()))).unwrap_or_default();
                format!("{}{}%{cap}", name(item.indicator), text::plain(item.weight.number()))
            });
            let items = items.collect::<Vec<_>>().join(say.words.sign.list());
            if board.score == Score::MinMax { say.words.board.scaled(&items) } else { say.words.board.weighted(&items) }
        }
    }
}

/// How a board is made, in a sentence.
pub(super) fn method(facts: &Facts, board: &Board, say: Say<'_>) -> String {
    let basis = basis(facts, board, say);
    let ties = match board.rank_by {
        RankBy::Printed => say.words.board.printed(),
        RankBy::Exact => say.words.board.exact(),
    };
    let mut said = say.words.board.rules(&basis, ties);
    for item in &board.items {
        if let Some(rule) = &item.rule {
            said.push_str(&say.words.board.rule(sentence::indicator_name(facts, item.indicator), rule));
        }
    }
    if board.score != Score::Value {
        said.push_str(say.words.board.deductions());
    }
    if let Some(rule) = &board.red_black {
        said.push_str(&assessment::rule(facts, board, rule, say));
    }
    said
}

fn group_view(scene: &Scene<'_>, board: &Board, ranking: &BoardRanking, position: usize) -> RankingView {
    let group = &ranking.groups[position];
    let is_completion = is_completion(board);
    let row = |row: &Ranked| RankingRow {
        why: scene.why_place(ranking.board, position, row.who),
        ..ranking_row(scene, board, ranking.board, group, row)
    };
    let rows: Vec<RankingRow> = group.rows.iter().map(row).collect();
    let total = (board.score == Score::Value).then(|| total_row(scene, board, group));
    RankingView {
        group: group.name.to_string(),
        mark: if is_completion {
            scene.say.words.board.mark(text::percent(&scene.issue().schedule, scene.say))
        } else {
            String::new()
        },
        rows,
        total,
        red_black: assessment::red_black(scene, board, group),
    }
}

fn is_completion(board: &Board) -> bool {
    board.score == Score::Value && board.items[0].indicator == Indicator::Ledger(Ledger::CompletionRate)
}

fn ranking_row(scene: &Scene<'_>, board: &Board, position: usize, group: &GroupRanking, row: &Ranked) -> RankingRow {
    let say = scene.say;
    let scope = row.who;
    // The light judges completion: beside another figure it would seem to judge that.
    let lit = badge::county_light(scene, scope).filter(|_| is_completion(board) && board.ranks == Ranks::Counties);
    let is_first_issue = scene.at == 0;
    RankingRow {
        place: row.place,
        tied: row.is_tied,
        county: scene.scope_link(scope),
        bar: row_bar(scene, board, group, &row.value, lit.map(|lit| badge::chart_light(Some(lit)))),
        running: match (lit, row.county()) {
            (Some(_), Some(county)) => scene.figures.county_running(scene.facts, scene.at, county).to_owned(),
            _ => String::new(),
        },
        movement: badge::movement(row.movement(), is_first_issue, scene.say.words),
        values: row.parts.iter().map(|part| text::number(&part.figure.value, say)).collect(),
        points: row.parts.iter().map(|part| assessment::points(scene, part.points.as_ref())).collect(),
        sparkline: row_sparkline(scene, board, position, scope),
        deducted: assessment::points(scene, Some(&row.deducted).filter(|points| !points.is_zero())),
        ..plain_row(scene, board, scope, &row.value, lit.map(|lit| badge::light(lit, scene.say.words)))
    }
}

fn total_row(scene: &Scene<'_>, board: &Board, group: &GroupRanking) -> RankingRow {
    let figure = scene.issue().figure(scene.facts, board.items[0].indicator, Scope::Whole);
    let lit = badge::county_light(scene, Scope::Whole).filter(|_| is_completion(board));
    let light = lit.map(|lit| badge::chart_light(Some(lit)));
    RankingRow {
        bar: row_bar(scene, board, group, &figure.value, light),
        why: scene.why(board.items[0].indicator, Scope::Whole),
        ..plain_row(scene, board, Scope::Whole, &figure.value, lit.map(|lit| badge::light(lit, scene.say.words)))
    }
}

/// What the rows of counties and of the whole share.
fn plain_row(
    scene: &Scene<'_>,
    board: &Board,
    scope: Scope,
    value: &Known<Measured>,
    light: Option<crate::render::view::Badge>,
) -> RankingRow {
    let facts = scene.facts;
    let say = scene.say;
    let of = |measured: Option<Measured>| text::number(&Known::or_not_applicable(measured), say);
    let figure = scene.issue().figure(facts, board.items[0].indicator, scope);
    let is_plain = board.score == Score::Value;
    let gap = if is_completion(board) {
        text::number(&scene.issue().ledger(facts, Ledger::Gap, scope).value, say)
    } else {
        text::none()
    };
    RankingRow {
        place: None,
        tied: false,
        county: scene.scope_link(scope),
        bar: Html::new(),
        value: text::number(value, say),
        gap,
        light,
        running: String::new(),
        // The whole carries no place, so it cannot move.
        movement: crate::render::view::Movement { direction: "none", ..Default::default() },
        part: if is_plain { of(figure.part) } else { text::none() },
        whole: if is_plain { of(figure.whole) } else { text::none() },
        values: Vec::new(),
        points: Vec::new(),
        deducted: text::none(),
        sparkline: Html::new(),
        why: None,
    }
}

/// A bar on one scale for the whole group: up to 100, or the largest value beyond it.
fn row_bar(
    scene: &Scene<'_>,
    board: &Board,
    group: &GroupRanking,
    value: &Known<Measured>,
    light: Option<crate::render::chart::Light>,
) -> Html {
    let Some(drawn) = drawing(value) else { return Html::new() };
    let largest = group.rows.iter().filter_map(|row| drawing(&row.value)).fold(drawn, f64::max);
    let is_share = matches!(value, Known::Value(Measured::Percent(_) | Measured::Number(..)));
    let top = if is_share { largest.max(100.0) } else { largest };
    let schedule = is_completion(board).then(|| scene.issue().schedule.number().to_drawing());
    let light = match board.score {
        Score::Value if is_completion(board) => light.unwrap_or(crate::render::chart::Light::Neutral),
        _ => crate::render::chart::Light::Neutral,
    };
    // The value stands beside the bar, so the bar itself is silent.
    bar(&Bar { caption: Caption { title: "", desc: "" }, value: Some(drawn), schedule, scale: (0.0, top), light })
}

/// The board's value over the issues so far; empty before there are two.
fn row_sparkline(scene: &Scene<'_>, board: &Board, position: usize, who: Scope) -> Html {
    let issues = &scene.figures.issues[..=scene.at];
    let issues = &issues[issues.len().saturating_sub(12)..];
    let value = |issue: &crate::compute::Issue| {
        let groups = issue.board(position)?.groups.iter();
        let row = groups.flat_map(|group| &group.rows).find(|row| row.who == who)?;
        drawing(&row.value)
    };
    let values: Vec<Option<f64>> = issues.iter().map(value).collect();
    if values.iter().flatten().count() < 2 {
        return Html::new();
    }
    let lit = badge::county_light(scene, who);
    let light = if is_completion(board) { badge::chart_light(lit) } else { crate::render::chart::Light::Neutral };
    sparkline(&Sparkline { caption: Caption { title: "", desc: "" }, values: &values, light })
}
