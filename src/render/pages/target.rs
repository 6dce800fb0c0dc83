//! Targets as rows.

use crate::compute::{Measured, TargetFigure, TargetState};
use crate::model::{Comparison, Indicator, Scope};
use crate::render::chart::{Bullet, Caption, bullet};
use crate::render::pages::{Scene, badge, drawing, physical};
use crate::render::text::{self, Say};
use crate::render::view::{Badge, Html, TargetRow, TargetsView};
use crate::units::{Date, Known};

/// All targets with their counts by state.
pub(super) fn targets(scene: &Scene<'_>) -> TargetsView {
    let figures = &scene.issue().targets;
    let counts = counts(scene);
    let parts = counts.iter().map(|(badge, count)| scene.say.words.target.counted(&badge.name, count));
    let summary = if figures.is_empty() {
        String::new()
    } else {
        scene.say.words.target.summary(figures.len(), parts.collect::<Vec<_>>().join(scene.say.words.sign.clause()))
    };
    TargetsView {
        counts,
        summary,
        rows: figures.iter().map(|figure| row(scene, figure)).collect(),
        physical: physical::rows(scene),
    }
}

/// How many targets stand how, most urgent first.
pub(super) fn counts(scene: &Scene<'_>) -> Vec<(Badge, usize)> {
    let of = |state: TargetState| scene.issue().targets.iter().filter(|figure| figure.state == state).count();
    let there = TargetState::ALL.into_iter().filter(|state| of(*state) > 0);
    there.map(|state| (badge::target(state, scene.say.words), of(state))).collect()
}

/// Targets whose scope is one county.
pub(super) fn of_county(scene: &Scene<'_>, county: usize) -> Vec<TargetRow> {
    of_scope(scene, |scope| scope == Scope::County(county))
}

/// Targets whose scope is meant.
pub(super) fn of_scope(scene: &Scene<'_>, is_meant: impl Fn(Scope) -> bool) -> Vec<TargetRow> {
    let mine = scene.issue().targets.iter().filter(|figure| is_meant(figure.scope));
    mine.map(|figure| row(scene, figure)).collect()
}

/// Targets of the indicators that are meant.
pub(super) fn of_indicators(scene: &Scene<'_>, is_meant: impl Fn(Indicator) -> bool) -> Vec<TargetRow> {
    let targets = &scene.facts.campaign.targets;
    let mine = scene.issue().targets.iter().filter(|figure| is_meant(targets[figure.target].indicator));
    mine.map(|figure| row(scene, figure)).collect()
}

/// A target in one scope.
pub(super) fn row(scene: &Scene<'_>, figure: &TargetFigure) -> TargetRow {
    let facts = scene.facts;
    let say = scene.say;
    let target = &facts.campaign.targets[figure.target];
    let scope_id = scope_anchor(scene, figure.scope);
    TargetRow {
        id: format!("{}-{scope_id}", target.id),
        clause: target.clause.to_string(),
        name: target.name.to_string(),
        scope: scene.scope_link(figure.scope),
        comparison: match target.comparison {
            Comparison::AtLeast => "≥",
            Comparison::Above => scene.say.words.target.above(),
            Comparison::AtMost => "≤",
            Comparison::Below => scene.say.words.target.below(),
        }
        .to_owned(),
        goal: goal(scene, &figure.goal),
        actual: text::number(&figure.actual.value, say),
        expected: text::number(&Known::or_not_applicable(figure.expected.clone()), say),
        due_date: target.due.to_string(),
        due: due_words(target.due, facts.campaign.year, say),
        state: badge::target(figure.state, scene.say.words),
        distance: distance(scene, figure),
        bar: bar(figure),
        note: target.note.as_deref().map(str::to_owned),
        href: scene.method_href(target.indicator),
    }
}

/// The goal as the plan states it: `20%`, not `20.0%`.
fn goal(scene: &Scene<'_>, goal: &Measured) -> crate::render::view::Number {
    let say = scene.say;
    let shown = text::number(&Known::Value(goal.clone()), say);
    let digits = if shown.number.contains('.') {
        shown.number.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        shown.number.clone()
    };
    crate::render::view::Number { text: format!("{digits}{}", shown.unit), number: digits, ..shown }
}

