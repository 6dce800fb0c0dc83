//! Places through the issues: who stood where comes in, a chart of crossing courses goes out.
//!
//! Promised: entries of the same place stand side by side with the same number; who is not ranked leaves a gap and keeps a name.

mod places;

use super::axis::names_along;
use super::element::{Curve, Label};
use super::layout::{Anchor, Point};
use super::role::Role;
use super::svg::Svg;
use super::text::{shorten, width};
use super::{Caption, Sheet, WIDTH, finish, nothing, put};
use places::{Places, Sizes};
use plotters::element::Circle;

/// Places of several entries over several issues.
#[derive(Clone, Copy, Debug)]
pub struct Bump<'a> {
    /// For those who do not see the picture.
    pub caption: Caption<'a>,
    /// Heads of the columns, oldest first.
    pub issues: &'a [&'a str],
    /// The entries; equal places are kept in this order.
    pub entries: &'a [BumpEntry<'a>],
    /// What is said when there is nothing to draw.
    pub empty: &'a str,
}

/// One entry.
#[derive(Clone, Copy, Debug)]
pub struct BumpEntry<'a> {
    /// Its name, shortened where it is too long.
    pub name: &'a str,
    /// Its place in every issue, one is the first; `None` or missing is not ranked.
    pub places: &'a [Option<u32>],
    /// Whether it is the one to look at.
    pub focus: bool,
}

/// Base line of the heads.
const HEAD: i32 = 120;

/// Draws the chart.
#[must_use]
pub fn bump(chart: &Bump<'_>) -> String {
    let Some(places) = Places::of(chart) else {
        return nothing("bump", chart.caption, chart.empty);
    };
    let Sizes { radius, many, .. } = places.sizes;
    let columns = chart.issues.len();
    let room = if columns > 4 { 1400 } else { 2000 };
    let lengths = chart.entries.iter().map(|entry| {
        let role = name_role(entry);
        width(&shorten(entry.name, role, room), role)
    });
    let left = radius + 100;
    let right = WIDTH - lengths.max().unwrap_or(0) - radius - 80;
    let steps = i32::try_from(columns - 1).unwrap_or(i32::MAX).max(1);
    let step = ((right - left) / steps).min(1500);
    let x = |column: usize| left + i32::try_from(column).unwrap_or(0) * step;
    let top = HEAD + 100 + radius;
    let at = |column: usize, index: usize| Some((x(column), top + places.heights[column][index]?));

    let mut out = String::with_capacity(1024 + 128 * chart.entries.len() * columns);
    let size = (WIDTH, top + places.lowest + radius + 40);
    let sheet = Svg::with_text(&mut out, "bump", size, chart.caption);
    let heads: Vec<_> = (0..).map(x).zip(chart.issues.iter().copied()).collect();
    names_along(&sheet, &heads, HEAD, Role::Axis);
    // The emphasised entries are drawn last and so lie above the others.
    for focus in [false, true] {
        let role = match (focus, many) {
            (true, _) => Role::SeriesFocus,
            (false, true) => Role::SeriesThin,
            (false, false) => Role::Series,
        };
        for (index, _) in entries(chart, focus) {
            let course: Vec<_> = (0..columns).map(|column| at(column, index)).collect();
            for run in course.split(Option::is_none).filter(|run| run.len() > 1) {
                put(&sheet, &Curve::new(run.iter().copied().flatten().collect(), role));
            }
        }
    }
    let dense = step < radius * 2 + 60;
    let shown = |column: usize| !dense || column == 0 || column + 1 == columns;
    for focus in [false, true] {
        dots(chart, &sheet, focus, radius, |column, index| at(column, index).filter(|_| shown(column)));
    }
    let beside = x(columns - 1) + radius + 70;
    for (index, (entry, y)) in chart.entries.iter().zip(&places.names).enumerate() {
        let now = places.heights[columns - 1][index];
        let role = now.map_or(Role::Mute, |_| name_role(entry));
        let place = ((beside, top + y + 46), Anchor::Start);
        Label::fitting(entry.name, place, role, WIDTH - beside).on(&sheet);
    }
    finish(&sheet);
    drop(sheet);
    out
}

