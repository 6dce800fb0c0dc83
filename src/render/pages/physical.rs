//! Physical targets against time: kilometres and things, what is reached and what should be by now.

use crate::compute::{Measured, TargetFigure, TargetState};
use crate::render::pages::{Scene, badge, target};
use crate::render::text;
use crate::render::view::PhysicalRow;
use crate::units::{Known, Percent};

/// Issues shown in a row's history.
const ISSUES: usize = 12;

fn figures<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a TargetFigure> {
    let targets = &scene.facts.campaign.targets;
    scene.issue().targets.iter().filter(|figure| targets[figure.target].is_physical)
}

/// One row per physical target and scope.
pub(super) fn rows(scene: &Scene<'_>) -> Vec<PhysicalRow> {
    let say = scene.say;
    let row = |figure: &TargetFigure| {
        let share = figure.actual.value.value().and_then(|actual| Percent::of(&actual.number(), &figure.goal.number()));
        PhysicalRow {
            target: target::row(scene, figure),
            share: text::number(&Known::or_not_applicable(share.map(Measured::Percent)), say),
            history: history(scene, figure),
        }
    };
    figures(scene).map(row).collect()
}

fn history(scene: &Scene<'_>, figure: &TargetFigure) -> Vec<(String, String, String)> {
    let say = scene.say;
    let issues = &scene.figures.issues[..=scene.at];
    let issues = &issues[issues.len().saturating_sub(ISSUES)..];
    let then = issues.iter().filter_map(|issue| {
        let own = issue.targets.iter().find(|own| own.target == figure.target && own.scope == figure.scope)?;
        let expected = Known::or_not_applicable(own.expected.clone());
        Some((
            format!("{}月", issue.period.month()),
            text::number(&own.actual.value, say).text,
            text::number(&expected, say).text,
        ))
    });
    then.collect()
}

/// What is reached, and what should be by now, in one sentence.
pub(super) fn sentences(scene: &Scene<'_>) -> String {
    let say = scene.say;
    let clauses = figures(scene).filter_map(|figure| {
        figure.actual.value.value()?;
        let name = &scene.facts.campaign.targets[figure.target].name;
        let actual = text::number(&figure.actual.value, say).text;
        let state = match (figure.state, &figure.expected) {
            (TargetState::OnTrack | TargetState::Behind, Some(expected)) => {
                let expected = text::number(&Known::Value(expected.clone()), say).text;
                scene.say.words.target.expected(&expected, badge::target(figure.state, scene.say.words).name)
            }
            _ => badge::target(figure.state, scene.say.words).name,
        };
        Some(scene.say.words.target.actual(name, &actual, &state))
    });
    let clauses: Vec<String> = clauses.collect();
    if clauses.is_empty() {
        String::new()
    } else {
        scene.say.words.target.physical(clauses.join(scene.say.words.sign.semicolon()))
    }
}