fn scope_anchor(scene: &Scene<'_>, scope: Scope) -> String {
    let campaign = &scene.facts.campaign;
    let county = |county: usize| scene.facts.counties[county].id.as_str();
    let (name, within) = match scope {
        Scope::Whole => return "whole".to_owned(),
        Scope::County(index) => return county(index).to_owned(),
        Scope::Set(set, within) => (campaign.sets[set].id.as_str(), within),
        Scope::Fund(fund, within) => (campaign.funds[fund].id.as_str(), within),
        Scope::Unit(unit, within) => (campaign.units[unit].id.as_str(), within),
    };
    within.map_or_else(|| name.to_owned(), |within| format!("{name}-{}", county(within)))
}

/// `三季度末`, `年底`, `5月底`, with the year where it is not the campaign's; or the date.
fn due_words(due: Date, year: i16, say: Say<'_>) -> String {
    if due.last_of_month() != due {
        return text::date(due, say);
    }
    let of_year = if due.year() == year { String::new() } else { say.words.target.of_year(due.year()) };
    let end = match due.month() {
        3 => say.words.target.first_quarter().to_owned(),
        6 => say.words.target.half_year().to_owned(),
        9 => say.words.target.third_quarter().to_owned(),
        12 if !of_year.is_empty() => say.words.target.end().to_owned(),
        12 => say.words.target.year_end().to_owned(),
        month => say.words.target.month_end(month),
    };
    format!("{of_year}{end}")
}

/// `差6.4个百分点`, `超出3.4亿元`.
fn distance(scene: &Scene<'_>, figure: &TargetFigure) -> String {
    let Known::Value(actual) = &figure.actual.value else { return String::new() };
    // A count reached is held against a goal of the same things.
    let actual = match (actual, &figure.goal) {
        (Measured::Count(count), Measured::Number(_, unit)) => {
            Measured::Number(crate::units::Exact::whole(*count), unit.clone())
        }
        (other, _) => other.clone(),
    };
    let Some(difference) = actual.minus(&figure.goal) else { return String::new() };
    let say = scene.say;
    let printed = text::print(&difference, say);
    let digits = printed.trim_start_matches(['+', '−']);
    let unit = text::unit_of(&difference, say);
    if digits.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        return if difference.number().is_zero() {
            scene.say.words.target.exactly().to_owned()
        } else {
            scene.say.words.target.hardly(digits, unit)
        };
    }
    let word = match (figure.state, difference.number().is_negative()) {
        (TargetState::Met | TargetState::Ahead, true) => scene.say.words.target.lower(),
        (TargetState::Met | TargetState::Ahead, false) => scene.say.words.target.beyond(),
        (_, true) => scene.say.words.target.short(),
        (_, false) => scene.say.words.target.higher(),
    };
    format!("{word}{digits}{unit}")
}

fn bar(figure: &TargetFigure) -> Html {
    let Some(value) = drawing(&figure.actual.value) else { return Html::new() };
    bullet(&Bullet {
        // The numbers stand beside the bar, so the bar itself is silent.
        caption: Caption { title: "", desc: "" },
        value: Some(value),
        target: Some(figure.goal.number().to_drawing()),
        expected: figure.expected.as_ref().map(|expected| expected.number().to_drawing()),
        scale: None,
        light: badge::target_light(figure.state),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_year_is_named() {
        let chinese = crate::phrase::built_in(crate::fields::Language::Zh);
        let say = Say { words: &chinese, numbers: &crate::render::text::NUMBERS };
        let words = |date: &str| due_words(date.parse().expect("a date"), 2030, say);
        assert_eq!(words("2030-12-31"), "年底");
        assert_eq!(words("2031-12-31"), "2031年底");
        assert_eq!(words("2031-06-30"), "2031年上半年末");
        assert_eq!(words("2029-02-28"), "2029年2月底");
        assert_eq!(words("2031-06-15"), "2031年6月15日");
    }
}
