//! Bundles: the same everywhere, accepted by foreign validators, replayed, checked with coreutils alone, and open to nobody's harm.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "archiving/foreign.rs"]
mod foreign;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tongbao::load::Sources;
use tongbao::verify::{Known, verify};

use crate::support::{Sandbox, names, program, tree};

/// The issue of the campaign that `tongbao new` makes.
const ISSUE: &str = "2025-07";

/// Makes a bundle of a fresh campaign, its files laid down in another order, by a line of shell around the program.
fn made(rotate: usize, around: &str, environment: &[(&str, &str)]) -> BTreeMap<String, (Vec<u8>, u32)> {
    let source = Sandbox::new();
    let root = tempfile::Builder::new().prefix("档案 ").tempdir().unwrap();
    let mut files: Vec<(String, Vec<u8>)> = tree(&source.path("content")).into_iter().collect();
    let middle = rotate % files.len();
    files.rotate_left(middle);
    for (path, bytes) in files {
        let file = root.path().join("content").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let own = program(root.path());
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &format!("{around} \"$0\" \"$@\"")]).arg(own.get_program());
    command.args(["archive", ISSUE, "--to", "to", "--zip"]).envs(environment.iter().copied()).current_dir(root.path());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{around}: {output:?}");
    let to = root.path().join("to");
    assert_eq!(names(&to), [ISSUE, "2025-07.zip"], "nothing is left beside them");
    let mode = |path: &String| fs::metadata(to.join(path)).unwrap().permissions().mode();
    tree(&to)
        .into_iter()
        .map(|(path, bytes)| {
            let mode = mode(&path);
            (path, (bytes, mode))
        })
        .collect()
}

#[test]
fn a_bundle_is_the_same_everywhere() {
    let usual = made(0, "umask 022;", &[("RAYON_NUM_THREADS", "2")]);
    assert!(usual.len() > 100);
    let others: [(&str, &[(&str, &str)]); 6] = [
        ("umask 077;", &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "1")]),
        ("umask 000;", &[("TZ", "America/Anchorage"), ("LC_ALL", "tr_TR.UTF-8"), ("RAYON_NUM_THREADS", "7")]),
        ("faketime '1999-12-31 23:59:59'", &[("LANG", "C")]),
        ("faketime '2099-02-28 12:00:00'", &[("LANG", "de_DE.UTF-8")]),
        ("taskset -c 0", &[("TZ", "Asia/Shanghai")]),
        ("env -i", &[]),
    ];
    for (number, (around, environment)) in others.into_iter().enumerate() {
        let other = made(number * 3 + 1, around, environment);
        assert!(usual.keys().eq(other.keys()), "{around}: the names differ");
        for (path, (bytes, mode)) in &usual {
            assert!(*bytes == other[path].0, "{around}: {path} differs");
            assert_eq!(*mode, other[path].1, "{around}: {path}");
        }
    }
}

/// What makes it again knows nothing of the machine either.
#[test]
fn a_bundle_holds_everywhere() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["archive", ISSUE, "--to", "a", "--zip"]);
    for (around, target) in [
        ("umask 077; TZ=Pacific/Kiritimati LC_ALL=zh_CN.UTF-8 RAYON_NUM_THREADS=1", "a/2025-07"),
        ("umask 000; TZ=America/Anchorage LC_ALL=tr_TR.UTF-8 RAYON_NUM_THREADS=7", "a/2025-07.zip"),
        ("faketime '1999-12-31 23:59:59'", "a/2025-07"),
        ("faketime '2099-02-28 12:00:00'", "a/2025-07.zip"),
        ("taskset -c 0", "a/2025-07"),
        ("env -i", "a/2025-07"),
    ] {
        let mut command = std::process::Command::new("sh");
        let line = format!("{around} \"$0\" verify {target} --deny-warnings");
        command.args(["-c", &line]).arg(program(&sandbox.path("")).get_program()).current_dir(sandbox.path(""));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{around}: {output:?}");
    }
}

