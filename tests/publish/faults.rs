//! Killed, refused by the disk, read and raced: after each fault the folder shows a whole site, and nobody was told a falsehood.
//!
//! `cargo test` tries a part that is spread evenly; `tests/publish/all` sets `TONGBAO_ALL_FAULTS` and tries all. Counts are printed.

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::stand::{Point, Stand, Way, strace};
use crate::support::Run;

/// Whether every point is tried.
pub(super) fn all() -> bool {
    std::env::var_os("TONGBAO_ALL_FAULTS").is_some()
}

/// Prints a line of the figures.
#[expect(clippy::print_stdout, reason = "figures are what the whole run is for")]
pub(super) fn figure(text: &str) {
    println!("{text}");
}

/// After a fault: the old site or the new one, nothing promised that is not so, and the next publish leaves no trace of the fault.
fn judge(stand: &Stand, old: Option<usize>, run: &Run, beside: &[String]) -> Result<usize, String> {
    let shown = stand.version()?;
    if shown != old && shown != Some(1) {
        return Err(format!("version {shown:?} is shown"));
    }
    let is_said = run.code == 0 || run.stdout.contains("published");
    if is_said && shown != Some(1) {
        return Err("it says that it has published and has not".to_owned());
    }
    if run.stderr.contains("panicked") || run.stdout.contains("panicked") {
        return Err(format!("panic: {}", run.stderr));
    }
    let again = stand.publish(1);
    if again.code != 0 || stand.version()? != Some(1) {
        return Err(format!("the next publish does not repair it: {}", again.stderr));
    }
    if stand.beside() != beside {
        return Err(format!("left over: {:?}", stand.beside()));
    }
    Ok(usize::from(shown == Some(1)))
}

/// Every n-th call fails in every way.
fn try_points(way: Way, is_first: bool) {
    let stand = Stand::new(2, way);
    stand.reset(None);
    let old = if is_first {
        None
    } else {
        assert_eq!(stand.publish(0).code, 0);
        Some(0)
    };
    let kept = stand.keep();
    let points = stand.points(1);
    let beside = stand.beside();
    assert_eq!(stand.version(), Ok(Some(1)));
    // Calls that come seldom are the ones that switch; of the others, and of the faults, some are enough for every day.
    let is_tried = |point: &&Point| {
        let often = points.iter().filter(|other| other.name == point.name).count();
        all() || point.number.is_multiple_of(often.div_ceil(3))
    };
    let tried: Vec<&Point> = points.iter().filter(is_tried).collect();
    let (mut broken, mut runs, mut refused, mut new) = (Vec::new(), 0, 0, 0);
    for (at, Point { name, number, is_listing }) in tried.iter().enumerate() {
        for (own, fault) in ["signal=KILL", "error=ENOSPC", "error=EIO"].into_iter().enumerate() {
            if (*is_listing && own > 0) || !(all() || at % 3 == own) {
                continue;
            }
            stand.reset(Some(&kept));
            let run = strace(&stand.program(1), &stand.arguments(), &format!("inject={name}:{fault}:when={number}"));
            (runs, refused) = (runs + 1, refused + usize::from(run.code != 0));
            match judge(&stand, old, &run, &beside) {
                Ok(is_new) => new += is_new,
                Err(why) => broken.push(format!("{fault} at {name} {number}: {why}\n{run:?}")),
            }
        }
    }
    let publish = if is_first { "first publish" } else { "publish over another" };
    figure(&format!(
        "{way:?}, {publish}: {runs} faults at {} of {} calls, {refused} runs ended by them, {new} with the new site shown, {} broken",
        tried.len(),
        points.len(),
        broken.len()
    ));
    assert!(broken.is_empty(), "{} faults:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn a_fault_at_any_call_leaves_a_whole_site_behind_the_link() {
    try_points(Way::Link, false);
}

#[test]
fn a_fault_at_any_call_leaves_a_whole_folder() {
    try_points(Way::Exchange, false);
}

#[test]
fn a_fault_at_any_call_of_the_first_publish_leaves_nothing_half() {
    try_points(Way::Link, true);
    if all() {
        try_points(Way::Exchange, true);
    }
}

/// What power may take is what was not synced. Read from the calls: files and folders before the release has its name, the name before
/// the switch, the switch before it is said.
#[test]
fn what_is_said_to_be_published_is_on_the_disk() {
    let stand = Stand::new(1, Way::Link);
    stand.reset(None);
    let log = stand.trace(0);
    let between = |line: &str, from: char, to: char| {
        let inside = line.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(inside, _)| inside);
        inside.trim_end_matches('/').to_owned()
    };
    let (mut changed, mut synced, mut steps) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for (at, line) in log.lines().enumerate() {
        let call = line.split_once(' ').unwrap().1.trim_start();
        let (quoted, handle) = (between(call, '"', '"'), between(call, '<', '>'));
        match call.split('(').next().unwrap() {
            "openat" | "mkdir" if call.starts_with("mkdir") || call.contains("O_CREAT") => {
                changed.insert(quoted.rsplit_once('/').unwrap().0.to_owned(), at);
                changed.insert(quoted, at);
            }
            "write" if call.contains("\"published: ") => steps.push("said"),
            "write" => drop(changed.insert(handle, at)),
            "fsync" => {
                steps.extend(
                    [("/releases", "name synced"), ("/www", "switch synced")]
                        .iter()
                        .find_map(|(end, step)| handle.ends_with(end).then_some(*step)),
                );
                synced.insert(handle, at);
            }
            "rename" if quoted.ends_with("/.incoming") => {
                let inside: Vec<_> = changed.iter().filter(|(path, _)| path.starts_with(&quoted)).collect();
                assert!(inside.len() > 60, "{inside:?}");
                for (path, last) in inside {
                    assert!(synced.get(path).is_some_and(|at| at > last), "{path} was not on the disk");
                }
                steps.push("named");
            }
            "rename" if quoted.ends_with("/.current") => steps.push("switched"),
            _ => {}
        }
    }
    let named = steps.iter().position(|step| *step == "named").unwrap();
    assert_eq!(steps[named..], ["named", "name synced", "switched", "switch synced", "said"]);
}

