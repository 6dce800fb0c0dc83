//! Publishing to a folder: what is said, what stands there afterwards, what is refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;

use walkdir::WalkDir;

use crate::support::{Run, Sandbox, names, program, tree};

#[path = "publish/faults.rs"]
mod faults; // killed, refused by the disk, read and raced at every point
#[path = "publish/memory.rs"]
mod memory; // an object store in memory, cut after each single request
#[cfg(feature = "store")]
#[path = "publish/moto.rs"]
mod moto; // a real S3-compatible server behind a proxy that cuts
#[path = "publish/needs.rs"]
mod needs; // what a page needs to be whole
#[path = "publish/stand.rs"]
mod stand; // versions of a site, and the program under strace

const PROJECT: &str = "content/projects/bei-solar.yaml";

/// Names in `releases`, as the marker lists them.
fn releases(home: &Path) -> Vec<String> {
    let marker = fs::read_to_string(home.join(".tongbao")).unwrap();
    let listed: Vec<String> = marker.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect();
    let mut sorted = listed.clone();
    sorted.sort();
    assert_eq!(names(&home.join("releases")), sorted, "the folder holds what the marker lists");
    listed
}

fn publish(sandbox: &Sandbox, completed: u32) -> String {
    let text = fs::read_to_string(sandbox.path(PROJECT)).unwrap();
    let record = "  - as_of: 2025-07-31\n    completed: ";
    let at = text.find(record).unwrap() + record.len();
    sandbox.write(PROJECT, &format!("{}{completed}{}", &text[..at], &text[at + 5..]));
    let run = sandbox.expect(0, &["publish", "www", "--format", "json"]).json();
    run["published"]["release"].as_str().unwrap().to_owned()
}

#[test]
fn the_site_is_what_build_makes_and_the_manifest_names_all_of_it() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["build"]);
    let run = sandbox.expect(0, &["publish", "www"]);
    assert!(run.stdout.starts_with("published: 2025-07-"), "{}", run.stdout);
    assert!(run.stdout.contains("www/current"), "{}", run.stdout);
    assert_eq!(run.stderr, "");
    let site = sandbox.path("www/current");
    let (mut built, mut published) = (tree(&sandbox.path("output")), tree(&fs::canonicalize(&site).unwrap()));
    built.retain(|name, _| !name.starts_with('.'));
    let manifest: serde_json::Value = serde_json::from_slice(&published.remove("manifest.json").unwrap()).unwrap();
    assert!(built == published, "the same files with the same bytes");
    // By another's program.
    let list: String = manifest["files"].as_array().unwrap().iter().map(line).collect();
    let checked =
        pipe(Command::new("sha256sum").args(["--check", "--strict", "--quiet", "-"]).current_dir(&site), &list);
    assert_eq!((checked.code, checked.stdout.as_str()), (0, ""), "{checked:?}");
    assert_eq!(manifest["files"].as_array().unwrap().len(), published.len());
    let digest = pipe(&mut Command::new("sha256sum"), &list).stdout;
    assert_eq!(manifest["tree"], digest.split(' ').next().unwrap());
    let name = fs::read_link(&site).unwrap().to_string_lossy().into_owned();
    assert_eq!(name, format!("releases/2025-07-{}", &digest[..12]));
    assert_eq!(manifest["format"], "tongbao-site");
    assert_eq!(manifest["audience"], "public");
}

fn line(file: &serde_json::Value) -> String {
    format!("{}  {}\n", file["sha256"].as_str().unwrap(), file["path"].as_str().unwrap())
}

fn pipe(command: &mut Command, text: &str) -> Run {
    let mut child = command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let code = output.status.code().unwrap();
    Run { code, stdout: String::from_utf8(output.stdout).unwrap(), stderr: String::new() }
}

#[test]
fn three_releases_stay_and_each_rollback_goes_one_further_back() {
    let sandbox = Sandbox::new();
    let all: Vec<String> = [11901, 11902, 11903, 11904].map(|completed| publish(&sandbox, completed)).into();
    assert_eq!(releases(&sandbox.path("www")), all[1..]);
    let shown = || fs::read_link(sandbox.path("www/current")).unwrap().file_name().unwrap().to_owned();
    for expected in [&all[2], &all[1]] {
        let run = sandbox.expect(0, &["publish", "www", "--rollback"]);
        assert!(run.stdout.starts_with(&format!("shown again: {expected}")), "{}", run.stdout);
        assert_eq!(shown().to_str(), Some(expected.as_str()));
    }
    let run = sandbox.expect(2, &["publish", "www", "--rollback"]);
    assert!(run.stderr.contains("no earlier release"), "{}", run.stderr);
    assert_eq!(releases(&sandbox.path("www")), all[1..], "what was withdrawn stays until something else is published");
    let newest = publish(&sandbox, 11905);
    assert_eq!(releases(&sandbox.path("www")), [all[1].clone(), newest]);
}

