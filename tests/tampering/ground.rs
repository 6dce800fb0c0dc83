//! Where tampering is tried: fresh copies of one bundle, of one site, of one published folder, and a forger's tools.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use tongbao::digest::{Digest, Digests};
use tongbao::manifest::{FileEntry, Manifest};

use crate::support::{Sandbox, copy, tree};

/// The issue of the campaign that `tongbao new` makes.
pub(super) const ISSUE: &str = "2025-07";

/// One campaign with its bundle, from which every case gets copies.
pub(super) struct Stand {
    pub(super) sandbox: Sandbox,
}

impl Stand {
    pub(super) fn new() -> Self {
        let sandbox = Sandbox::new();
        sandbox.expect(0, &["archive", ISSUE, "--to", "archive", "--zip"]);
        sandbox.expect(0, &["archive", ISSUE, "--to", "public", "--without-inputs"]);
        sandbox.expect(0, &["build", "--output", "www"]);
        Self { sandbox }
    }

    /// Room for one case.
    pub(super) fn ground(&self) -> Ground<'_> {
        Ground { stand: self, folder: tempfile::tempdir().unwrap() }
    }
}

/// Room for one case.
pub(super) struct Ground<'s> {
    pub(super) stand: &'s Stand,
    folder: TempDir,
}

impl Ground<'_> {
    pub(super) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// The folder that a case prepares, as `verify` is told of it.
    pub(super) fn name(&self, inside: &str) -> String {
        self.path(inside).to_str().unwrap().to_owned()
    }

    fn copy_of(&self, from: &str, name: &str) -> PathBuf {
        let to = self.path(name);
        copy(&self.stand.sandbox.path(from), &to);
        to
    }

    /// A bundle with its inputs.
    pub(super) fn bundle(&self) -> PathBuf {
        self.copy_of(&format!("archive/{ISSUE}"), "bundle")
    }

    /// A bundle without inputs.
    pub(super) fn public(&self) -> PathBuf {
        self.copy_of(&format!("public/{ISSUE}"), "bundle")
    }

    /// A site as it was built, which lists its files by name only.
    pub(super) fn built(&self) -> PathBuf {
        self.copy_of("www", "site")
    }

    /// A site with its manifest.
    pub(super) fn site(&self) -> PathBuf {
        let site = self.built();
        fs::remove_file(site.join(".tongbao")).unwrap();
        write_manifest(&site, &[]);
        site
    }

    /// A folder as `publish` leaves it: one release, shown by a link.
    pub(super) fn published(&self) -> PathBuf {
        let site = self.site();
        let folder = self.path("published");
        let text = fs::read_to_string(site.join("manifest.json")).unwrap();
        let name = Manifest::parse(&text).unwrap().name();
        fs::create_dir_all(folder.join("releases")).unwrap();
        fs::rename(&site, folder.join("releases").join(&name)).unwrap();
        fs::write(folder.join(".tongbao"), "").unwrap();
        std::os::unix::fs::symlink(format!("releases/{name}"), folder.join("current")).unwrap();
        folder
    }
}

/// Writes `manifest.json` from the files that are there.
pub(super) fn write_manifest(site: &Path, unsettled: &[&str]) {
    let _ = fs::remove_file(site.join("manifest.json"));
    let files: BTreeMap<String, FileEntry> =
        tree(site).into_iter().map(|(path, bytes)| (path, FileEntry::of(&bytes))).collect();
    let manifest = Manifest {
        audience: tongbao::model::Audience::Public,
        release: ISSUE.to_owned(),
        files,
        unsettled: unsettled.iter().map(|path| (*path).to_owned()).collect(),
    };
    fs::write(site.join("manifest.json"), manifest.to_json()).unwrap();
}

/// What a forger does who knows every list: all of them are made to agree with the files again.
pub(super) fn reseal(bundle: &Path) {
    let lists = ["manifest-sha256.txt", "tagmanifest-sha256.txt", "MANIFEST.json", "SHA256SUMS", "SM3SUMS"];
    let mut contents: Value = serde_json::from_slice(&fs::read(bundle.join("MANIFEST.json")).unwrap()).unwrap();
    let mut files: BTreeMap<String, Digests> = tree(bundle)
        .into_iter()
        .filter(|(path, _)| !lists.contains(&path.as_str()))
        .map(|(path, bytes)| (path, Digests::of(&bytes)))
        .collect();
    let sha256 = |files: &BTreeMap<String, Digests>, takes: &dyn Fn(&str) -> bool| -> String {
        let own = files.iter().filter(|(path, _)| takes(path));
        own.map(|(path, digests)| format!("{}  {path}\n", digests.sha256)).collect()
    };
    let put = |files: &mut BTreeMap<String, Digests>, name: &str, text: String| {
        files.insert(name.to_owned(), Digests::of(text.as_bytes()));
        fs::write(bundle.join(name), text).unwrap();
    };
    let payload = files.iter().filter(|(path, _)| path.starts_with("data/"));
    let oxum = payload.fold((0, 0), |(bytes, count), (_, own)| (bytes + own.length, count + 1));
    let info = fs::read_to_string(bundle.join("bag-info.txt")).unwrap();
    let line = |line: &str| match line.starts_with("Payload-Oxum: ") {
        true => format!("Payload-Oxum: {}.{}\n", oxum.0, oxum.1),
        false => format!("{line}\n"),
    };
    let info = info.lines().map(line).collect();
    put(&mut files, "bag-info.txt", info);
    let text = sha256(&files, &|path| path.starts_with("data/"));
    put(&mut files, "manifest-sha256.txt", text);
    let entry = |(path, own): (&String, &Digests)| {
        serde_json::json!({
            "path": path, "size": own.length, "sha256": own.sha256.to_string(), "sm3": own.sm3.to_string(),
        })
    };
    contents["files"] = files.iter().map(entry).collect();
    put(&mut files, "MANIFEST.json", format!("{contents:#}\n"));
    let text = sha256(&files, &|path| !path.starts_with("data/"));
    put(&mut files, "tagmanifest-sha256.txt", text);
    let sm3: String = files.iter().map(|(path, own)| format!("{}  {path}\n", own.sm3)).collect();
    fs::write(bundle.join("SHA256SUMS"), sha256(&files, &|_| true)).unwrap();
    fs::write(bundle.join("SM3SUMS"), sm3).unwrap();
}

/// Replaces a text that must be there.
#[track_caller]
pub(super) fn edit(folder: &Path, inside: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(inside)).unwrap();
    assert!(text.contains(from), "{inside} has no {from:?}");
    fs::write(folder.join(inside), text.replacen(from, to, 1)).unwrap();
}

/// Replaces bytes that must be there, everywhere.
#[track_caller]
pub(super) fn patch(file: &Path, from: &[u8], to: &[u8]) {
    let bytes = fs::read(file).unwrap();
    let mut new = Vec::with_capacity(bytes.len());
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        if bytes[at..].starts_with(from) {
            new.extend(to);
            at += from.len();
            count += 1;
        } else {
            new.push(bytes[at]);
            at += 1;
        }
    }
    assert!(count > 0, "{} has no {from:?}", file.display());
    fs::write(file, new).unwrap();
}

/// Runs another program, which must work.
#[track_caller]
pub(super) fn tool(folder: &Path, line: &[&str]) -> String {
    let output = Command::new(line[0]).args(&line[1..]).current_dir(folder).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}; tests/all says what is needed", line[0]));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{line:?}\n{said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// The digest of a file as 64 digits.
pub(super) fn sha256(file: &Path) -> String {
    Digest::sha256(&fs::read(file).unwrap()).to_string()
}
