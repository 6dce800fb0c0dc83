//! Measurements to Markdown.

use std::fmt::Write as _;

use crate::measure::Figures;

/// The steps of the floor and the stages of a build, by their names in the measurements.
const FLOOR: [&str; 3] = ["read", "parse", "write"];
const STAGES: [&str; 7] = ["load", "check", "compile the theme", "compute", "plan", "prose", "write"];

/// One size.
pub(crate) struct Row {
    projects: usize,
    counties: usize,
    cold: Option<Figures>,
    warm: Option<Figures>,
    floor: Option<Figures>,
}

impl Row {
    pub(crate) fn new(projects: usize, counties: usize) -> Self {
        Self { projects, counties, cold: None, warm: None, floor: None }
    }

    /// Takes a round over where it was faster than the rounds before.
    pub(crate) fn keep_fastest(&mut self, cold: &Figures, warm: &Figures, floor: &Figures) {
        let whole = |figures: &Figures| figures.get("process");
        keep(&mut self.cold, cold, whole);
        keep(&mut self.warm, warm, whole);
        keep(&mut self.floor, floor, floor_of);
    }
}

fn keep(best: &mut Option<Figures>, new: &Figures, time: impl Fn(&Figures) -> u64) {
    if best.as_ref().is_none_or(|best| time(new) < time(best)) {
        *best = Some(new.clone());
    }
}

/// The floor's process also reads the bytes that it is to write; only its steps count.
fn floor_of(figures: &Figures) -> u64 {
    FLOOR.iter().map(|step| figures.get(step)).sum()
}

/// Two tables: the comparison, and where the time goes.
pub(crate) fn markdown(rows: &[Row]) -> String {
    let mut text = String::new();
    let mut line = |cells: &[String]| writeln!(text, "| {} |", cells.join(" | ")).expect("a text takes everything");
    let head = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let rule = |columns: usize| vec!["---:".to_owned(); columns];
    let names = [
        "projects",
        "counties",
        "content",
        "site",
        "floor",
        "build",
        "build ÷ floor",
        "work ÷ work",
        "build again",
        "peak memory",
        "build per project",
        "memory per project",
    ];
    line(&head(&names));
    line(&rule(names.len()));
    let all: Vec<(&Row, &Figures, &Figures, &Figures)> = rows
        .iter()
        .filter_map(|row| Some((row, row.cold.as_ref()?, row.warm.as_ref()?, row.floor.as_ref()?)))
        .collect();
    for (row, cold, warm, floor) in &all {
        let projects = row.projects as u64;
        let build = cold.get("process");
        line(&[
            grouped(projects),
            row.counties.to_string(),
            megabytes(floor.get("content_bytes")),
            format!("{} files, {}", grouped(cold.get("files")), megabytes(cold.get("site_bytes"))),
            seconds(floor_of(floor)),
            seconds(build),
            hundredths(build * 100 / floor_of(floor).max(1)),
            hundredths(cold.get("work") * 100 / floor.get("work").max(1)),
            seconds(warm.get("process")),
            format!("{} MB", cold.get("peak") / 1024),
            format!("{} µs", build / projects.max(1)),
            format!("{} kB", cold.get("peak") / projects.max(1)),
        ]);
    }
    line(&[]);
    let names = [
        "projects",
        "floor: read",
        "parse",
        "write",
        "build: load",
        "check",
        "theme",
        "compute",
        "plan",
        "prose",
        "render and write",
        "of it rendering",
    ];
    line(&head(&names));
    line(&rule(names.len()));
    for (row, cold, _, floor) in &all {
        let mut cells = vec![grouped(row.projects as u64)];
        cells.extend(FLOOR.map(|step| seconds(floor.get(step))));
        cells.extend(STAGES.map(|stage| seconds(cold.get(stage))));
        // Rendering runs on all threads at once.
        cells.push(seconds(cold.get("rendering") / cold.get("threads").max(1)));
        line(&cells);
    }
    text.replace("|  |\n", "\n")
}

/// Microseconds as seconds.
fn seconds(micros: u64) -> String {
    format!("{}.{:03} s", micros / 1_000_000, micros % 1_000_000 / 1000)
}

fn hundredths(number: u64) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

/// `10,000`.
fn grouped(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}