#[test]
fn the_time_of_capture_is_what_was_said() {
    let sandbox = Sandbox::new();
    let captured = |to: &str| {
        let text = fs::read_to_string(sandbox.path(&format!("{to}/{ISSUE}/MANIFEST.json"))).unwrap();
        let about: serde_json::Value = serde_json::from_str(&text).unwrap();
        let about = &about["about"];
        (about["captured"].as_str().unwrap().to_owned(), about["captured_is_given"].as_bool().unwrap())
    };
    sandbox.expect(0, &["archive", ISSUE, "--to", "a"]);
    assert_eq!(captured("a"), ("2025-08-10T00:00:00Z".to_owned(), false));
    sandbox.expect(0, &["archive", ISSUE, "--to", "b", "--captured", "2025-08-11T09:30:00+08:00"]);
    assert_eq!(captured("b"), ("2025-08-11T01:30:00Z".to_owned(), true));
    sandbox.expect(0, &["verify", &format!("b/{ISSUE}")]);
    sandbox.expect(2, &["archive", ISSUE, "--to", "c", "--captured", "yesterday"]);
}

#[test]
fn an_archive_is_never_written_over() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["archive", ISSUE, "--to", "a"]);
    let before = tree(&sandbox.path("a"));
    let run = sandbox.expect(2, &["archive", ISSUE, "--to", "a"]);
    assert!(run.stderr.contains("never written over"), "{}", run.stderr);
    assert!(tree(&sandbox.path("a")) == before);
    let run = sandbox.expect(2, &["archive", "2025-06", "--to", "b"]);
    assert!(run.stderr.contains(ISSUE) && run.stderr.contains("campaign"), "{}", run.stderr);
    let run = sandbox.expect(2, &["archive", ISSUE, "--to", "content/x"]);
    assert!(run.stderr.contains("inside content"), "{}", run.stderr);
    sandbox.edit("content/projects/bei-solar.yaml", "completed: 11900", "completed: many");
    sandbox.expect(1, &["archive", ISSUE, "--to", "c"]);
    assert!(!sandbox.path("c").exists());
}

#[test]
fn what_a_killed_archive_left_is_cleared() {
    let sandbox = Sandbox::new();
    sandbox.write(&format!("a/.{ISSUE}.staging/{ISSUE}/half.html"), "<p>ha");
    sandbox.expect(0, &["archive", ISSUE, "--to", "a"]);
    assert_eq!(names(&sandbox.path("a")), [ISSUE]);
    sandbox.expect(0, &["verify", &format!("a/{ISSUE}")]);
}

#[test]
fn what_is_not_ours_is_not_judged() {
    let sandbox = Sandbox::new();
    sandbox.write("other/index.html", "<p>");
    sandbox.write("note.txt", "x");
    for path in ["other", "note.txt", "nowhere"] {
        sandbox.expect(2, &["verify", path]);
    }
    sandbox.expect(0, &["archive", ISSUE, "--to", "a"]);
    let run = sandbox.expect(2, &["verify", &format!("a/{ISSUE}"), "--key", "note.txt"]);
    assert!(run.stderr.contains("no public key"), "{}", run.stderr);
    sandbox.expect(2, &["verify", &format!("a/{ISSUE}"), "--head", "12"]);
}

/// The four properties, and what was not checked, in both languages.
#[test]
fn the_report_says_what_was_not_checked() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["archive", ISSUE, "--to", "a", "--without-inputs"]);
    let path = format!("a/{ISSUE}");
    let run = sandbox.expect(0, &["verify", &path]);
    for word in ["authenticity", "integrity", "usability", "safety", "not checked", "--inputs", "no deviation"] {
        assert!(run.stdout.contains(word), "{word}: {}", run.stdout);
    }
    let run = sandbox.expect(0, &["verify", &path, "--lang", "zh"]);
    for word in ["真实性", "完整性", "可用性", "安全性", "未核", "没有发现不符"] {
        assert!(run.stdout.contains(word), "{word}: {}", run.stdout);
    }
    let json = sandbox.expect(0, &["verify", &path, "--format", "json"]).json();
    assert_eq!(json["subject"], "bundle");
    assert_eq!(json["summary"]["errors"], 0);
    assert!(!json["not_checked"].as_array().unwrap().is_empty());
    sandbox.expect(0, &["build"]);
    sandbox.expect(0, &["verify", "output"]);
    // The sandbox keeps a hidden file in its output, and a built site has no digests: both are only warnings.
    sandbox.expect(1, &["verify", "output", "--deny-warnings"]);
}

