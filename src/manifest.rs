//! What a published site consists of: every file with its length and digest, and nothing else.
//!
//! In: files, or the text of a `manifest.json`. Out: [`Manifest`] and its text. It stands beside the files it lists, is written last
//! and names all of them, so that a file too many is found like one too few.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::digest::{Digest, Listing};
use crate::model::Audience;
use crate::route::SitePath;

/// Its name in the root of a site.
pub const NAME: &str = "manifest.json";
/// Says that an object is a manifest of a site.
const FORMAT: &str = "tongbao-site";
/// Raised when a reader would have to change.
const VERSION: u32 = 1;

/// All files of a published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Whom the site is for.
    pub audience: Audience,
    /// The newest bulletin's id: plain, as every id is.
    pub release: String,
    /// Every file by its path, except the manifest itself.
    pub files: BTreeMap<String, FileEntry>,
    /// Paths that may hold anything or nothing: what a store's publish is about to write or to delete. Empty once it has ended.
    pub unsettled: BTreeSet<String>,
}

/// A file of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileEntry {
    /// Bytes.
    pub size: u64,
    /// Their digest.
    pub sha256: Digest,
}

impl FileEntry {
    /// Of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, sha256: Digest::sha256(bytes) }
    }
}

/// Why a text is no manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoManifest {
    /// Not the JSON that is written here; the reader's own words.
    Form(String),
    /// A later program's, or no site's.
    Version,
    /// A path that is none of a site, or stands twice.
    Path(String),
    /// A digest that is none, or that is not that of the list.
    Digest(String),
}

/// The object as it is written.
#[derive(Serialize, Deserialize)]
struct Object {
    format: String,
    version: u32,
    #[serde(default)]
    program: String,
    audience: String,
    release: String,
    tree: String,
    files: Vec<Entry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unsettled: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    path: String,
    size: u64,
    sha256: String,
}

impl Manifest {
    /// The list as `sha256sum` writes it.
    pub fn listing(&self) -> Listing {
        self.files.iter().map(|(path, file)| (path.as_str(), file.sha256)).collect()
    }