#[test]
fn killed_at_any_moment_the_site_is_whole() {
    let kills = if all() { 300 } else { 12 };
    for way in [Way::Link, Way::Exchange] {
        let stand = Stand::new(2, way);
        stand.reset(None);
        assert_eq!(stand.publish(0).code, 0);
        let kept = stand.keep();
        let longest = how_long(&stand);
        assert_eq!(stand.version(), Ok(Some(1)));
        let beside = stand.beside();
        let (mut new, mut killed, mut seed) = (0, 0, 1_u64);
        // A kill that comes too late is none.
        let (mut moments, most) = (0, 10 * kills);
        while killed < kills && moments < most {
            moments += 1;
            stand.reset(Some(&kept));
            // Numbers that look random and are the same each time.
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let wait = longest.saturating_mul(u32::try_from(seed >> 44).unwrap()) / (1 << 20);
            let mut child =
                stand.program(1).args(stand.arguments()).stdout(std::process::Stdio::piped()).spawn().unwrap();
            std::thread::sleep(wait);
            child.kill().unwrap();
            let output = child.wait_with_output().unwrap();
            killed += usize::from(!output.status.success());
            let stdout = String::from_utf8(output.stdout).unwrap();
            let run = Run { code: output.status.code().unwrap_or(-1), stdout, stderr: String::new() };
            match judge(&stand, Some(0), &run, &beside) {
                Ok(is_new) => new += is_new,
                Err(why) => panic!("kill {killed} after {wait:?}: {why}"),
            }
        }
        figure(&format!("{way:?}: {killed} kills at {moments} moments: 0 broken, {new} with the new site shown"));
        assert_eq!(killed, kills, "kills that came in time");
    }
}

/// How long a publish takes here, so that kills fall into it.
#[expect(clippy::disallowed_methods, reason = "moments to kill at are spread over the time that a publish takes")]
fn how_long(stand: &Stand) -> Duration {
    let start = std::time::Instant::now();
    assert_eq!(stand.publish(1).code, 0);
    start.elapsed()
}

