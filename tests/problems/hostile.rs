//! Files that are meant to harm: each ends in a clear error, without a panic, and with few problems, not one per byte.
//!
//! How long they take is not asserted, because machines differ; each of them is far below a second in a release build.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use super::{Site, at, shown};
use tongbao::diagnostic::{Diagnostic, Diagnostics};

const PROJECT: &str = "content/projects/hostile.yaml";
const BULLETIN: &str = "content/bulletins/hostile.md";
/// A little below the largest size that is read at all.
const LARGE: usize = 1024 * 1024 - 64;

/// Problems of one hostile file; those of the base site would be a surprise.
#[track_caller]
fn problems_of(path: &str, bytes: impl AsRef<[u8]>) -> Vec<Diagnostic> {
    let site = Site::base();
    site.write(path, bytes);
    let found = site.problems();
    assert!(!found.is_empty(), "nothing was reported");
    assert!(found.len() <= Diagnostics::LIMIT_PER_FILE + 1, "{} problems", found.len());
    for diagnostic in &found {
        assert_eq!(diagnostic.place.file, path, "{}", shown(diagnostic));
        assert!(shown(diagnostic).len() < 4000, "a message must not repeat the file");
    }
    found
}

/// The first problem has this code.
#[track_caller]
fn check(path: &str, bytes: impl AsRef<[u8]>, code: &str) {
    let found = problems_of(path, bytes);
    assert!(found.iter().any(|diagnostic| diagnostic.problem.code() == code), "{}", shown(&found[0]));
}

#[test]
fn brackets_by_the_hundred_thousand() {
    check(PROJECT, "[".repeat(100_000), "too-deep");
    check(PROJECT, format!("sets: {}", "[".repeat(100_000)), "too-deep");
    check(PROJECT, "{a: ".repeat(100_000), "too-deep");
    check(PROJECT, "[".repeat(LARGE), "too-deep");
    check(PROJECT, "- ".repeat(100_000), "too-deep");
    check(PROJECT, "? ".repeat(100_000), "too-deep");
}

#[test]
fn blocks_nested_deeply() {
    let mut text = String::new();
    for depth in 0..1000 {
        writeln!(text, "{}a:", " ".repeat(depth)).unwrap();
    }
    check(PROJECT, text, "too-deep");
}

#[test]
fn alias_bombs() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ('b'..='j').zip('a'..='i') {
        writeln!(text, "{name}: &{name} [{}]", vec![format!("*{before}"); 9].join(", ")).unwrap();
    }
    check(PROJECT, text, "yaml-alias");
    let big = format!("a: &a {}\nb:\n{}", "x".repeat(1000), "  - *a\n".repeat(100_000));
    check(PROJECT, big, "too-many-problems");
}