/// A word that stands in a comment, and one that is for offices only.
#[test]
fn what_is_not_public_is_not_in_a_public_bundle() {
    let sandbox = Sandbox::new();
    sandbox.edit("content/projects/bei-solar.yaml", "total_investment:", "# canary-comment\ntotal_investment:");
    sandbox.edit("content/projects/nan-road.yaml", "    raised:", "    office_note: canary-office\n    raised:");
    sandbox.expect(0, &["check"]);
    sandbox.expect(0, &["archive", ISSUE, "--to", "public", "--without-inputs"]);
    sandbox.expect(0, &["archive", ISSUE, "--to", "offices"]);
    let holds = |folder: &str, word: &str| {
        let of = |bytes: &Vec<u8>| bytes.windows(word.len()).any(|window| window == word.as_bytes());
        tree(&sandbox.path(folder)).iter().any(|(path, bytes)| path.contains(word) || of(bytes))
    };
    for word in ["canary-comment", "canary-office"] {
        assert!(!holds("public", word), "{word}");
        assert!(holds("offices", word), "{word}");
    }
    let home = sandbox.path("");
    assert!(!holds("offices", home.to_str().unwrap()), "where it was made is nobody's business");
}

#[test]
fn a_campaign_is_archived_as_a_whole() {
    let sandbox = Sandbox::new();
    let run = sandbox.expect(0, &["archive", "campaign", "--to", "a", "--format", "json"]).json();
    assert_eq!(run["made"][0], "a/campaign");
    let pages = tree(&sandbox.path("a/campaign/data/site"));
    sandbox.expect(0, &["build", "--output", "www"]);
    let mut site = tree(&sandbox.path("www"));
    site.remove(".tongbao");
    assert!(pages == site, "the pages are those of a build");
    sandbox.expect(0, &["verify", "a/campaign"]);
}

/// Bytes of a bundle changed, cut and doubled anywhere: verify always ends with a finding or a refusal.
#[test]
fn no_bundle_makes_it_panic() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["archive", ISSUE, "--to", "a", "--zip", "--without-inputs"]);
    let zip = fs::read(sandbox.path("a/2025-07.zip")).unwrap();
    let folder = sandbox.path(&format!("a/{ISSUE}"));
    let lists = ["MANIFEST.json", "SHA256SUMS", "bag-info.txt", "manifest-sha256.txt"];
    let lists: Vec<Vec<u8>> = lists.iter().map(|list| fs::read(folder.join(list)).unwrap()).collect();
    let change = (any::<prop::sample::Index>(), 0..4_u8, any::<u8>(), 1..40_usize);
    let changes = (0..=lists.len(), prop::collection::vec(change, 1..6));
    let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let ran = runner.run(&changes, |(which, changes)| {
        let mut bytes = lists.get(which).unwrap_or(&zip).clone();
        for (at, what, byte, length) in changes {
            // The end of a ZIP file is where its list is.
            let from = if which == lists.len() { bytes.len().saturating_sub(20_000) } else { 0 };
            let at = from + at.index(bytes.len() - from);
            let end = bytes.len().min(at + length);
            match what {
                0 => bytes[at] = byte,
                1 => drop(bytes.drain(at..end)),
                2 => bytes.extend_from_within(at..end),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let room = tempfile::tempdir().unwrap();
        let target = if which == lists.len() {
            fs::write(room.path().join("b.zip"), &bytes).unwrap();
            room.path().join("b.zip")
        } else {
            let names = ["MANIFEST.json", "SHA256SUMS", "bag-info.txt", "manifest-sha256.txt"];
            link_all(&folder, room.path());
            fs::remove_file(room.path().join(names[which])).unwrap();
            fs::write(room.path().join(names[which]), &bytes).unwrap();
            room.path().to_owned()
        };
        // Whatever it says of them: it comes back.
        let build = |sources: &Sources| {
            let built = tongbao::build(sources);
            (built.plan, built.problems)
        };
        let _ = verify(&target, Known::default(), &build);
        Ok(())
    });
    ran.unwrap();
}

fn link_all(from: &Path, to: &Path) {
    for path in tree(from).keys() {
        fs::create_dir_all(to.join(path).parent().unwrap()).unwrap();
        fs::hard_link(from.join(path), to.join(path))
            .or_else(|_| fs::copy(from.join(path), to.join(path)).map(drop))
            .unwrap();
    }
}