#[test]
fn what_was_withdrawn_can_be_published_again() {
    let sandbox = Sandbox::new();
    let all = [11901, 11902].map(|completed| publish(&sandbox, completed));
    sandbox.expect(0, &["publish", "www", "--rollback"]);
    let run = sandbox.expect(0, &["publish", "www", "--format", "json"]).json();
    assert_eq!(run["published"]["written"], 0, "{run}");
    assert_eq!(releases(&sandbox.path("www")), all);
}

#[test]
fn unchanged_files_are_the_same_files_and_nothing_is_written_twice() {
    let sandbox = Sandbox::new();
    publish(&sandbox, 11901);
    let file = |path: &str| fs::metadata(sandbox.path("www/current").join(path)).unwrap();
    let before = ["404.html", "projects/bei-solar.html"].map(|path| (file(path).ino(), file(path).mtime()));
    publish(&sandbox, 11902);
    assert_eq!((file("404.html").ino(), file("404.html").mtime()), before[0]);
    assert_ne!(file("projects/bei-solar.html").ino(), before[1].0);
    let run = sandbox.expect(0, &["publish", "www", "--format", "json"]).json();
    assert_eq!(run["published"]["written"], 0, "{run}");
    assert!(run["published"]["previous"].is_null(), "{run}");
}

