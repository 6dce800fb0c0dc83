//! The headline figures of a bulletin, county or project.

use crate::compute::{Figure, Issue, Lit, Measured};
use crate::model::{Indicator, Ledger, Scope};
use crate::render::pages::{Scene, badge};
use crate::render::text::Say;
use crate::render::view::Headline;
use crate::render::{sentence, text};
use crate::units::{Exact, Known, Points};

/// Completed investment, completion rate, start rate and funds rate of a scope.
pub(super) fn of_scope(scene: &Scene<'_>, scope: Scope) -> Vec<Headline> {
    let facts = scene.facts;
    let issue = scene.issue();
    let say = scene.say;
    let of = |ledger| issue.ledger(facts, ledger, scope);
    let headline = |ledger, note, tone| of_ledger(scene, ledger, Some(scope), &of(ledger), note, tone);
    let change = sentence::change(facts, issue, scene.before(), Indicator::Ledger(Ledger::Completed), scope, scene.say);
    let left_out = left_out(&of(Ledger::Completed), scene.say);
    let completed_note = [change, left_out]
        .into_iter()
        .filter(|said| !said.is_empty())
        .collect::<Vec<_>>()
        .join(scene.say.words.sign.semicolon());
    let (gap_note, gap_tone) = gap_note(scene, scope, &of(Ledger::Gap).value);
    let starts = of(Ledger::StartRate);
    let start_note = match (&starts.part, &starts.whole) {
        (Some(part), Some(whole)) if !whole.number().is_zero() => {
            scene.say.words.headline.starts(text::print(whole, say), text::print(part, say))
        }
        _ => scene.say.words.headline.no_starts().to_owned(),
    };
    let missed = issue.tally(scope).missed;
    let start_tone = if missed > 0 { "warn" } else { "" };
    let (funds_note, funds_tone) = funds_note(scene, issue, scope);
    vec![
        headline(Ledger::Completed, completed_note, ""),
        headline(Ledger::CompletionRate, gap_note, gap_tone),
        headline(Ledger::StartRate, start_note, start_tone),
        headline(Ledger::FundsRate, funds_note, funds_tone),
    ]
}

/// One ledger figure with its name, and the ways to its formula and, where it is of a scope, to where it comes from.
pub(super) fn of_ledger(
    scene: &Scene<'_>,
    ledger: Ledger,
    scope: Option<Scope>,
    figure: &Figure,
    note: String,
    tone: &'static str,
) -> Headline {
    Headline {
        label: sentence::label(scene.facts, Indicator::Ledger(ledger)),
        number: text::number(&figure.value, scene.say),
        note,
        tone,
        href: scene.method_href(Indicator::Ledger(ledger)),
        why: scope.and_then(|scope| scene.why(Indicator::Ledger(ledger), scope)),
    }
}

/// `2个未报送、1个不公开，未计入`, or nothing.
fn left_out(figure: &Figure, say: Say<'_>) -> String {
    let parts =
        [(figure.unreported, say.words.number.not_reported()), (figure.withheld, say.words.number.not_public())];
    let parts =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, why)| say.words.headline.counted(count, why));
    let parts = parts.collect::<Vec<_>>().join(say.words.sign.list());
    if parts.is_empty() { parts } else { say.words.headline.left_out(&parts) }
}

fn gap_note(scene: &Scene<'_>, scope: Scope, gap: &Known<Measured>) -> (String, &'static str) {
    match gap {
        Known::Value(Measured::Points(points)) => {
            (sentence::gap(points, scene.say), gap_tone(scene, points, badge::county_light(scene, scope)))
        }
        _ => (String::new(), ""),
    }
}

/// Colour of a distance to the schedule: that of the light beside it, or by its printed sign where there is none.
pub(super) fn gap_tone(scene: &Scene<'_>, points: &Points, lit: Option<Lit<'_>>) -> &'static str {
    if let Some(lit) = lit {
        return badge::light(lit, scene.say.words).tone;
    }
    let rounded = points.number().rounded(scene.facts.site.numbers.percent_decimals);
    if rounded.is_negative() {
        "bad"
    } else if rounded > Exact::zero() {
        "ok"
    } else {
        ""
    }
}

fn funds_note(scene: &Scene<'_>, issue: &Issue, scope: Scope) -> (String, &'static str) {
    let rate = issue.ledger(scene.facts, Ledger::FundsRate, scope);
    match (&rate.value, &rate.part, &rate.whole) {
        (Known::Value(_), Some(part), Some(whole)) => {
            let say = scene.say;
            let note = scene.say.words.headline.funds(
                text::number(&Known::Value(part.clone()), say).text,
                text::number(&Known::Value(whole.clone()), say).text,
            );
            (note, "")
        }
        _ => (String::new(), ""),
    }
}
