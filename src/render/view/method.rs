//! `method`: how every figure is made.

use serde::Serialize;

use super::Badge;

/// Everything a reader needs to check a figure.
#[derive(Clone, Debug, Serialize)]
pub struct MethodView {
    /// Indicators computed from the projects' own records.
    pub ledger: Vec<IndicatorMethod>,
    /// Indicators entered from statistics.
    pub statistics: Vec<IndicatorMethod>,
    /// Totals reported by counties and the ratios made of them.
    pub measures: Vec<IndicatorMethod>,
    /// Schedule curves.
    pub curves: Vec<CurveMethod>,
    /// Light tables.
    pub lights: Vec<LightMethod>,
    /// Boards.
    pub boards: Vec<BoardMethod>,
    /// The states a figure can have: sign, name, meaning.
    pub states: Vec<(String, String, String)>,
    /// Rounding, in sentences.
    pub rounding: Vec<String>,
}

/// How one indicator is made.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorMethod {
    /// Id, also its anchor.
    pub id: String,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// The formula in words.
    pub formula: String,
    /// Base, choices made, what is left out.
    pub note: String,
}

/// A schedule curve.
#[derive(Clone, Debug, Serialize)]
pub struct CurveMethod {
    /// Id, also part of its anchor.
    pub id: String,
    /// Name.
    pub name: String,
    /// How it runs, in a sentence.
    pub note: String,
    /// Percent at the end of each month of the year.
    pub months: Vec<String>,
    /// True for the campaign's default.
    pub default: bool,
}

/// A light table.
#[derive(Clone, Debug, Serialize)]
pub struct LightMethod {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// In force from, `2030年7月`.
    pub from: String,
    /// What it judges: 县（区） or 项目, by which indicator.
    pub subject: String,
    /// The rules.
    pub rules: Vec<LightRule>,
    /// `连续2期红灯：…` rules in words.
    pub running: Vec<String>,
}

/// One rule of a light table.
#[derive(Clone, Debug, Serialize)]
pub struct LightRule {
    /// The light.
    pub light: Badge,
    /// Its range in words: `≥ 0`, `−10 ≤ x ＜ 0`.
    pub range: String,
}

/// How a board is made.
#[derive(Clone, Debug, Serialize)]
pub struct BoardMethod {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// In a sentence: items, weights, caps, groups, months, ties.
    pub method: String,
    /// Remark, or `null`.
    pub note: Option<String>,
}
