//! Documents that are made from code stay true: the content reference and the theming contract.
//!
//! `TONGBAO_BLESS=1 cargo test documents` writes them anew.

#![expect(clippy::unwrap_used, reason = "a broken premise of a test should stop it at the spot")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const GENERATED: &str =
    "<!-- The rest is written from src/render/view by `cargo test`; change the code, not this part. -->\n";

#[test]
fn content_readme_is_the_field_catalogue() {
    compare("content/README.md", &tongbao::reference::reference());
}

#[test]
fn themes_readme_is_the_view() {
    let path = "themes/README.md";
    let text = fs::read_to_string(root().join(path)).unwrap();
    let start = text.find(GENERATED).expect("themes/README.md marks its generated part");
    compare(path, &format!("{}{GENERATED}{}", &text[..start], contract()));
}

/// Every command the README shows exists in the program.
#[test]
fn readme_shows_commands_that_exist() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for line in readme.lines().filter_map(|line| line.trim().strip_prefix("tongbao ")) {
        let command = line.split_whitespace().next().unwrap();
        assert!(
            ["new", "check", "build", "release", "publish", "archive", "verify"].contains(&command),
            "README shows `tongbao {line}`"
        );
    }
    let picture = "tests/pictures/bulletin.png";
    assert!(readme.contains(picture) && root().join(picture).is_file(), "{picture}");
}

/// Every relative link of the documents leads to a file.
#[test]
fn documents_link_to_files_that_exist() {
    for document in [
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "tests/README.md",
        "tests/publish/README.md",
        "benches/README.md",
        "themes/README.md",
        "docs/archive.zh.md",
        "docs/archive.en.md",
        "docs/releasing.zh.md",
        "docs/releasing.en.md",
        "docs/publishing.zh.md",
        "docs/publishing.en.md",
    ] {
        let text = fs::read_to_string(root().join(document)).unwrap_or_else(|_| panic!("{document} is missing"));
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.starts_with("http") || target.starts_with('#') {
                continue;
            }
            let file = root().join(document).with_file_name(target.split('#').next().unwrap());
            assert!(file.exists(), "{document} links to {target}");
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn compare(path: &str, expected: &str) {
    let file = root().join(path);
    if std::env::var_os("TONGBAO_BLESS").is_some() {
        fs::write(&file, expected).unwrap();
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    let difference = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    assert!(found == expected, "{path} is out of date; run with TONGBAO_BLESS=1. First difference: {difference:#?}");
}

/// Structs of the view with their fields, types and comments, read from the source.
fn contract() -> String {
    let mut page = String::new();
    for file in [
        "site",
        "bulletin",
        "listing",
        "assessment",
        "follow",
        "county",
        "project",
        "supervision",
        "approval",
        "entry",
        "set",
        "wall",
        "duty",
        "method",
        "mod",
    ] {
        let source = fs::read_to_string(root().join(format!("src/render/view/{file}.rs"))).unwrap();
        let mut comment = String::new();
        let mut inside = false;
        for line in source.lines() {
            let line = line.trim();
            if let Some(text) = line.strip_prefix("///") {
                if !comment.is_empty() {
                    comment.push(' ');
                }
                comment.push_str(text.trim());
            } else if let Some(rest) = line.strip_prefix("pub struct ") {
                let name = rest.trim_end_matches([' ', '{']);
                let _ = write!(
                    page,
                    "\n### {name}\n\n{}\n\n| field | type | meaning |\n| --- | --- | --- |\n",
                    plain(&comment)
                );
                comment.clear();
                inside = true;
            } else if inside && line.starts_with("pub ") {
                let (name, kind) = line["pub ".len()..].trim_end_matches(',').split_once(": ").unwrap();
                let _ = writeln!(page, "| `{name}` | {} | {} |", template_type(kind), plain(&comment));
                comment.clear();
            } else if line == "}" {
                inside = false;
            } else if !line.starts_with("#[") {
                comment.clear();
            }
        }
    }
    page
}

/// A Rust type as a theme's author sees it.
fn template_type(kind: &str) -> String {
    let inner = |prefix: &str| kind.strip_prefix(prefix).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inner("Option<") {
        return format!("{} or `null`", template_type(inner));
    }
    if let Some(inner) = inner("Vec<") {
        return format!("list of {}", template_type(inner));
    }
    match kind {
        "String" | "&'static str" => "text".to_owned(),
        "Html" => "markup".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "i64" | "i16" => "whole number".to_owned(),
        "Crumb" => "[Link](#link)".to_owned(),
        "(Badge, usize)" => "pair of [Badge](#badge) and whole number".to_owned(),
        "(String, String, String)" => "three texts".to_owned(),
        name => {
            let name = name.rsplit("::").next().unwrap();
            format!("[{name}](#{})", name.to_lowercase())
        }
    }
}

/// Comment links of Rust as plain code.
fn plain(comment: &str) -> String {
    comment.replace("[`", "`").replace("`]", "`").replace('|', "\\|")
}
