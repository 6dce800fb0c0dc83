//! Our build beside its floor, on the same machine in the same run: `cargo bench --bench build -- 1000 10000`.
//!
//! The floor is what no site generator of this content can save: read the same files, parse them with the same YAML parser into
//! nothing, write the same bytes under the same names into a fresh folder. Every measurement is a process of its own, so that
//! its peak memory is its own. Of several rounds the fastest counts, on both sides. The result is Markdown for `README.md`.
#![expect(clippy::print_stdout, reason = "the table is the result")]
#![expect(clippy::disallowed_methods, reason = "measuring time is the purpose")]

mod generator;
mod measure;
mod table;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use measure::Figures;
use mimalloc::MiMalloc;

/// The program's own, for the build and for the floor.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The sizes measured when none is named.
const SIZES: [usize; 2] = [1_000, 10_000];
/// Generated content of more projects than this is removed at the end.
const LARGEST_KEPT: usize = 10_000;
/// How often each is measured.
const ROUNDS: usize = 3;

fn main() -> Result<()> {
    // Cargo adds `--bench` for its own harness.
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [mode, folders @ ..] = arguments.as_slice()
        && let Some(job) = mode.strip_prefix("--measure=")
    {
        let folders: Vec<&Path> = folders.iter().map(Path::new).collect();
        return measure::run(job, &folders);
    }
    let number = |text: &String| text.parse().with_context(|| format!("{text} is not a number of projects"));
    let mut sizes: Vec<usize> = arguments.iter().map(number).collect::<Result<_>>()?;
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    // Nothing is removed before all is measured: some file systems write slowly where files have just been deleted.
    let rows = sizes.iter().map(|&size| measured(size)).collect::<Result<Vec<_>>>();
    for size in sizes {
        let (root, run) = (folder(size)?, run_folder(size)?);
        let gone = if size > LARGEST_KEPT { root } else { run };
        fs::remove_dir_all(&gone).with_context(|| format!("cannot remove {}", gone.display()))?;
    }
    println!("{}", table::markdown(&rows?));
    Ok(())
}

/// One size, all rounds.
fn measured(size: usize) -> Result<table::Row> {
    let (root, run) = (folder(size)?, run_folder(size)?);
    progress(&format!("{size} projects: generating"));
    generator::generate(&root, size)?;
    let content = root.join("content");
    let mut row = table::Row::new(size, generator::counties_of(size));
    for round in 1..=ROUNDS {
        progress(&format!("{size} projects: round {round} of {ROUNDS}"));
        let site = run.join(format!("site-{round}"));
        let copy = run.join(format!("floor-{round}"));
        let cold = child("build", &[&root, &site])?;
        let warm = child("build", &[&root, &site])?;
        let floor = child("floor", &[&content, &site, &copy])?;
        row.keep_fastest(&cold, &warm, &floor);
    }
    Ok(row)
}

/// Where this run writes, fresh.
fn run_folder(size: usize) -> Result<PathBuf> {
    let folder = folder(size)?.join(format!("run-{}", process::id()));
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// `target/bench/<size>`.
fn folder(size: usize) -> Result<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().context("the folder for tests lies in target/")?;
    let folder = target.join("bench").join(size.to_string());
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}

/// Runs a measurement as a process of its own. What earlier ones left for the disk to write is written first.
fn child(job: &str, folders: &[&Path]) -> Result<Figures> {
    #[cfg(target_os = "linux")]
    rustix::fs::sync();
    let program = env::current_exe().context("cannot find this program")?;
    let start = Instant::now();
    let output = Command::new(program)
        .arg(format!("--measure={job}"))
        .args(folders)
        .output()
        .context("cannot start a measurement")?;
    let whole = start.elapsed();
    if !output.status.success() {
        bail!("{job} failed:\n{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    let mut figures = Figures::parse(&String::from_utf8_lossy(&output.stdout))?;
    figures.set("process", u64::try_from(whole.as_micros()).context("a measurement ends")?);
    Ok(figures)
}

#[expect(clippy::print_stderr, reason = "progress does not belong to the table")]
fn progress(text: &str) {
    eprintln!("{text}");
}
