//! Same content, same bytes: on any machine, in any zone, locale, order of files and number of threads.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::support::{program, tree};

#[test]
fn the_sample_is_the_same_site_everywhere() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::Builder::new().prefix("另一处-").tempdir().unwrap());
    let mut files: Vec<PathBuf> = WalkDir::new(&source)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&source).unwrap().to_owned())
        .collect();
    copy(&source, &files, one.path());
    files.reverse();
    let middle = files.len() / 3;
    files.rotate_left(middle);
    copy(&source, &files, two.path());

    build(one.path(), "077", &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "zh_CN.UTF-8"), ("RAYON_NUM_THREADS", "1")]);
    build(two.path(), "022", &[("TZ", "America/Anchorage"), ("LC_ALL", "tr_TR.UTF-8"), ("RAYON_NUM_THREADS", "7")]);

    let (one, two) = (tree(&one.path().join("output")), tree(&two.path().join("output")));
    assert!(one.len() > 100, "{} files", one.len());
    assert!(one.keys().eq(two.keys()), "the names differ");
    for (name, bytes) in &one {
        assert!(*bytes == two[name], "{name} differs");
    }
}

fn copy(source: &Path, files: &[PathBuf], root: &Path) {
    for file in files {
        let target = root.join("content").join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(source.join(file), target).unwrap();
    }
}

/// Builds under another mask of permissions and another environment.
fn build(root: &Path, mask: &str, environment: &[(&str, &str)]) {
    let own = program(root);
    let mut command = if cfg!(unix) {
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", "umask $0; exec \"$@\"", mask]).arg(own.get_program()).current_dir(root);
        shell
    } else {
        own
    };
    let output = command.arg("build").envs(environment.iter().copied()).output().unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
