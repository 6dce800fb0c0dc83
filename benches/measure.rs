//! One measurement, in a process of its own: named whole numbers come out, times in microseconds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use granit_parser::{Options, Parser};
use rayon::prelude::*;
use tongbao::diagnostic::{Diagnostics, Language};
use tongbao::render::Renderer;
use tongbao::write::Outcome;
use walkdir::WalkDir;

/// Files that are written in one go; their bytes wait in memory, because reading them is not part of the floor.
const BATCH: usize = 10_000;

/// What was measured.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(BTreeMap<String, u64>);

impl Figures {
    /// Reads `name=number` lines.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let line = |line: &str| {
            let (name, number) = line.split_once('=').with_context(|| format!("not a figure: {line}"))?;
            Ok((name.to_owned(), number.parse()?))
        };
        text.lines().map(line).collect::<Result<_>>().map(Self)
    }

    pub(crate) fn set(&mut self, name: &str, number: u64) {
        self.0.insert(name.to_owned(), number);
    }

    /// What was spent since the clock was started.
    fn stop(&mut self, name: &str, clock: &Clock) {
        let mut spent = Spent::default();
        clock.stop_into(&mut spent);
        self.spent(name, &spent);
    }

    /// Time under the step's name; work of all steps together under `work`.
    fn spent(&mut self, name: &str, spent: &Spent) {
        self.set(name, spent.time);
        self.set("work", self.get("work") + spent.work);
    }

    pub(crate) fn get(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or(0)
    }
}

/// Time and work in microseconds: work is the time of all threads on a processor, which other programs cannot stretch.
#[derive(Default)]
struct Spent {
    time: u64,
    work: u64,
}

struct Clock {
    start: Instant,
    work: u64,
}

impl Clock {
    fn start() -> Self {
        Self { work: work(), start: Instant::now() }
    }

    fn stop_into(&self, spent: &mut Spent) {
        spent.time += u64::try_from(self.start.elapsed().as_micros()).expect("a measurement ends");
        spent.work += work().saturating_sub(self.work);
    }
}

/// The time that all threads have spent on a processor, where the system tells.
fn work() -> u64 {
    let threads = WalkDir::new("/proc/self/task").min_depth(1).max_depth(1).sort_by_file_name().into_iter().flatten();
    let spent = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<u64>().ok()
    });
    spent.sum::<u64>() / 1000
}

/// Runs a job and prints its figures.
#[expect(clippy::print_stdout, reason = "the figures are the result")]
pub(crate) fn run(job: &str, folders: &[&Path]) -> Result<()> {
    let mut figures = match (job, folders) {
        ("floor", [content, site, fresh]) => floor(content, site, fresh)?,
        ("build", [root, output]) => build(root, output)?,
        _ => bail!("no such measurement: {job}"),
    };
    if let Some(peak) = peak_memory() {
        figures.set("peak", peak);
    }
    for (name, number) in &figures.0 {
        println!("{name}={number}");
    }
    Ok(())
}

/// Reads and parses everything below `content`, then writes the bytes of `site` into `fresh`.
fn floor(content: &Path, site: &Path, fresh: &Path) -> Result<Figures> {
    let mut figures = Figures::default();
    let clock = Clock::start();
    let found = files(content)?;
    let texts: Vec<String> = found.par_iter().map(|path| Ok(fs::read_to_string(path)?)).collect::<Result<_>>()?;
    figures.stop("read", &clock);
    figures.set("content_bytes", texts.iter().map(|text| text.len() as u64).sum());
    let clock = Clock::start();
    let events: usize = found.par_iter().zip(&texts).map(|(path, text)| parse(path, text)).sum::<Result<usize>>()?;
    figures.stop("parse", &clock);
    figures.set("events", events as u64);
    drop(texts);
    let pages = files(site)?;
    let mut spent = Spent::default();
    let clock = Clock::start();
    for path in &pages {
        let folder = fresh.join(path.strip_prefix(site)?);
        fs::create_dir_all(folder.parent().context("a file lies in a folder")?)?;
    }
    clock.stop_into(&mut spent);
    for batch in pages.chunks(BATCH) {
        let batch: Vec<(PathBuf, Vec<u8>)> = batch
            .par_iter()
            .map(|path| Ok((fresh.join(path.strip_prefix(site)?), fs::read(path)?)))
            .collect::<Result<_>>()?;
        let clock = Clock::start();
        batch.par_iter().try_for_each(|(path, bytes)| fs::write(path, bytes))?;
        clock.stop_into(&mut spent);
    }
    figures.spent("write", &spent);
    Ok(figures)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries: Vec<_> = entries.collect::<Result<_, _>>()?;
    Ok(entries.into_iter().filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect())
}

/// Counts the events of a file; of Markdown, those of its front matter.
fn parse(path: &Path, text: &str) -> Result<usize> {
    let yaml = match path.extension().and_then(|extension| extension.to_str()) {
        Some("md") => text.trim_start_matches("---\n").split("\n---\n").next().unwrap_or(""),
        _ => text,
    };
    let mut events = 0;
    for event in Parser::new_from_str_with_options(yaml, Options::default()) {
        event.with_context(|| format!("cannot parse {}", path.display()))?;
        events += 1;
    }
    Ok(events)
}

/// A whole build, from the disk to the disk.
fn build(root: &Path, output: &Path) -> Result<Figures> {
    let mut figures = Figures::default();
    let mut clock = Clock::start();
    let sources = tongbao::load::load(root, None)?;
    figures.stop("load", &clock);
    clock = Clock::start();
    let built = tongbao::build_observed(&sources, &mut |stage| {
        figures.stop(stage.label().en, &clock);
        clock = Clock::start();
    });
    figures.stop("prose", &clock);
    refuse(built.problems)?;
    let plan = built.plan.context("content without problems gives a plan")?;
    clock = Clock::start();
    let renderer = Renderer::new(&plan);
    let rendering = AtomicU64::new(0);
    let render = |route: &_| {
        let start = Instant::now();
        let page = renderer.render(route);
        rendering.fetch_add(u64::try_from(start.elapsed().as_nanos()).expect("a page ends"), Ordering::Relaxed);
        page
    };
    let written = match tongbao::write::write(&plan.routes, render, output, tongbao::model::Audience::Public, &|| ())? {
        Outcome::Done(written) => written,
        Outcome::Failed(problems) => {
            refuse(problems)?;
            bail!("a page could not be rendered");
        }
    };
    figures.stop("write", &clock);
    figures.set("rendering", rendering.into_inner() / 1000);
    figures.set("files", written.files as u64);
    figures.set("unchanged", written.unchanged as u64);
    figures.set("site_bytes", written.bytes);
    figures.set("threads", rayon::current_num_threads() as u64);
    Ok(figures)
}

/// Generated content has no problems; if it has, the generator or the check is wrong.
fn refuse(problems: Diagnostics) -> Result<()> {
    match problems.sorted().first() {
        None => Ok(()),
        Some(first) => {
            let place = &first.place;
            bail!("{}:{}: {}: {}", place.file, place.line, first.key, first.problem.message(Language::En))
        }
    }
}

/// Peak resident memory in kB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