#[test]
fn readers_find_every_page_whole_at_any_time() {
    let publishes = if all() { 100 } else { 8 };
    for way in [Way::Link, Way::Exchange] {
        // Three releases stay, so each of four is written anew when its turn comes.
        let stand = Stand::new(4, way);
        stand.reset(None);
        assert_eq!(stand.publish(0).code, 0);
        let paths: Vec<&String> = stand.trees[0].keys().collect();
        let (has_ended, reads, wrong) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for reader in 0..4 {
                let (stand, paths, has_ended, reads, wrong) = (&stand, &paths, &has_ended, &reads, &wrong);
                scope.spawn(move || {
                    for path in paths.iter().cycle().skip(reader * 11) {
                        if has_ended.load(Ordering::Relaxed) {
                            break;
                        }
                        let bytes = fs::read(stand.site().join(path)).ok();
                        let is_whole =
                            bytes.is_some() && stand.trees.iter().any(|tree| tree.get(*path) == bytes.as_ref());
                        wrong.fetch_add(usize::from(!is_whole), Ordering::Relaxed);
                        reads.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
            let runs: Vec<i32> = (1..=publishes).map(|number| stand.publish(number % 4).code).collect();
            has_ended.store(true, Ordering::Relaxed);
            assert_eq!(runs, vec![0; publishes]);
        });
        let (reads, wrong) = (reads.into_inner(), wrong.into_inner());
        figure(&format!("{way:?}: four readers over {publishes} publishes: {reads} reads, {wrong} missing or torn"));
        assert_eq!(wrong, 0);
    }
}

#[test]
fn of_two_publishers_one_waits_or_is_told() {
    let pairs = if all() { 50 } else { 4 };
    let stand = Stand::new(2, Way::Link);
    let mut told = 0;
    for _ in 0..pairs {
        stand.reset(None);
        let start = |version| {
            stand
                .program(version)
                .args(stand.arguments())
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap()
        };
        let both = [start(0), start(1)];
        let codes = both.map(|mut child| child.wait().unwrap().code().unwrap());
        assert!(codes.contains(&0) && codes.iter().all(|code| [0, 3].contains(code)), "{codes:?}");
        told += usize::from(codes.contains(&3));
        let shown = stand.version().unwrap().unwrap();
        assert_eq!(codes[shown], 0, "{codes:?}");
    }
    figure(&format!("{pairs} pairs of publishers: {told} times one was told that the other is at it, 0 mixed sites"));
    assert!(told > 0, "the two never met");
}

/// Needs the right to mount, so it is a part of the whole run only.
#[test]
fn a_full_disk_is_said_with_what_is_needed_and_free() {
    if !all() {
        return;
    }
    let stand = Stand::new(2, Way::Link);
    stand.reset(None);
    let place = stand.place();
    let (mut full, mut done) = (0, 0);
    for size in (0..20).map(|step| 64 + 48 * step) {
        fs::create_dir_all(&place).unwrap();
        let mount = |arguments: &[&str]| {
            let run = std::process::Command::new(arguments[0]).args(&arguments[1..]).arg(&place).status().unwrap();
            assert!(run.success(), "{arguments:?}: the whole run needs the right to mount");
        };
        mount(&["mount", "-t", "tmpfs", "-o", &format!("size={size}k"), "tmpfs"]);
        let mut old = None;
        for version in [0, 1] {
            let run = stand.publish(version);
            let is_full = run.code == 2 && run.stderr.contains("bytes are needed") && run.stderr.contains("are free");
            assert!(run.code == 0 || is_full, "{size}k: {run:?}");
            old = if run.code == 0 { Some(version) } else { old };
            assert_eq!(stand.version(), Ok(old), "{size}k");
            full += usize::from(is_full);
            done += usize::from(!is_full);
        }
        mount(&["umount"]);
    }
    figure(&format!("20 small disks: {full} publishes refused for want of room, {done} done, 0 broken"));
    assert!(full > 0 && done > 0);
}
