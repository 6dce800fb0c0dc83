//! The output folder: switched in one step, never mixed, never at the cost of files that are not ours.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs::{self, File};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::support::{Sandbox, names, tree};

#[test]
fn nothing_is_left_beside_the_site() {
    let sandbox = Sandbox::new();
    let before = names(&sandbox.path(""));
    sandbox.expect(0, &["build"]);
    sandbox.expect(0, &["build"]);
    assert_eq!(names(&sandbox.path("")), before);
}

#[test]
fn a_reader_finds_a_whole_site_at_any_moment() {
    let sandbox = Sandbox::new();
    let can_exchange = can_exchange(&sandbox.path(""));
    assert!(can_exchange, "the temporary folder's file system cannot exchange two names; set TMPDIR to one that can");
    sandbox.expect(0, &["build"]);
    let (has_ended, missing) = (AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !has_ended.load(Ordering::Relaxed) {
                let is_there = fs::metadata(sandbox.path("output/index.html")).is_ok();
                missing.fetch_add(usize::from(!is_there), Ordering::Relaxed);
            }
        });
        for amount in ["9900", "9910", "9920"] {
            let record = "  - as_of: 2025-06-30\n    completed: ";
            let text = fs::read_to_string(sandbox.path("content/projects/bei-solar.yaml")).unwrap();
            let at = text.find(record).unwrap() + record.len();
            sandbox.write("content/projects/bei-solar.yaml", &format!("{}{amount}{}", &text[..at], &text[at + 4..]));
            let run = sandbox.run(&["build"]);
            if run.code != 0 {
                has_ended.store(true, Ordering::Relaxed);
            }
            assert_eq!(run.code, 0, "{run:?}");
        }
        has_ended.store(true, Ordering::Relaxed);
    });
    assert_eq!(missing.into_inner(), 0);
}

#[test]
fn files_of_others_are_never_lost() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["build"]);
    for foreign in ["output/note.txt", "output/projects/note.html", "output/.hidden/note"] {
        sandbox.write(foreign, "mine\n");
        let run = sandbox.expect(2, &["build"]);
        assert!(run.stderr.contains("did not write"), "{foreign}: {}", run.stderr);
        assert_eq!(fs::read_to_string(sandbox.path(foreign)).unwrap(), "mine\n");
        fs::remove_file(sandbox.path(foreign)).unwrap();
        let _ = fs::remove_dir(sandbox.path("output/.hidden"));
    }
    sandbox.expect(0, &["build"]);
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("www/index.html", "mine\n");
    let run = sandbox.expect(2, &["build", "--output", "www"]);
    assert!(run.stderr.contains("index.html"), "{}", run.stderr);
    assert_eq!(tree(&sandbox.path("www")).len(), 1);
    sandbox.expect(2, &["build", "--output", "."]);
    sandbox.expect(2, &["build", "--output", "content/site"]);
    sandbox.expect(2, &["build", "--output", "/"]);
    assert!(sandbox.path("content/site.yaml").is_file());
}

#[test]
fn hidden_files_at_the_top_and_times_of_unchanged_pages_stay() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["build"]);
    let time = |path: &str| fs::metadata(sandbox.path(path)).unwrap().modified().unwrap();
    let kept = ["output/.gitignore", "output/404.html", "output/assets/style.css", "output/.tongbao"];
    let before = kept.map(time);
    let changed = fs::read(sandbox.path("output/projects/bei-solar.html")).unwrap();
    sandbox.edit("content/projects/bei-solar.yaml", "completed: 11900", "completed: 12900");
    let run = sandbox.expect(0, &["build", "--format", "json"]).json();
    assert_eq!(kept.map(time), before);
    assert_ne!(fs::read(sandbox.path("output/projects/bei-solar.html")).unwrap(), changed);
    let (files, unchanged) = (run["site"]["files"].as_u64().unwrap(), run["site"]["unchanged"].as_u64().unwrap());
    assert!(0 < unchanged && unchanged < files, "{run}");
    let again = sandbox.expect(0, &["build", "--format", "json"]).json();
    assert_eq!(again["site"]["unchanged"], again["site"]["files"]);
}

#[test]
fn pages_without_a_source_are_gone() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["build"]);
    assert!(sandbox.path("output/pages/about.html").is_file());
    fs::remove_file(sandbox.path("content/pages/about.md")).unwrap();
    let run = sandbox.expect(0, &["build", "--format", "json"]).json();
    assert_eq!(run["site"]["removed"], 1, "{run}");
    assert!(!sandbox.path("output/pages").exists(), "an empty folder is not kept either");
}