#[test]
fn a_web_server_can_read_everything_whatever_the_umask() {
    let sandbox = Sandbox::new();
    for way in ["www", "served --exchange"] {
        let line = format!("umask 077; exec {} publish {way}", env!("CARGO_BIN_EXE_tongbao"));
        let run = Command::new("sh").args(["-c", &line]).current_dir(sandbox.path("")).output().unwrap();
        assert!(run.status.success(), "{run:?}");
    }
    for site in ["www", "served"] {
        for entry in WalkDir::new(sandbox.path(site)).into_iter().map(Result::unwrap) {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            match entry.file_type() {
                kind if kind.is_dir() => assert_eq!(mode, 0o755, "{entry:?}"),
                kind if kind.is_file() && entry.file_name() != ".lock" => assert_eq!(mode, 0o644, "{entry:?}"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_folder_is_exchanged_as_a_whole_and_back() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["publish", "www", "--exchange"]);
    let first = tree(&sandbox.path("www"));
    assert!(!sandbox.path("www/current").exists() && first.contains_key("manifest.json"));
    sandbox.edit(PROJECT, "completed: 11900", "completed: 12900");
    let run = sandbox.expect(0, &["publish", "www", "--exchange", "--format", "json"]).json();
    let second = tree(&sandbox.path("www"));
    assert_ne!(first, second);
    let home = sandbox.path(".www.tongbao");
    let previous = run["published"]["previous"].as_str().unwrap();
    assert_eq!(names(&home.join("releases")), [previous], "the old site stands under its own name");
    sandbox.expect(0, &["publish", "www", "--exchange", "--rollback"]);
    assert!(tree(&sandbox.path("www")) == first);
    assert_eq!(names(&home.join("releases")), [run["published"]["release"].as_str().unwrap()]);
    // An empty folder that somebody has made for it.
    fs::create_dir(sandbox.path("empty")).unwrap();
    sandbox.expect(0, &["publish", "empty", "--exchange"]);
    assert!(tree(&sandbox.path("empty")) == second);
}

#[test]
fn what_others_have_there_is_refused_and_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.write("own/index.html", "mine\n");
    sandbox.write("releases/releases/mine", "mine\n");
    sandbox.write("marked/.tongbao", "# by somebody\n");
    sandbox.expect(0, &["build"]);
    sandbox.expect(0, &["publish", "linked"]);
    fs::remove_file(sandbox.path("linked/current")).unwrap();
    std::os::unix::fs::symlink("releases/mine", sandbox.path("linked/current")).unwrap();
    sandbox.expect(0, &["publish", "full", "--exchange"]);
    sandbox.write("full/projects/note.html", "mine\n");
    let all: [(&[&str], &str); 8] = [
        (&["own"], "index.html"),
        (&["own", "--exchange"], "did not publish"),
        (&["releases"], "releases"),
        (&["marked"], ".tongbao"),
        (&["output"], ".tongbao"),
        (&["output", "--exchange"], "did not publish"),
        (&["linked"], "current"),
        (&["full", "--exchange"], "projects/note.html"),
    ];
    for (arguments, said) in all {
        let before = tree(&sandbox.path(""));
        let run = sandbox.expect(2, &[&["publish"], arguments].concat());
        assert!(run.stderr.contains("did not publish") && run.stderr.contains(said), "{arguments:?}: {}", run.stderr);
        assert!(tree(&sandbox.path("")) == before, "{arguments:?}");
    }
    sandbox.expect(2, &["publish", "content/www"]);
    sandbox.expect(2, &["publish", "/"]);
    // What lies beside our own names is nobody's business.
    sandbox.write("beside/lost+found/mine", "mine\n");
    sandbox.expect(0, &["publish", "beside"]);
    assert_eq!(fs::read_to_string(sandbox.path("beside/lost+found/mine")).unwrap(), "mine\n");
}

#[test]
fn sites_for_the_public_and_for_offices_never_share_a_place() {
    let sandbox = Sandbox::new();
    for (first, second) in [("public", "offices"), ("offices", "public")] {
        for exchange in [false, true] {
            let place = format!("{first}-{exchange}");
            let publish = |audience: &'static str, code| {
                let mut arguments = vec!["publish", place.as_str(), "--audience", audience];
                arguments.extend(exchange.then_some("--exchange"));
                sandbox.expect(code, &arguments)
            };
            let run = publish(first, 0);
            assert_eq!(run.stderr.contains("must not be made public"), first == "offices", "{}", run.stderr);
            let before = tree(&sandbox.path(""));
            let run = publish(second, 2);
            assert!(run.stderr.contains("must never lie in its place"), "{}", run.stderr);
            assert!(tree(&sandbox.path("")) == before);
        }
    }
}

#[test]
fn problems_and_failing_templates_publish_nothing() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["publish", "www"]);
    let before = tree(&sandbox.path("www"));
    sandbox.write("themes/mine/templates/project.html", "{{ page.titel.a }}");
    let run = sandbox.expect(1, &["publish", "www", "--theme", "mine"]);
    assert!(run.stdout.contains("template-error") && run.stdout.contains("nothing was published"), "{}", run.stdout);
    sandbox.edit(PROJECT, "completed: 11900", "completed: 11,900");
    let run = sandbox.expect(1, &["publish", "www"]);
    assert!(run.stdout.contains("thousands-separator") && !run.stdout.contains("published:"), "{}", run.stdout);
    assert!(tree(&sandbox.path("www")) == before);
}

#[test]
fn a_dry_run_names_the_files_and_touches_nothing() {
    let sandbox = Sandbox::new();
    let run = sandbox.expect(0, &["publish", "www", "--dry-run", "--format", "json"]).json();
    assert!(run["changes"]["new"].as_array().unwrap().len() > 30 && !sandbox.path("www").exists(), "{run}");
    sandbox.expect(0, &["publish", "www"]);
    fs::remove_file(sandbox.path("content/pages/about.md")).unwrap();
    sandbox.edit(PROJECT, "completed: 11900", "completed: 12900");
    let before = tree(&sandbox.path("www"));
    let changes = &sandbox.expect(0, &["publish", "www", "--dry-run", "--format", "json"]).json()["changes"];
    assert_eq!(changes["gone"], serde_json::json!(["pages/about.html"]));
    assert!(changes["changed"].as_array().unwrap().contains(&"projects/bei-solar.html".into()), "{changes}");
    assert_eq!(changes["new"], serde_json::json!([]));
    assert!(tree(&sandbox.path("www")) == before);
    let said = sandbox.expect(0, &["publish", "www", "--dry-run", "--lang", "zh"]).stdout;
    assert!(said.contains("删除 1\n  pages/about.html\n") && said.contains("没有改动任何文件"), "{said}");
}

