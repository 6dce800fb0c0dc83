//! Themes laid over the built-in one.

use std::fs;
use std::path::Path;

use crate::support::{Sandbox, copy, run, tree};

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
        let [plain, slate] = ["plain", "slate"].map(|output| tree(&folder.path().join(output)));
        assert_eq!(plain.keys().collect::<Vec<_>>(), slate.keys().collect::<Vec<_>>(), "{name}");
        for (page, text) in slate.iter().filter(|(path, _)| path.ends_with(".html")) {
            let text = std::str::from_utf8(text).unwrap();
            // A chart alone has no frame of the site around it.
            let has_map = text.contains("<div class=\"side\">") != page.contains("/charts/");
            assert!(has_map && text.matches("rel=\"stylesheet\"").count() == 1, "{page}");
        }
    }
}
