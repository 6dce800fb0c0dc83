//! What the faults are tried on: versions of one site, what each must look like, and the program under strace.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{Run, Sandbox, names, program, tree};

/// Every call that changes something, brings it to the disk, or opens or closes what is to be changed.
pub(super) const CALLS: [&str; 24] = [
    "open",
    "openat",
    "creat",
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "rename",
    "renameat",
    "renameat2",
    "mkdir",
    "mkdirat",
    "unlink",
    "unlinkat",
    "rmdir",
    "symlink",
    "symlinkat",
    "link",
    "linkat",
    "ftruncate",
    "fchmod",
    "flock",
    "close",
];

/// A call of a publish.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    /// The call's name.
    pub(super) name: &'static str,
    /// Among the calls of that name, from 1.
    pub(super) number: usize,
    /// Whether it ends a listing of a folder. No system fails there, and Rust's library takes it for impossible.
    pub(super) is_listing: bool,
}

/// How the served folder is switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Link,
    Exchange,
}

/// Versions of a site, and the folder they are published to.
pub(super) struct Stand {
    versions: Vec<Sandbox>,
    /// Of each version, every file that readers may see.
    pub(super) trees: Vec<BTreeMap<String, Vec<u8>>>,
    folder: TempDir,
    way: Way,
}

impl Stand {
    /// As many versions as are asked for; nothing is published yet.
    pub(super) fn new(versions: u32, way: Way) -> Self {
        let make = |number| {
            let sandbox = Sandbox::new();
            let completed = format!("completed: {}", 11_900 + number);
            sandbox.edit("content/projects/bei-solar.yaml", "completed: 11900", &completed);
            sandbox
        };
        let versions: Vec<Sandbox> = (0..versions).map(make).collect();
        let mut stand = Self { versions, trees: Vec::new(), folder: tempfile::tempdir().unwrap(), way };
        for version in 0..stand.versions.len() {
            stand.reset(None);
            assert_eq!(stand.publish(version).code, 0);
            let tree = stand.shown().unwrap();
            stand.trees.push(tree);
        }
        stand
    }

    /// What is published to.
    pub(super) fn place(&self) -> PathBuf {
        self.folder.path().join("place/www")
    }

    /// What readers see.
    pub(super) fn site(&self) -> PathBuf {
        if self.way == Way::Link { self.place().join("current") } else { self.place() }
    }

    fn home(&self) -> PathBuf {
        if self.way == Way::Link { self.place() } else { self.place().with_file_name(".www.tongbao") }
    }

    pub(super) fn arguments(&self) -> Vec<String> {
        let place = self.place().to_string_lossy().into_owned();
        let exchange = (self.way == Way::Exchange).then(|| "--exchange".to_owned());
        ["publish".to_owned(), place].into_iter().chain(exchange).collect()
    }

    /// The program in the folder of a version.
    pub(super) fn program(&self, version: usize) -> Command {
        program(&self.versions[version].path(""))
    }

    pub(super) fn publish(&self, version: usize) -> Run {
        ended(self.program(version).args(self.arguments()))
    }

    /// Puts the place into a state that was kept, or removes all of it.
    pub(super) fn reset(&self, kept: Option<&Path>) {
        let place = self.folder.path().join("place");
        let _ = fs::remove_dir_all(&place);
        match kept {
            None => fs::create_dir(&place).unwrap(),
            Some(kept) => copy(kept, &place),
        }
    }

    /// Keeps the state of the place.
    pub(super) fn keep(&self) -> PathBuf {
        let kept = self.folder.path().join("kept");
        copy(&self.folder.path().join("place"), &kept);
        kept
    }

    /// What readers see, with links followed once, as one request does; nothing where there is no site.
    pub(super) fn shown(&self) -> Option<BTreeMap<String, Vec<u8>>> {
        fs::canonicalize(self.site()).ok().map(|site| tree(&site)).filter(|tree| !tree.is_empty())
    }