#[test]
fn billion_laughs_by_merge_keys() {
    let mut text = "a: &a {x: 1}\n".to_owned();
    for (name, before) in ('b'..='z').zip('a'..='y') {
        writeln!(text, "{name}: &{name}\n  <<: *{before}\n  y: {{<<: *{before}}}").unwrap();
    }
    check(PROJECT, text, "yaml-alias");
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_opened() {
    let mut site = Site::base();
    site.set_up("sparse content/projects/hostile.yaml 100");
    let found = site.problems();
    assert_eq!(found.iter().map(|found| found.problem.code()).collect::<Vec<_>>(), ["file-too-large"]);
}

#[test]
fn links_lead_nowhere() {
    let site = Site::base();
    symlink("/etc/passwd", site.path("content/projects/passwd.yaml")).unwrap();
    symlink("/etc", site.path("content/projects/etc")).unwrap();
    symlink("supply.yaml", site.path("content/projects/inside.yaml")).unwrap();
    symlink("loop", site.path("content/projects/loop")).unwrap();
    let found = site.problems();
    let places: Vec<_> = found.iter().map(|found| (found.problem.code(), at(&found.place))).collect();
    let expected = ["etc", "inside.yaml", "loop", "passwd.yaml"]
        .map(|name| ("symbolic-link", format!("content/projects/{name}:1:1")));
    assert_eq!(places, expected);
}

#[test]
fn unknown_keys_by_the_hundred_thousand() {
    let keys = |count: usize| (0..count).fold(String::new(), |text, key| text + &format!("k{key}: 1\n"));
    check(PROJECT, keys(100_000), "too-many-problems");
    check(PROJECT, keys(400_000), "file-too-large");
}

#[test]
fn values_and_lines_as_large_as_a_file_may_be() {
    check(PROJECT, format!("name: {}", "x".repeat(LARGE)), "text-too-long");
    check(PROJECT, format!("name: {}", "城".repeat(LARGE / 3 - 3)), "text-too-long");
    check(PROJECT, "x".repeat(LARGE), "wrong-type");
    check(PROJECT, format!("name: \"{}", "x".repeat(LARGE)), "yaml-syntax");
    check(PROJECT, format!("{}: 1", "k".repeat(LARGE)), "yaml-syntax");
    check(PROJECT, format!("sets: [{}]", "a,".repeat(LARGE / 2 - 8)), "too-many-problems");
    check(PROJECT, format!("sets:\n{}", "- a\n".repeat(LARGE / 4 - 8)), "too-many-problems");
    check(PROJECT, "- \n".repeat(LARGE / 3), "wrong-type");
    check(PROJECT, format!("amount: {}", "9".repeat(LARGE - 16)), "unknown-key");
    check(PROJECT, format!("total_investment: {}", "9".repeat(LARGE - 24)), "too-large");
    check(PROJECT, format!("name: a\n{}", "  b\n".repeat(LARGE / 4 - 8)), "joined-lines");
    check(PROJECT, "#".repeat(LARGE), "empty-value");
    check(PROJECT, "\n".repeat(LARGE), "empty-value");
    check(PROJECT, "---\n".repeat(LARGE / 4), "several-documents");
}

#[test]
fn slips_on_every_line() {
    check(PROJECT, "name：甲\n".repeat(LARGE / 11), "full-width-punctuation");
    check(PROJECT, "\tname: a\n".repeat(LARGE / 9), "tab-indent");
    check(PROJECT, "name:a\n".repeat(LARGE / 7), "yaml-syntax");
    check(PROJECT, "a: \"\n".repeat(LARGE / 5), "duplicate-key");
    check(PROJECT, "a: b: c\n".repeat(LARGE / 8), "yaml-syntax");
    check(PROJECT, "a: &a !b *c\n".repeat(LARGE / 12), "yaml-syntax");
}

#[test]
fn characters_nobody_sees() {
    for (text, code) in [
        ("name: a\0b\n", "bad-character"),
        ("name: a\rcounty: jia\r", "bad-character"),
        ("name: a\u{2028}b\n", "bad-character"),
        ("name: a\u{85}b\n", "bad-character"),
        ("\u{FEFF}\u{FEFF}name: a\n", "bad-character"),
        ("name: a\u{1B}[2Jb\n", "bad-character"),
    ] {
        check(PROJECT, text, code);
        check(BULLETIN, format!("---\n{text}\n---\n"), code);
        check(BULLETIN, text, code);
    }
    check(PROJECT, "\0".repeat(LARGE), "bad-character");
    check(PROJECT, "a\u{200B}".repeat(LARGE / 4), "too-many-problems");
    check(PROJECT, "a\r".repeat(LARGE / 2), "bad-character");
    check(PROJECT, [0xFF].repeat(LARGE), "not-utf8");
    check(PROJECT, [0xC4, 0xE3].repeat(LARGE / 2), "not-utf8");
}

#[test]
fn prose_as_large_as_a_file_may_be() {
    let bulletin = |body: &str, unit: usize| {
        let matter =
            "---\nnumber: 2\ntitle: 通报\nperiod: 2023-08\ncutoff: 2023-08-31\nissued: 2023-09-10\nx: 1\n---\n";
        format!("{matter}{}", body.repeat((LARGE - matter.len()) / unit))
    };
    for body in
        ["{{", "}}", "{{ gap }", "｛｛", "## a\n", "[", "![", "[a](javascript:b)", "*a **", "<", "`", "> ", "{{ x }}\n"]
    {
        check(BULLETIN, bulletin(body, body.len()), "unknown-key");
    }
    check(BULLETIN, "---\n".to_owned() + &"a: 1\n".repeat(LARGE / 5 - 1), "no-front-matter");
}

/// Prose that is right in itself, but as large as a file may be: it goes through every stage of a build.
#[test]
fn prose_that_takes_every_stage() {
    let head = "---\nnumber: 1\ntitle: 通报\nperiod: 2023-07\ncutoff: 2023-07-31\nissued: 2023-08-10\n---\n";
    for unit in ["1%甲", "甲 <b>\n", "[甲](method.html#gap)", "{{ plan }}", "**甲**，"] {
        let body = unit.repeat(200_000 / unit.len());
        let site = Site::base();
        site.write("content/bulletins/2023-07.md", format!("{head}{body}"));
        let found = site.problems();
        assert!(found.len() <= Diagnostics::LIMIT_PER_FILE + 1, "{unit}: {} problems", found.len());
    }
}

#[test]
fn file_names_play_no_tricks() {
    let site = Site::base();
    for name in
        [&b"a\xFFb.yaml"[..], b"a\nb.yaml", b"a\x1B[2Jb.yaml", "a\u{202E}b.yaml".as_bytes(), b"CON.yaml", b".yaml.yaml"]
    {
        std::fs::write(site.path("content/projects").join(OsStr::from_bytes(name)), "name: a\n").unwrap();
    }
    let found = site.problems();
    assert!(found.iter().any(|found| found.problem.code() == "bad-file-name"));
    for diagnostic in found {
        let text = shown(&diagnostic) + &diagnostic.place.file;
        assert!(!text.contains(['\u{1B}', '\u{202E}']) && !diagnostic.place.file.contains('\n'), "{text:?}");
    }
}

#[test]
fn pipes_are_not_waited_for() {
    let site = Site::base();
    let pipe = site.path("content/projects/pipe.yaml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    if made.is_ok_and(|status| status.success()) {
        let found = site.problems();
        assert_eq!(found.iter().map(|found| found.problem.code()).collect::<Vec<_>>(), ["unexpected-file"]);
    }
}
