//! The method page: how every figure is made, from the same definitions that make it.

use crate::compute::share_due;
use crate::model::{
    Base, Bound, Curve, CurveKind, EntryBase, Indicator, Ledger, LightTable, MeasureKind, MeasureSource, Quantity,
    SeriesKind, Subject,
};
use crate::render::pages::{Scene, badge, follow, pipeline, ranking, systems, wall};
use crate::render::text::Say;
use crate::render::view::{BoardMethod, CurveMethod, IndicatorMethod, LightMethod, LightRule, MethodView};
use crate::render::{sentence, text};
use crate::units::Date;

/// Everything a reader needs to check a figure.
pub(crate) fn method(scene: &Scene<'_>) -> MethodView {
    let campaign = &scene.facts.campaign;
    let words = &scene.say.words.method;
    let series = (0..campaign.series.len()).map(|series| of(scene, Indicator::Series(series)));
    let measures = (0..campaign.measures.len()).map(|measure| of(scene, Indicator::Measure(measure)));
    let ratios = (0..campaign.ratios.len()).map(|ratio| of(scene, Indicator::Ratio(ratio)));
    let wall = if wall::is_hung(scene) { wall::methods(scene.say) } else { Vec::new() };
    MethodView {
        ledger: Ledger::ALL
            .into_iter()
            .filter(|ledger| is_used(scene, *ledger))
            .map(|ledger| ledger_method(scene, ledger))
            .chain(wall)
            .chain(systems::method(scene))
            .chain(follow::method(scene))
            .collect(),
        statistics: series.collect(),
        measures: measures.chain(ratios).collect(),
        curves: campaign
            .curves
            .iter()
            .enumerate()
            .map(|(position, curve)| curve_method(scene, position, curve))
            .collect(),
        lights: campaign.lights.iter().map(|table| light_method(scene, table)).collect(),
        boards: campaign
            .boards
            .iter()
            .map(|board| BoardMethod {
                id: board.id.to_string(),
                name: board.name.to_string(),
                method: ranking::method(scene.facts, board, scene.say),
                note: board.note.as_deref().map(str::to_owned),
            })
            .collect(),
        states: states(scene),
        rounding: [
            words.exact(),
            words.differences(),
            words.points(),
            words.as_printed(),
            words.for_now(),
            words.other_reports(),
            words.missing(),
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

/// What stands where there is no number, and a zero for comparison.
fn states(scene: &Scene<'_>) -> Vec<(String, String, String)> {
    let (words, number) = (&scene.say.words.method, &scene.say.words.number);
    [
        ("0", words.zero(), words.zero_means()),
        (number.not_reported(), number.not_reported(), words.not_reported_means()),
        (number.not_applicable(), number.not_applicable(), words.not_applicable_means()),
        (number.not_public(), number.not_public(), words.not_public_means()),
    ]
    .map(|(sign, name, meaning)| (sign.to_owned(), name.to_owned(), meaning.to_owned()))
    .to_vec()
}

/// How an indicator is made.
pub(super) fn of(scene: &Scene<'_>, indicator: Indicator) -> IndicatorMethod {
    match indicator {
        Indicator::Ledger(ledger) => ledger_method(scene, ledger),
        Indicator::Series(series) => series_method(scene, series),
        Indicator::Measure(measure) => measure_method(scene, measure),
        Indicator::Ratio(ratio) => ratio_method(scene, ratio),
    }
}

fn series_method(scene: &Scene<'_>, series: usize) -> IndicatorMethod {
    let series = &scene.facts.campaign.series[series];
    IndicatorMethod {
        id: series.id.to_string(),
        name: series.name.to_string(),
        unit: match series.kind {
            SeriesKind::Growth => "%".to_owned(),
            SeriesKind::Level => text::amount_unit(scene.facts.site.numbers.amount_unit, scene.say).to_owned(),
        },
        formula: scene.say.words.method.series().to_owned(),
        note: scene.say.words.method.series_note().to_owned(),
    }
}

fn measure_method(scene: &Scene<'_>, position: usize) -> IndicatorMethod {
    let words = &scene.say.words.method;
    let measure = &scene.facts.campaign.measures[position];
    IndicatorMethod {
        id: measure.id.to_string(),
        name: measure.name.to_string(),
        unit: match measure.kind {
            MeasureKind::Amount => text::amount_unit(scene.facts.site.numbers.amount_unit, scene.say).to_owned(),
            MeasureKind::Count | MeasureKind::Quantity => measure.unit.to_string(),
        },
        formula: pipeline::formula(scene.facts, position, scene.say).unwrap_or_else(|| {
            if measure.is_summed { words.measure_summed() } else { words.measure_whole() }.to_owned()
        }),
        note: if measure.source == MeasureSource::Reported {
            words.measure_reported_note()
        } else {
            words.measure_counted_note()
        }
        .to_owned(),
    }
}

fn ratio_method(scene: &Scene<'_>, ratio: usize) -> IndicatorMethod {
    let campaign = &scene.facts.campaign;
    let ratio = &campaign.ratios[ratio];
    let name = |measure: usize| &campaign.measures[measure].name;
    IndicatorMethod {
        id: ratio.id.to_string(),
        name: ratio.name.to_string(),
        unit: "%".to_owned(),
        formula: format!("{} ÷ {} × 100%", name(ratio.part), name(ratio.whole)),
        note: scene.say.words.method.ratio_note().to_owned(),
    }
}

/// Nothing is said of approvals or of kinds of funds where none are declared.
pub(super) fn is_used(scene: &Scene<'_>, ledger: Ledger) -> bool {
    use Ledger::{ApprovalRate, ApprovalsDone, ApprovalsInHand, ApprovalsStuck};
    use Ledger::{KindInPlace, KindPaid, KindPaidRate, KindPlanned, KindRate};
    let is_approval = matches!(ledger, ApprovalsDone | ApprovalRate | ApprovalsInHand | ApprovalsStuck);
    let is_kind = matches!(ledger, KindPlanned | KindInPlace | KindRate | KindPaid | KindPaidRate);
    (!is_approval || !scene.facts.campaign.approvals.is_empty()) && (!is_kind || !scene.facts.campaign.funds.is_empty())
}

fn ledger_method(scene: &Scene<'_>, ledger: Ledger) -> IndicatorMethod {
    let campaign = &scene.facts.campaign;
    let words = &scene.say.words.method;
    let (formula, note): (&str, &str) = match ledger {
        Ledger::Projects => (words.projects(), words.projects_note()),
        Ledger::Plan => (words.plan(), words.plan_note()),
        Ledger::Completed => (words.completed(), words.completed_note()),
        Ledger::CompletionRate => (words.completion_rate(), words.completion_rate_note()),
        Ledger::Schedule => (words.schedule(), words.schedule_note()),
        Ledger::Gap => (words.gap(), words.gap_note()),
        Ledger::DueStarts => (words.due_starts(), words.due_starts_note()),
        Ledger::Started => (words.started(), words.started_note()),
        Ledger::StartRate => match campaign.start_base {
            Base::Year => (words.start_rate_year(), words.start_rate_year_note()),
            Base::Due => (words.start_rate_due(), words.start_rate_due_note()),
        },
        Ledger::Unstarted => (words.unstarted(), words.unstarted_note()),
        Ledger::Finished => (words.finished(), ""),
        Ledger::FinishRate => match campaign.finish_base {
            Base::Year => (words.finish_rate_year(), ""),
            Base::Due => (words.finish_rate_due(), ""),
        },
        Ledger::Entered => (words.entered(), ""),
        Ledger::EntryRate => match campaign.entry_base {
            EntryBase::Started => (words.entry_rate_started(), ""),
            EntryBase::All => (words.entry_rate_all(), ""),
        },
        Ledger::Unentered => match campaign.entry_base {
            EntryBase::Started => (words.unentered_started(), words.unentered_started_note()),
            EntryBase::All => (words.unentered_all(), words.unentered_all_note()),
        },
        Ledger::ApprovalsDone => (words.approvals_done(), words.approvals_done_note()),
        Ledger::ApprovalRate => (words.approval_rate(), words.approval_rate_note()),
        Ledger::ApprovalsInHand => (words.approvals_in_hand(), words.approvals_in_hand_note()),
        Ledger::ApprovalsStuck => (words.approvals_stuck(), words.approvals_stuck_note()),
        Ledger::FundsPlanned => (words.funds_planned(), ""),
        Ledger::FundsInPlace => (words.funds_in_place(), words.funds_in_place_note()),
        Ledger::FundsRate => (words.funds_rate(), words.funds_rate_note()),
        Ledger::KindPlanned => (words.kind_planned(), words.kind_planned_note()),
        Ledger::KindInPlace => (words.kind_in_place(), words.kind_in_place_note()),
        Ledger::KindRate => (words.kind_rate(), words.kind_rate_note()),
        Ledger::KindPaid => (words.kind_paid(), words.kind_paid_note()),
        Ledger::KindPaidRate => (words.kind_paid_rate(), words.kind_paid_rate_note()),
        Ledger::Stopped => (words.stopped(), words.stopped_note()),
        Ledger::OpenProblems => (words.open_problems(), ""),
        Ledger::OverdueProblems => (words.overdue_problems(), words.overdue_problems_note()),
        Ledger::FinanceNeeds => (words.finance_needs(), words.finance_needs_note()),
        Ledger::FinanceSought => (words.finance_sought(), words.finance_sought_note()),
        Ledger::ReportsDue => (words.reports_due(), words.reports_due_note()),
        Ledger::ReportsInTime => (words.reports_in_time(), words.reports_in_time_note()),
        Ledger::ReportRate => (words.report_rate(), words.report_rate_note()),
    };
    IndicatorMethod {
        id: ledger.id().to_owned(),
        name: sentence::label(scene.facts, Indicator::Ledger(ledger)),
        unit: text::quantity_unit(ledger.quantity(), scene.say).to_owned(),
        formula: formula.to_owned(),
        note: note.to_owned(),
    }
}

fn curve_method(scene: &Scene<'_>, position: usize, curve: &Curve) -> CurveMethod {
    let campaign = &scene.facts.campaign;
    let month_end = |month: i8| Date::constant(campaign.year, month, 1).last_of_month();
    let share = |month: i8| text::percent(&share_due(curve, campaign.year, month_end(month)), scene.say);
    let words = &scene.say.words.method;
    let note = match &curve.kind {
        CurveKind::Even => words.curve_even().to_owned(),
        CurveKind::Monthly(_) => words.curve_monthly().to_owned(),
        CurveKind::Milestones(points) => {
            // Month ends stand in the table below.
            if points.iter().all(|(date, _)| date.last_of_month() == *date) {
                words.curve_dates().to_owned()
            } else {
                let points = points.iter().map(|(date, percent)| {
                    words.curve_date(text::day(*date, scene.say), text::plain(percent.number()))
                });
                words.curve_points(points.collect::<Vec<_>>().join(scene.say.words.sign.clause()))
            }
        }
    };
    CurveMethod {
        id: curve.id.to_string(),
        name: curve.name.to_string(),
        note,
        months: (1..=12).map(share).collect(),
        default: position == campaign.schedule,
    }
}

fn light_method(scene: &Scene<'_>, table: &LightTable) -> LightMethod {
    let words = &scene.say.words.method;
    let indicator = sentence::indicator_name(scene.facts, table.indicator);
    // Bounds are compared in the unit in which they are written: amounts in 万元, whatever sums are printed in.
    let unit = match table.indicator {
        Indicator::Ledger(ledger) if ledger.quantity() == Quantity::Amount => scene.say.words.number.unit_base_amount(),
        Indicator::Ledger(ledger) => text::quantity_unit(ledger.quantity(), scene.say),
        Indicator::Ratio(_) => "%",
        Indicator::Series(series) => match scene.facts.campaign.series[series].kind {
            SeriesKind::Growth => "%",
            SeriesKind::Level => scene.say.words.number.unit_base_amount(),
        },
        Indicator::Measure(measure) => match scene.facts.campaign.measures[measure].kind {
            MeasureKind::Amount => scene.say.words.number.unit_base_amount(),
            MeasureKind::Count | MeasureKind::Quantity => &scene.facts.campaign.measures[measure].unit,
        },
    };
    let subject = match table.subject {
        Subject::Counties => words.of_counties(),
        Subject::Projects => words.of_projects(),
    };
    LightMethod {
        name: table.name.to_string(),
        version: table.version.to_string(),
        from: text::period(table.from, scene.say),
        subject: if unit.is_empty() {
            words.light(subject, indicator)
        } else {
            words.light_in(subject, indicator, unit)
        },
        rules: table
            .rules
            .iter()
            .rev()
            .map(|rule| LightRule {
                light: badge::light(
                    crate::compute::Lit { light: rule.light, name: rule.name.as_deref() },
                    scene.say.words,
                ),
                range: range(rule.lower, rule.upper, scene.say),
            })
            .collect(),
        running: table.running.iter().map(|rule| rule.name.to_string()).collect(),
    }
}

/// `≥ 0`, `≥ −10 且 ＜ 0`.
pub(super) fn range(lower: Option<Bound>, upper: Option<Bound>, say: Say<'_>) -> String {
    let lower = lower.map(|bound| {
        let sign = if bound.inclusive { "≥" } else { say.words.target.above() };
        format!("{sign} {}", text::plain(&bound.value.exact()))
    });
    let upper = upper.map(|bound| {
        let sign = if bound.inclusive { "≤" } else { say.words.target.below() };
        format!("{sign} {}", text::plain(&bound.value.exact()))
    });
    match (lower, upper) {
        (None, None) => say.words.method.any_value().to_owned(),
        (Some(end), None) | (None, Some(end)) => end,
        (Some(lower), Some(upper)) => say.words.method.both_bounds(lower, upper),
    }
}
