//! How long each stage took. The only place that looks at a clock.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tongbao::fields::{Label, label};

use crate::report::Report;

/// Laps of one build.
pub(crate) struct Timings {
    start: Instant,
    last: Instant,
    laps: Vec<(Label, Duration)>,
    /// Nanoseconds inside the wrapped function, summed over threads.
    around: AtomicU64,
}

impl Timings {
    /// The clock runs.
    pub(crate) fn start() -> Self {
        let start = now();
        Self { start, last: start, laps: Vec::new(), around: AtomicU64::new(0) }
    }

    /// A stage has ended.
    pub(crate) fn lap(&mut self, stage: Label) {
        let now = now();
        self.laps.push((stage, now - self.last));
        self.last = now;
    }

    /// Runs a function and adds up how long it takes, on whatever thread.
    pub(crate) fn around<T>(&self, run: impl FnOnce() -> T) -> T {
        let start = now();
        let result = run();
        let nanoseconds = u64::try_from((now() - start).as_nanos()).unwrap_or(u64::MAX);
        self.around.fetch_add(nanoseconds, Ordering::Relaxed);
        result
    }

    /// All laps, one a line, in milliseconds.
    pub(crate) fn table(&self, routes: usize, report: &Report) -> String {
        let mut text = String::new();
        let mut line = |value: String, name: Label| {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "{value:>10} {}", report.pick(name));
        };
        for (stage, duration) in &self.laps {
            line(milliseconds(*duration), *stage);
        }
        let rendering = Duration::from_nanos(self.around.load(Ordering::Relaxed));
        line(
            milliseconds(rendering),
            label("　其中生成网页（各线程相加）", "  of which rendering (summed over threads)"),
        );
        line(milliseconds(self.last - self.start), label("合计", "in all"));
        line(rayon::current_num_threads().to_string(), label("线程", "threads"));
        line(routes.to_string(), label("文件", "files"));
        if let Some(memory) = peak_memory() {
            line(memory, label("内存峰值", "peak memory"));
        }
        text
    }
}

#[expect(clippy::disallowed_methods, reason = "timings are said to whoever waits and never reach the site")]
fn now() -> Instant {
    Instant::now()
}

fn milliseconds(duration: Duration) -> String {
    let microseconds = duration.as_micros();
    format!("{}.{} ms", microseconds / 1_000, microseconds % 1_000 / 100)
}

/// The most memory that the process has had, where the system says.
fn peak_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(format!("{} MB", kilobytes.div_ceil(1024)))
}
