//! A target of `campaign.yaml` to facts, and which indicators have figures for which scopes.

use super::form::{Datum, Form};
use super::source::Source;
use super::yaml::shorten;
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::label;
use crate::model::{Comparison, Indicator, Scope, Target};

/// Builds a target; nothing when a field it needs is missing.
pub(super) fn target(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Option<Target> {
    let indicator = form.indicator("indicator");
    let mut scopes = Vec::new();
    for cell in form.list("scopes") {
        let Datum::Scope(scope) = &cell.datum else { unreachable!("scopes are scopes, not {:?}", cell.datum) };
        scopes.push(*scope);
        if indicator.is_some_and(|indicator| !supports(indicator, *scope)) {
            let problem = Problem::ScopeNotSupported {
                indicator: shorten(&source.text[form.span_of("indicator")]),
                scope: shorten(source.text[cell.span.clone()].trim_matches(['"', '\''])),
            };
            source.report_field(problem, cell.span.clone(), form.path_of("scopes"), problems);
        }
    }
    if form.cell("scopes").is_some() && scopes.is_empty() {
        let problem = Problem::EmptyValue { label: label("范围", "scopes") };
        source.report_field(problem, form.span_of("scopes"), form.path_of("scopes"), problems);
    }
    Some(Target {
        id: form.id("id")?.clone(),
        clause: form.string("clause")?,
        name: form.string("name")?,
        indicator: indicator?,
        scopes,
        comparison: comparison(form.choice("comparison")?),
        value: form.number("value")?,
        due: form.date("due")?,
        curve: form.reference("curve"),
        is_physical: form.bool("physical").unwrap_or(false),
        note: form.string("note"),
    })
}

/// A comparison by its word in files.
pub(super) fn comparison(word: &str) -> Comparison {
    match word {
        "at_least" => Comparison::AtLeast,
        "above" => Comparison::Above,
        "at_most" => Comparison::AtMost,
        "below" => Comparison::Below,
        other => unreachable!("the catalogue has no comparison {other}"),
    }
}

/// Whether an indicator has figures for a scope: entered ones exist for the whole and for counties only, reports for units too.
pub(super) fn supports(indicator: Indicator, scope: Scope) -> bool {
    match indicator {
        Indicator::Ledger(ledger) if ledger.is_of_reports() => {
            scope.has_entered_figures() || matches!(scope, Scope::Unit(_, None))
        }
        Indicator::Ledger(_) => true,
        Indicator::Series(_) | Indicator::Measure(_) | Indicator::Ratio(_) => scope.has_entered_figures(),
    }
}