#[test]
fn options_of_folders_and_of_stores_do_not_mix() {
    let sandbox = Sandbox::new();
    for line in [
        "publish s3://a/b --keep 3",
        "publish s3://a/b --exchange",
        "publish s3://a/b --rollback",
        "publish www --max-deletes 3",
    ] {
        let run = sandbox.expect(2, &line.split(' ').collect::<Vec<_>>());
        assert!(run.stderr.starts_with("error: of no use for this place: `--"), "{}", run.stderr);
    }
    for place in ["s3://", "s3://a/../b", "s3://a//b"] {
        let run = sandbox.expect(2, &["publish", place]);
        assert!(run.stderr.contains("bucket and prefix are letters"), "{}", run.stderr);
    }
    assert!(!sandbox.path("www").exists() && !sandbox.path("s3:").exists());
}

/// `cargo test --features store` tries the store itself.
#[cfg(not(feature = "store"))]
#[test]
fn without_stores_it_is_said_how_to_get_them() {
    let sandbox = Sandbox::new();
    let run = sandbox.expect(2, &["publish", "s3://a/b"]);
    assert!(run.stderr.contains("--features store"), "{}", run.stderr);
}

#[test]
fn a_damaged_release_is_found_and_replaced() {
    let sandbox = Sandbox::new();
    let all = [11901, 11902].map(|completed| publish(&sandbox, completed));
    // The page differs between the two, so it is no link to the other release.
    let page = |name: &str| sandbox.path("www/releases").join(name).join("projects/bei-solar.html");
    fs::write(page(&all[0]), "changed").unwrap();
    let run = sandbox.expect(2, &["publish", "www", "--rollback"]);
    assert!(
        run.stderr.contains("projects/bei-solar.html") && run.stderr.contains("not what was rendered"),
        "{}",
        run.stderr
    );
    let good = fs::read(page(&all[1])).unwrap();
    fs::write(page(&all[1]), "changed").unwrap();
    let run = sandbox.expect(0, &["publish", "www", "--format", "json"]).json();
    assert_eq!(run["published"]["release"], format!("{}-2", all[1]), "{run}");
    assert_eq!(run["published"]["written"], 1, "{run}");
    assert_eq!(fs::read(sandbox.path("www/current/projects/bei-solar.html")).unwrap(), good);
    // With the folder itself there is no link to turn to another name.
    sandbox.expect(0, &["publish", "served", "--exchange"]);
    fs::write(sandbox.path("served/index.html"), "changed").unwrap();
    sandbox.expect(0, &["publish", "served", "--exchange"]);
    assert!(tree(&sandbox.path("served")) == tree(&fs::canonicalize(sandbox.path("www/current")).unwrap()));
    assert_eq!(names(&sandbox.path(".served.tongbao/releases")), [""; 0]);
}

#[test]
fn a_second_publish_is_told_who_is_at_it() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["publish", "www"]);
    let before = tree(&sandbox.path("www"));
    let lock = File::options().read(true).write(true).open(sandbox.path("www/.lock")).unwrap();
    lock.lock().unwrap();
    let run = sandbox.expect(3, &["publish", "www"]);
    let who = fs::read_to_string(sandbox.path("www/.lock")).unwrap();
    assert!(who.starts_with("tongbao ") && who.contains(" @ "), "{who}");
    assert!(run.stderr.contains("another publish is writing") && run.stderr.contains(&who), "{}", run.stderr);
    let run = sandbox.expect(3, &["publish", "www", "--rollback", "--lang", "zh"]);
    assert!(run.stderr.contains("另一次发布正在写"), "{}", run.stderr);
    assert!(tree(&sandbox.path("www")) == before);
    drop(lock);
    sandbox.expect(0, &["publish", "www"]);
}

#[test]
fn where_nothing_can_be_switched_in_one_step_nothing_is_published() {
    let sandbox = Sandbox::new();
    let cases = [
        ("symlink", "EPERM", vec!["publish", "www"], "no symbolic links"),
        ("renameat2", "EINVAL", vec!["publish", "www", "--exchange"], "cannot exchange two folders"),
    ];
    for (call, errno, arguments, said) in cases {
        sandbox.expect(0, &arguments);
        sandbox.edit(PROJECT, "completed: 11900", "completed: 12900");
        // Who comes writes down who it is.
        let shown =
            || tree(&sandbox.path("www")).into_iter().filter(|(name, _)| name != ".lock").collect::<BTreeMap<_, _>>();
        let before = shown();
        let run = stand::strace(&program(&sandbox.path("")), &arguments, &format!("inject={call}:error={errno}"));
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert!(shown() == before);
        sandbox.edit(PROJECT, "completed: 12900", "completed: 11900");
        fs::remove_dir_all(sandbox.path("www")).unwrap();
    }
}