fn name_role(entry: &BumpEntry<'_>) -> Role {
    if entry.focus { Role::Focus } else { Role::Name }
}

/// The entries that are emphasised, or those that are not, with their numbers.
fn entries<'a>(chart: &Bump<'a>, focus: bool) -> impl Iterator<Item = (usize, &'a BumpEntry<'a>)> {
    chart.entries.iter().enumerate().filter(move |(_, entry)| entry.focus == focus)
}

/// Draws the dots and their numbers, all dots first so that each kind is written as one group.
fn dots(chart: &Bump<'_>, sheet: &Sheet<'_>, focus: bool, radius: i32, at: impl Fn(usize, usize) -> Option<Point>) {
    let (node, rank) = if focus { (Role::NodeFocus, Role::RankFocus) } else { (Role::Node, Role::Rank) };
    let mut found = Vec::new();
    for (index, entry) in entries(chart, focus) {
        let places = entry.places.iter().take(chart.issues.len()).enumerate();
        found.extend(places.filter_map(|(column, place)| Some((at(column, index)?, (*place)?))));
    }
    for (center, _) in &found {
        put(sheet, &Circle::new(*center, radius, node));
    }
    for ((x, y), place) in found {
        Label::new(place.to_string(), ((x, y + 43), Anchor::Middle), rank).on(sheet);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, count};
    use super::*;

    fn entry<'a>(name: &'a str, places: &'a [Option<u32>], focus: bool) -> BumpEntry<'a> {
        BumpEntry { name, places, focus }
    }

    fn draw(issues: &[&str], entries: &[BumpEntry<'_>]) -> String {
        let chart =
            Bump { caption: Caption { title: "位次变化", desc: "" }, issues, entries, empty: "尚无排名" };
        let svg = bump(&chart);
        check(&svg);
        assert_eq!(svg, bump(&chart));
        svg
    }

    #[test]
    fn courses_are_one_path_and_gaps_stay_open() {
        let svg = draw(
            &["7月", "8月", "9月"],
            &[
                entry("甲乙工业园区", &[Some(2), Some(1), Some(1)], true),
                entry("丙丁戊区", &[Some(1), None, Some(2)], false),
                entry("己庚县", &[Some(3), Some(2)], false),
            ],
        );
        assert_eq!((count(&svg, "series focus"), count(&svg, "class=\"series\"")), (1, 1));
        assert_eq!(count(&svg, "<circle"), 7);
        assert!(svg.contains("label mute"), "who is not ranked now keeps a quiet name");
    }

    #[test]
    fn equal_places_stand_apart_with_the_same_number() {
        let tied = [Some(2)];
        let svg = draw(
            &["9月"],
            &[
                entry("甲", &[Some(1)], false),
                entry("乙", &tied, false),
                entry("丙", &tied, true),
                entry("丁", &[Some(3)], false),
            ],
        );
        assert_eq!(count(&svg, ">2</text>"), 2);
    }

    #[test]
    fn many_entries_long_names_many_issues() {
        let long = "甲乙市丙丁戊区东西南工业园区绿色算力基础设施及配套电网改造提升工程第二期（续建）";
        let places: Vec<_> =
            (1..=60_u32).map(|place| vec![Some(place), Some(61 - place), Some(place.div_ceil(7))]).collect();
        let entries: Vec<_> = places.iter().map(|places| entry(long, places, places[0] == Some(7))).collect();
        let svg = draw(&["7月", "8月", "9月"], &entries);
        assert!(svg.contains('…') && svg.contains(&format!("<title>{long}</title>")));
        let all = [Some(1); 30];
        draw(&["第一期"; 30], &[entry(long, &all, true), entry("", &all, false)]);
        draw(&["一", "二"], &[entry("远", &[Some(999), Some(90)], false)]);
    }

    #[test]
    fn nothing_ranked_is_said() {
        for svg in [draw(&[], &[]), draw(&["9月"], &[entry("甲", &[None], true)])] {
            assert!(svg.contains("尚无排名"));
        }
    }
}
