//! Themes laid over the built-in one.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::support::{Sandbox, run};

/// One file of one's own: the sheet of a theme is the built-in one with the theme's rules at its end, and all else is built in.
#[test]
fn a_theme_of_one_file_keeps_the_rest() {
    let own = Sandbox::new();
    own.write("themes/city/theme.yaml", "name: city\ncontract: 1\n");
    own.write("themes/city/assets/style.more.css", ":root{--red:#00508c}\n");
    own.expect(0, &["build", "--output", "plain"]);
    own.expect(0, &["build", "--theme", "city", "--output", "city"]);
    let read = |path: &str| fs::read_to_string(own.path(path)).unwrap();
    assert_eq!(read("city/assets/style.css"), read("plain/assets/style.css") + ":root{--red:#00508c}\n");
    assert!(!own.path("city/assets/style.more.css").exists());
    for page in ["index.html", "archive.html", "assets/site.js"] {
        assert_eq!(read(&format!("city/{page}")), read(&format!("plain/{page}")), "{page}");
    }
}

/// The second theme is clearly another one and builds both campaigns without a problem: all pages of the first, with its own doors.
#[test]
fn the_second_theme_builds_both_campaigns() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, content) in [("sample", root.join("content")), ("second", root.join("tests/sites/second/content"))] {
        let folder = tempfile::tempdir().unwrap();
        copy(&content, &folder.path().join("content"));
        copy(&root.join("themes/slate"), &folder.path().join("themes/slate"));
        for (output, theme) in [("plain", &[][..]), ("slate", &["--theme", "slate"][..])] {
            let built = run(&[&["build", "--deny-warnings", "--output", output], theme].concat(), folder.path());
            assert_eq!(built.code, 0, "{name}: {built:?}");
        }
        let pages = |output: &str| files(&folder.path().join(output));
        assert_eq!(pages("plain"), pages("slate"), "{name}");
        for page in pages("slate").iter().filter(|path| path.ends_with(".html")) {
            let text = fs::read_to_string(folder.path().join("slate").join(page)).unwrap();
            // A chart alone has no frame of the site around it.
            let has_map = text.contains("<div class=\"side\">") != page.contains("/charts/");
            assert!(has_map && text.matches("rel=\"stylesheet\"").count() == 1, "{page}");
        }
    }
}

fn files(folder: &Path) -> Vec<String> {
    let inside = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    let found = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    found.filter(|entry| entry.file_type().is_file()).map(|entry| inside(entry.path())).collect()
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(&path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(from.join(&path), target).unwrap();
    }
}