    /// Which version is shown, whole; `Err` says what else is.
    pub(super) fn version(&self) -> Result<Option<usize>, String> {
        let Some(shown) = self.shown() else { return Ok(None) };
        match self.trees.iter().position(|tree| *tree == shown) {
            Some(version) => Ok(Some(version)),
            None => Err(format!("a site of {} files that is no version", shown.len())),
        }
    }

    /// Every name that a publish keeps beside the site, and every release.
    pub(super) fn beside(&self) -> Vec<String> {
        let home = self.home();
        [names(self.place().parent().unwrap()), names(&home), names(&home.join("releases"))].concat()
    }

    /// All calls of a publish as strace shows them, one a line, after the number of the thread.
    pub(super) fn trace(&self, version: usize) -> String {
        let log = self.folder.path().join("log");
        let mut traced = traced(&self.program(version), &["-y", "-o", log.to_str().unwrap()]);
        let asked = format!("trace={}", CALLS.join(","));
        let run = ended(traced.args(["-e", &asked, env!("CARGO_BIN_EXE_tongbao")]).args(self.arguments()));
        assert_eq!(run.code, 0, "{run:?}");
        fs::read_to_string(&log).unwrap()
    }

    /// The calls of a publish that touch the place.
    pub(super) fn points(&self, version: usize) -> Vec<Point> {
        let (place, log) = (self.place().to_string_lossy().into_owned(), self.trace(version));
        let home = self.home().to_string_lossy().into_owned();
        let (mut counts, mut points) = (BTreeMap::new(), Vec::new());
        let (mut threads, mut listings) = (BTreeSet::new(), BTreeSet::new());
        for line in log.lines() {
            let (thread, call) = line.split_once(' ').unwrap();
            threads.insert(thread);
            let Some(name) = CALLS.into_iter().find(|name| call.trim_start().starts_with(&format!("{name}("))) else {
                continue;
            };
            let count = counts.entry(name).or_insert(0);
            *count += 1;
            // `openat(…, O_DIRECTORY) = 5</path>`, later `close(5</path>) = 0`.
            let opened = line.rsplit_once(" = ").and_then(|(_, end)| end.split_once('<')).map(|(handle, _)| handle);
            let closed = line.split_once("close(").and_then(|(_, rest)| rest.split_once('<')).map(|(handle, _)| handle);
            let is_listing = closed.is_some_and(|handle| listings.remove(handle));
            if let Some(handle) = opened.filter(|_| line.contains("O_DIRECTORY")) {
                listings.insert(handle);
            }
            if line.contains(&place) || line.contains(&home) {
                points.push(Point { name, number: *count, is_listing });
            }
        }
        assert_eq!(threads.len(), 1, "strace counts for each thread, so there must be one");
        points
    }
}

/// Runs the program under strace with a fault; the code of one that was killed is -1.
pub(super) fn strace(program: &Command, arguments: &[impl AsRef<std::ffi::OsStr>], fault: &str) -> Run {
    let mut traced = traced(program, &["-o", "/dev/null"]);
    let name = fault.split(['=', ':']).nth(1).unwrap();
    let asked = format!("trace={name}");
    ended(traced.args(["-e", &asked, "-e", fault]).arg(program.get_program()).args(arguments))
}

fn traced(program: &Command, options: &[&str]) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(options).current_dir(program.get_current_dir().unwrap());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    // One thread, so that the n-th call is the same one in each run.
    command.env("RAYON_NUM_THREADS", "1");
    command
}

#[track_caller]
fn ended(command: &mut Command) -> Run {
    let output = command.output().unwrap_or_else(|error| {
        panic!(
            "{}: {error}; the tests of publishing need strace, on Debian: apt-get install strace",
            command.get_program().display()
        )
    });
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// With links, hard and symbolic, as they are.
fn copy(from: &Path, to: &Path) {
    assert!(Command::new("cp").arg("-a").args([from, to]).status().unwrap().success());
}
