//! Stages on a way: how many have come how far comes in, bars that narrow towards the end go out.

use super::element::{Label, area};
use super::layout::Anchor;
use super::role::Role;
use super::scale::{drawable, extent, position};
use super::svg::Svg;
use super::text::{shorten, width};
use super::{Caption, WIDTH, finish, nothing, put};
use plotters::element::Polygon;

/// How many have come how far.
#[derive(Clone, Copy, Debug)]
pub struct Funnel<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// The stages in order.
    pub stages: &'a [Stage<'a>],
    /// What is said when there is nothing to draw.
    pub empty: &'a str,
}

/// A stage.
#[derive(Clone, Copy, Debug)]
pub struct Stage<'a> {
    /// Its name; shortened where needed.
    pub name: &'a str,
    /// How many have come to it; `None` is not reported and marked with a dash.
    pub value: Option<f64>,
    /// The same as published.
    pub text: &'a str,
    /// What became of the stage before, written between the two; may be empty.
    pub step: &'a str,
}

/// Height of a bar, and from bar to bar.
const BAR: i32 = 300;
const PITCH: i32 = 520;
/// Widest words on the left and on the right.
const WORDS: i32 = 1100;

/// Draws the chart.
#[must_use]
pub fn funnel(chart: &Funnel<'_>) -> String {
    let Some((_, most)) = extent(chart.stages.iter().map(|stage| stage.value)) else {
        return nothing("funnel", chart.caption, chart.empty);
    };
    let widest = |of: fn(&Stage<'_>) -> i32| chart.stages.iter().map(of).max().unwrap_or(0);
    let left = widest(|stage| width(&shorten(stage.name, Role::Name, WORDS), Role::Name)) + 120;
    let right = WIDTH - 120 - widest(|stage| width(&shorten(stage.text, Role::Strong, WORDS), Role::Strong)).max(130);
    let center = i32::midpoint(left, right);
    // Half the width of a bar; what has come to a stage is never less than nothing.
    let half = |value: f64| position(value.max(0.0), (0.0, most.max(1.0)), (right - left) / 2);
    let count = i32::try_from(chart.stages.len()).unwrap_or(i32::MAX / PITCH);
    let bars: Vec<_> = (0..)
        .map(|at| PITCH * at)
        .zip(chart.stages)
        .map(|(y, stage)| (y, stage, drawable(stage.value).map(half)))
        .collect();

    let mut out = String::with_capacity(2048);
    let sheet = Svg::with_text(&mut out, "funnel", (WIDTH, count * PITCH - (PITCH - BAR)), chart.caption);
    for pair in bars.windows(2) {
        if let [(y, _, Some(upper)), (next, _, Some(lower))] = pair {
            let corners = [(-upper, y + BAR), (*upper, y + BAR), (*lower, *next), (-lower, *next)];
            put(&sheet, &Polygon::new(corners.map(|(x, y)| (center + x, y)), Role::Rail));
        }
    }
    for (y, _, half) in &bars {
        if let Some(half) = half {
            put(&sheet, &area((center - half, *y), (center + half, y + BAR), Role::Column));
        }
    }
    for (y, stage, _) in &bars {
        Label::fitting(stage.name, ((0, y + 195), Anchor::Start), Role::Name, WORDS).on(&sheet);
    }
    for (y, stage, half) in &bars {
        let text = if half.is_some() { stage.text } else { "—" };
        Label::fitting(text, ((WIDTH, y + 195), Anchor::End), Role::Strong, WORDS).on(&sheet);
    }
    for (y, stage, _) in bars.iter().skip(1) {
        let place = ((center, y - 65), Anchor::Middle);
        Label::fitting(stage.step, place, Role::Axis, right - left).on(&sheet);
    }
    finish(&sheet);
    drop(sheet);
    out
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, count};
    use super::*;

    fn draw(stages: &[Stage<'_>]) -> String {
        let chart = Funnel { caption: Caption { title: "招商漏斗", desc: "" }, stages, empty: "暂无数据" };
        let svg = funnel(&chart);
        check(&svg);
        assert_eq!(svg, funnel(&chart));
        svg
    }

    #[test]
    fn bars_narrow_in_proportion() {
        let stage = |name, value, text, step| Stage { name, value: Some(value), text, step };
        let svg = draw(&[stage("洽谈", 40.0, "40个", ""), stage("签约", 10.0, "10个", "转化25.0%")]);
        // Two bars in one path: the second is a quarter as wide.
        let bars = svg.split("class=\"column\"").nth(1).expect("bars").split('"').find(|part| part.starts_with('M'));
        let widths: Vec<i32> = bars
            .expect("a path")
            .split('h')
            .skip(1)
            .step_by(2)
            .map(|run| run.split(['v', '.']).next().unwrap_or("").parse().expect("a length"))
            .collect();
        assert_eq!(widths.len(), 2);
        assert!((widths[0] - widths[1] * 4).abs() <= 4, "{widths:?}");
        assert!(svg.contains("转化25.0%") && count(&svg, "class=\"rail\"") == 1);
    }

    #[test]
    fn states() {
        let long = "四十个字的名称四十个字的名称四十个字的名称四十个字的名称四十个字的名称四十个字啊";
        let stage = Stage { name: long, value: Some(3.0), text: "3个", step: long };
        draw(&[stage]);
        draw(&[stage; 12]);
        draw(&[Stage { value: Some(0.0), text: "0个", ..stage }; 3]);
        draw(&[Stage { value: Some(-1.0), text: long, ..stage }, stage]);
        assert!(draw(&[stage, Stage { value: None, ..stage }]).contains(">—</text>"));
        assert!(draw(&[]).contains("暂无数据") && draw(&[Stage { value: None, ..stage }]).contains("暂无数据"));
    }
}
