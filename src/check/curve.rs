//! Schedule curves: complete and never falling.

use super::form::{Datum, Form};
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::{Label, label};
use crate::model::{Curve, CurveKind};
use crate::units::{Date, Percent};

/// Builds a curve; nothing when it is not complete.
pub(super) fn curve(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Curve> {
    if form.is_broken("monthly") || form.is_broken("points") {
        return None;
    }
    let monthly: Vec<Percent> = form
        .list("monthly")
        .iter()
        .map(|cell| match &cell.datum {
            Datum::Number(number) => Percent::entered(*number),
            other => unreachable!("monthly percents are numbers, not {other:?}"),
        })
        .collect();
    let points: Option<Vec<(Date, Percent)>> = form
        .records("points")
        .map(|point| Some((point.date("date")?, Percent::entered(point.number("percent")?))))
        .collect();
    let points = points?;
    let (kind, fault) = match form.choice("kind")? {
        "even" => {
            let fault = !monthly.is_empty() || !points.is_empty();
            (CurveKind::Even, fault.then_some(label("even 不需要再给百分数", "even takes no percents")))
        }
        "monthly" => {
            let fault = monthly_fault(&monthly);
            (CurveKind::Monthly(monthly), fault)
        }
        "milestones" => {
            let fault = points_fault(&points);
            (CurveKind::Milestones(points), fault)
        }
        other => unreachable!("the catalogue has no curve {other}"),
    };
    if let Some(reason) = fault {
        source.report_field(Problem::BadCurve { reason }, form.span_of("kind"), form.path_of("kind"), problems);
        return None;
    }
    Some(Curve { id: form.id("id")?.clone(), name: form.string("name")?, kind })
}

fn monthly_fault(monthly: &[Percent]) -> Option<Label> {
    if monthly.len() != 12 {
        return Some(label("逐月百分数应有 12 个", "there must be 12 monthly percents"));
    }
    falls(monthly.iter())
}

fn points_fault(points: &[(Date, Percent)]) -> Option<Label> {
    if points.is_empty() {
        return Some(label("至少要有一个节点", "there must be at least one point"));
    }
    if points.windows(2).any(|pair| pair[1].0 <= pair[0].0) {
        return Some(label("节点日期应由早到晚", "the points must be in the order of dates"));
    }
    falls(points.iter().map(|(_, percent)| percent))
}

fn falls<'a>(percents: impl Iterator<Item = &'a Percent>) -> Option<Label> {
    let percents: Vec<_> = percents.collect();
    let is_falling = percents.windows(2).any(|pair| pair[1] < pair[0]);
    is_falling.then_some(label("百分数不能下降", "the percents must not fall"))
}
