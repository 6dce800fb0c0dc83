//! Rules of the house that a compiler does not know: who may use whom, file heads and sizes, and that the code knows no city.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

/// Largest file, in lines of code without its tests.
const LINES: usize = 400;

/// What belongs to the sample's content and never to the code.
const PLACES: [&str; 11] =
    ["中卫", "沙坡头", "中宁", "海原", "宁夏", "香山", "zhongwei", "shapotou", "zhongning", "haiyuan", "xiangshan"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below a folder with its path from the root and its text.
fn files(folder: &str) -> Vec<(String, String)> {
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    let walk = WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().map(Result::unwrap);
    walk.map(walkdir::DirEntry::into_path)
        .filter(is_rust)
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            (name, text)
        })
        .collect()
}

/// The text without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// The modules that a file declares, in their order.
fn declared(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')).collect()
}

/// The names after `crate::`, also inside braces.
fn used(text: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut names = Vec::new();
    for rest in text.split("crate::").skip(1) {
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split("};").next().unwrap_or("");
            let parts = list.split(',').map(|part| part.trim().chars().take_while(|&c| is_name(c)).collect());
            names.extend(parts.filter(|name: &String| !name.is_empty()));
        } else {
            names.push(rest.chars().take_while(|&c| is_name(c)).collect());
        }
    }
    names
}

/// A module uses only those declared before it.
fn check_order(front: &str, is_own: impl Fn(&str) -> bool) {
    let text = fs::read_to_string(root().join(front)).unwrap();
    let order = declared(&text);
    assert!(order.len() > 2, "{front} declares {order:?}");
    let place = |name: &str| order.iter().position(|own| *own == name);
    let mut wrong = Vec::new();
    for (path, text) in files("src") {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or("").to_owned();
        if path == front || !is_own(&module) {
            continue;
        }
        let own = place(&module).unwrap_or_else(|| panic!("{path} belongs to no module of {front}"));
        for name in used(code(&text)) {
            match place(&name) {
                Some(other) if other <= own => {}
                Some(_) => wrong.push(format!("{path} uses `{name}`, which comes after it")),
                None => wrong.push(format!("{path} uses `{name}`, which {front} does not declare")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn is_shell(module: &str) -> bool {
    matches!(module, "main" | "cli" | "commands" | "report")
}

#[test]
fn a_module_of_the_library_uses_only_those_above_it() {
    check_order("src/lib.rs", |module| module != "lib" && !is_shell(module));
}

#[test]
fn a_module_of_the_shell_uses_only_those_above_it() {
    check_order("src/main.rs", is_shell);
}

#[test]
fn only_modules_for_the_disk_touch_it() {
    for (path, text) in files("src") {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or("");
        if matches!(module, "load" | "disk" | "write" | "publish" | "archive" | "verify") || is_shell(module) {
            continue;
        }
        for door in ["std::fs", "std::net", "std::env::", "std::process", "std::time", "walkdir"] {
            assert!(!code(&text).contains(door), "{path} uses {door}");
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    for folder in ["src", "tests", "benches"] {
        for (path, text) in files(folder) {
            assert!(text.starts_with("//! "), "{path} does not open with //!");
        }
    }
}

#[test]
fn no_file_is_long() {
    for (path, text) in files("src") {
        let lines = code(&text).lines().count();
        assert!(lines <= LINES, "{path} has {lines} lines of code, more than {LINES}: look for the seam");
    }
}

#[test]
fn main_is_a_page() {
    let lines = fs::read_to_string(root().join("src/main.rs")).unwrap().lines().count();
    assert!(lines < 50, "src/main.rs has {lines} lines");
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [["to", "do"].concat(), ["fix", "me"].concat(), ["xx", "x"].concat()];
    for (path, text) in ["src", "tests", "benches"].into_iter().flat_map(files) {
        for word in text.to_lowercase().split(|c: char| !c.is_ascii_alphanumeric()) {
            assert!(!marks.iter().any(|mark| mark == word), "{path} says {word}");
        }
    }
}

#[test]
fn the_code_knows_no_city() {
    for (path, text) in files("src") {
        for (at, line) in code(&text).lines().enumerate() {
            let line = line.split("//").next().unwrap_or("").to_lowercase();
            for place in PLACES {
                assert!(!line.contains(place), "{path}:{} names {place}: places are content", at + 1);
            }
        }
    }
}

/// Dates may stand in examples and messages; as a number in the code, a year would be a rule.
#[test]
fn the_code_knows_no_year() {
    for (path, text) in files("src") {
        for (at, line) in code(&text).lines().enumerate() {
            let outside = without_texts(line.split("//").next().unwrap_or(""));
            for number in outside.split(|c: char| !c.is_ascii_alphanumeric()) {
                let is_year = number.len() == 4 && number.parse::<u16>().is_ok_and(|n| (2015..2040).contains(&n));
                assert!(!is_year, "{path}:{} has the year {number}: years are content", at + 1);
            }
        }
    }
}

/// A line without its string literals.
fn without_texts(line: &str) -> String {
    let outside = line.replace("\\\"", "").split('"').step_by(2).collect::<Vec<_>>().join(" ");
    outside.split("'\\u{").map(|part| part.split_once("}'").map_or(part, |(_, rest)| rest)).collect()
}

#[test]
fn the_readers_of_this_file_read_what_is_there() {
    assert_eq!(declared("pub mod a;\nmod b;\n// mod c;\nuse d;\n"), ["a", "b"]);
    assert_eq!(used("use crate::a::b;\nuse crate::{c::D, e};\nlet x = crate::f();"), ["a", "c", "e", "f"]);
    assert_eq!(without_texts("a(\"2023\", b, \"c\\\"d\")"), "a( , b,  )");
    assert_eq!(without_texts("'\\u{2028}' | 2024"), " | 2024");
}