#[test]
fn a_failing_template_leaves_the_old_site_whole() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["build"]);
    let (before, beside) = (tree(&sandbox.path("output")), names(&sandbox.path("")));
    sandbox.edit("content/projects/bei-solar.yaml", "completed: 11900", "completed: 12900");
    sandbox.write("themes/mine/templates/project.html", "{{ page.titel.a }}");
    let run = sandbox.expect(1, &["build", "--theme", "mine"]);
    assert!(run.stdout.contains("template-error"), "{}", run.stdout);
    assert!(tree(&sandbox.path("output")) == before, "the old site was touched");
    fs::remove_dir_all(sandbox.path("themes")).unwrap();
    assert_eq!(names(&sandbox.path("")), beside);
}

#[test]
fn what_a_killed_build_left_is_cleared() {
    let sandbox = Sandbox::new();
    sandbox.write(".output.staging/projects/half.html", "<p>ha");
    sandbox.expect(0, &["build"]);
    assert!(!sandbox.path("output/projects/half.html").exists());
    assert!(!sandbox.path(".output.staging").exists());
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["build"]);
    fs::create_dir(sandbox.path(".output.staging")).unwrap();
    let lock = File::open(sandbox.path(".output.staging")).unwrap();
    lock.lock().unwrap();
    let run = sandbox.expect(2, &["build"]);
    assert!(run.stderr.contains("another build"), "{}", run.stderr);
    drop(lock);
    sandbox.expect(0, &["build"]);
}

#[cfg(unix)]
#[test]
fn a_place_that_cannot_be_written_is_a_clear_failure() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("locked")).unwrap();
    fs::set_permissions(sandbox.path("locked"), fs::Permissions::from_mode(0o555)).unwrap();
    // Permissions do not bind the superuser; the kernel's own folders bind everyone.
    let is_bound = fs::write(sandbox.path("locked/probe"), "").is_err();
    let output = if is_bound { sandbox.path("locked/output") } else { "/sys/output".into() };
    let run = sandbox.expect(2, &["build", "--output", output.to_str().unwrap()]);
    assert!(
        run.stderr.starts_with("error: cannot create ") && run.stderr.contains(".output.staging"),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    fs::set_permissions(sandbox.path("locked"), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn an_output_that_is_a_file_is_refused() {
    let sandbox = Sandbox::new();
    sandbox.write("www", "mine\n");
    let run = sandbox.expect(2, &["build", "--output", "www"]);
    assert!(run.stderr.contains("is not a folder"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(sandbox.path("www")).unwrap(), "mine\n");
}

#[cfg(unix)]
#[test]
fn a_linked_output_is_refused_and_the_link_stays() {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("www")).unwrap();
    std::os::unix::fs::symlink("www", sandbox.path("link")).unwrap();
    let run = sandbox.expect(2, &["build", "--output", "link"]);
    assert!(run.stderr.contains("symbolic link"), "{}", run.stderr);
    assert!(fs::symlink_metadata(sandbox.path("link")).unwrap().is_symlink());
    // A link on the way is a folder like any other.
    sandbox.expect(0, &["build", "--output", "link/site"]);
    assert!(sandbox.path("www/site/index.html").is_file());
}

/// Whether this file system can exchange two names; where it cannot, the switch is two renames.
#[cfg(target_os = "linux")]
fn can_exchange(folder: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let (a, b) = (folder.join("a"), folder.join("b"));
    fs::create_dir(&a).unwrap();
    fs::create_dir(&b).unwrap();
    let can = renameat_with(CWD, &a, CWD, &b, RenameFlags::EXCHANGE).is_ok();
    fs::remove_dir(&a).unwrap();
    fs::remove_dir(&b).unwrap();
    can
}

#[cfg(not(target_os = "linux"))]
fn can_exchange(_: &Path) -> bool {
    false
}

/// On a system that cannot exchange two names a build can be killed while the old site lies aside.
#[test]
fn a_site_that_lies_aside_comes_back() {
    let sandbox = Sandbox::new();
    sandbox.expect(0, &["build"]);
    let (output, aside) = (sandbox.path("output"), sandbox.path(".output.old"));
    fs::rename(&output, &aside).unwrap();
    sandbox.expect(0, &["build"]);
    assert!(output.join("index.html").is_file());
    assert!(!aside.exists());
}
