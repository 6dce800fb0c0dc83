//! The sample in a real browser: a phone, a desk, a disk, a strict policy, no script, paper, and readers who cannot see.

use std::path::Path;
use std::process::Command;

use crate::support::run;

/// `browser/check.mjs` says what is looked at; it is silent when all is well.
#[test]
fn the_site_works_in_a_browser() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tools = root.join("target/tools");
    assert!(
        tools.join("node_modules/playwright-core").is_dir(),
        "the browser's driver is missing; tests/all sets it up"
    );
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    let built = run(&["build", "--output", site.to_str().unwrap()], root);
    assert_eq!(built.code, 0, "{built:?}");
    let looked = Command::new("node")
        .arg(root.join("tests/browser/check.mjs"))
        .args([&site, &tools, &root.join("tests/browser/queries.tsv")])
        .output()
        .expect("the browser's driver needs Node.js; on Debian: apt-get install nodejs");
    let (faults, log) = (String::from_utf8_lossy(&looked.stdout), String::from_utf8_lossy(&looked.stderr));
    assert!(looked.status.success(), "{faults}\n{log}");
}