    /// The name of this very site: the newest bulletin and the first digits of the digest of all files.
    pub fn name(&self) -> String {
        format!("{}-{}", self.release, self.listing().digest().short())
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|file| file.size).sum()
    }

    /// Its text: pretty, in the order of paths, the same for the same files.
    pub fn to_json(&self) -> String {
        let entry = |(path, file): (&String, &FileEntry)| Entry {
            path: path.clone(),
            size: file.size,
            sha256: file.sha256.to_string(),
        };
        let object = Object {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: concat!("tongbao ", env!("CARGO_PKG_VERSION")).to_owned(),
            audience: self.audience.id().to_owned(),
            release: self.release.clone(),
            tree: self.listing().digest().to_string(),
            files: self.files.iter().map(entry).collect(),
            unsettled: self.unsettled.iter().cloned().collect(),
        };
        serde_json::to_string_pretty(&object).expect("plain structs with string keys become JSON") + "\n"
    }

    /// Reads a manifest that anybody may have written. No path of it leaves the site.
    pub fn parse(text: &str) -> Result<Self, NoManifest> {
        let object: Object = serde_json::from_str(text).map_err(|error| NoManifest::Form(error.to_string()))?;
        if object.format != FORMAT || object.version != VERSION {
            return Err(NoManifest::Version);
        }
        let audience = Audience::from_id(&object.audience).ok_or_else(|| NoManifest::Form(object.audience.clone()))?;
        if SitePath::new(&object.release).is_none_or(|path| path.as_str().contains('/')) {
            return Err(NoManifest::Path(object.release));
        }
        let is_ours = |path: &str| path != NAME && SitePath::new(path).is_some();
        let mut files = BTreeMap::new();
        for Entry { path, size, sha256 } in object.files {
            let sha256 = Digest::parse(&sha256).ok_or(NoManifest::Digest(sha256))?;
            if !is_ours(&path) || files.insert(path.clone(), FileEntry { size, sha256 }).is_some() {
                return Err(NoManifest::Path(path));
            }
        }
        if let Some(path) = object.unsettled.iter().find(|path| !is_ours(path) || files.contains_key(*path)) {
            return Err(NoManifest::Path(path.clone()));
        }
        let unsettled = object.unsettled.into_iter().collect();
        let manifest = Self { audience, release: object.release, files, unsettled };
        if manifest.listing().digest().to_string() != object.tree {
            return Err(NoManifest::Digest(object.tree));
        }
        Ok(manifest)
    }

    /// What differs from an older site, by path.
    pub fn since(&self, old: Option<&Self>) -> Difference {
        let before = |path: &String| old.and_then(|old| old.files.get(path));
        let gone = old.into_iter().flat_map(|old| old.files.keys()).filter(|path| !self.files.contains_key(*path));
        let mut difference = Difference { gone: gone.cloned().collect(), ..Difference::default() };
        for (path, file) in &self.files {
            match before(path) {
                None => difference.new.push(path.clone()),
                Some(old) if old != file => difference.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        difference
    }
}

/// What a publish will do to the files that readers see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Paths that were not there.
    pub new: Vec<String>,
    /// Paths with other bytes.
    pub changed: Vec<String>,
    /// Paths that go.
    pub gone: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Manifest {
        let files = [("a.html", "<p>"), ("assets/style.css", "")];
        let files = files.map(|(path, text)| (path.to_owned(), FileEntry::of(text.as_bytes())));
        let unsettled = BTreeSet::from(["b.html".to_owned()]);
        Manifest { audience: Audience::Public, release: "2030-07".into(), files: files.into(), unsettled }
    }

    #[test]
    fn a_manifest_is_read_as_it_was_written() {
        assert_eq!(Manifest::parse(&sample().to_json()), Ok(sample()));
    }

    /// Worked out with `sha256sum`: of the two files, then of its own lines.
    #[test]
    fn the_name_is_the_bulletin_and_the_digest_of_the_list() {
        let manifest = sample();
        assert_eq!(
            manifest.listing().to_string(),
            "33f2799467177287a29260780a107ac98ea63dd6165f67fcc0d74767d0a82090  a.html\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  assets/style.css\n"
        );
        assert_eq!(manifest.name(), "2030-07-96abc2722287");
        assert_eq!(manifest.bytes(), 3);
    }

    #[test]
    fn what_is_no_manifest_of_a_site_is_refused() {
        let good = sample().to_json();
        for (from, to) in [
            ("a.html", "../a.html"),
            ("a.html", "/a.html"),
            ("a.html", ".git"),
            ("a.html", "manifest.json"),
            ("assets/style.css", "a.html"),
            ("b.html", "a.html"),
            ("b.html", "../b.html"),
            ("2030-07", "2030/07"),
            ("2030-07", ".."),
            ("\"public\"", "\"everyone\""),
            ("\"tongbao-site\"", "\"site\""),
            ("\"version\": 1", "\"version\": 2"),
            ("\"size\": 3", "\"size\": -3"),
            ("\"tree\": \"", "\"tree\": \"0"),
            ("\"sha256\": \"", "\"sha256\": \"0"),
            ("  \"files\": [", "  \"files\": [[],"),
        ] {
            assert!(good.contains(from), "{from}");
            assert!(Manifest::parse(&good.replacen(from, to, 1)).is_err(), "{from} → {to}");
        }
    }

    #[test]
    fn a_difference_names_what_came_changed_and_went() {
        let (old, mut new) = (sample(), sample());
        new.files.insert("c.html".into(), FileEntry::of(b""));
        new.files.insert("a.html".into(), FileEntry::of(b"<b>"));
        new.files.remove("assets/style.css");
        let expected = Difference {
            new: vec!["c.html".into()],
            changed: vec!["a.html".into()],
            gone: vec!["assets/style.css".into()],
        };
        assert_eq!(new.since(Some(&old)), expected);
        assert_eq!(new.since(None).new.len(), 2);
    }
}
