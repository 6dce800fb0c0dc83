//! Publishing to an object store, cut after each single request: a store in memory that stops when it is told to.
//!
//! Expected is what the two sites are made of, which the store is compared with object by object.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use anyhow::{Result, bail};
use tongbao::build;
use tongbao::load::load;
use tongbao::manifest::Manifest;
use tongbao::plan::Plan;
use tongbao::publish::Edition;
use tongbao::publish::store::{Condition, Object, Objects, Served, Version, preview, publish};

use super::needs::missing;
use crate::support::Sandbox;

/// A store that answers so many requests and no more.
struct Memory {
    objects: Mutex<BTreeMap<String, Vec<u8>>>,
    left: Mutex<usize>,
    sent: Mutex<usize>,
    /// Whether it minds conditions.
    is_strict: bool,
}

impl Memory {
    fn new(is_strict: bool) -> Self {
        Self { objects: Mutex::default(), left: Mutex::new(usize::MAX), sent: Mutex::new(0), is_strict }
    }

    fn answers(&self) -> Result<()> {
        let mut left = self.left.lock().unwrap();
        match left.checked_sub(1) {
            Some(less) => *left = less,
            None => bail!("cut"),
        }
        Ok(())
    }

    /// Lets so many requests pass.
    fn allow(&self, requests: usize) {
        *self.left.lock().unwrap() = requests;
    }

    fn all(&self) -> BTreeMap<String, Vec<u8>> {
        self.objects.lock().unwrap().clone()
    }
}

impl Objects for Memory {
    fn name(&self) -> String {
        "s3://memory/".to_owned()
    }

    fn list(&self) -> Result<BTreeMap<String, u64>> {
        self.answers()?;
        Ok(self.all().into_iter().map(|(path, bytes)| (path, bytes.len() as u64)).collect())
    }

    fn get(&self, path: &str) -> Result<Option<Object>> {
        self.answers()?;
        let bytes = self.all().remove(path);
        Ok(bytes.map(|bytes| Object { version: version(&bytes), bytes }))
    }

    fn put(&self, path: &str, bytes: &[u8], _: Served, condition: &Condition) -> Result<Option<Version>> {
        self.answers()?;
        let mut objects = self.objects.lock().unwrap();
        let holds = match (condition, objects.get(path)) {
            (Condition::Always, _) | (Condition::Absent, None) => true,
            (Condition::Is(wanted), Some(found)) => *wanted == version(found),
            _ => false,
        };
        if self.is_strict && !holds {
            return Ok(None);
        }
        objects.insert(path.to_owned(), bytes.to_vec());
        *self.sent.lock().unwrap() += 1;
        Ok(Some(version(bytes)))
    }

    fn delete(&self, path: &str) -> Result<()> {
        self.answers()?;
        self.objects.lock().unwrap().remove(path);
        Ok(())
    }
}

fn version(bytes: &[u8]) -> Version {
    tongbao::digest::Digest::sha256(bytes).to_string()
}

/// Two sites: the first has a page and a sheet of its own, which the second has not; others differ.
fn plans() -> [Plan; 2] {
    let plan = |sandbox: &Sandbox, theme| build(&load(&sandbox.path(""), theme).unwrap()).plan.unwrap();
    let first = super::needs::with_own_sheet();
    let second = Sandbox::new();
    std::fs::remove_file(second.path("content/pages/about.md")).unwrap();
    second.edit("content/projects/bei-solar.yaml", "completed: 11900", "completed: 12900");
    [plan(&first, Some("mine")), plan(&second, None)]
}

fn edition(plan: &Plan) -> Edition<'_> {
    Edition::new(plan, &|| ()).unwrap().ok().unwrap()
}

/// What a store holds after an undisturbed publish.
fn expected(edition: &Edition<'_>) -> BTreeMap<String, Vec<u8>> {
    let memory = Memory::new(true);
    publish(edition, &memory, 256, &|| ()).unwrap();
    let all = memory.all();
    let manifest = edition.manifest();
    assert_eq!(all.len(), manifest.files.len() + 1);
    for (path, file) in &manifest.files {
        assert_eq!((all[path].len() as u64, version(&all[path])), (file.size, file.sha256.to_string()), "{path}");
    }
    all
}

#[test]
fn cut_after_each_request_no_page_lacks_what_it_needs_and_the_next_run_ends_it() {
    let plans = plans();
    let [first, second] = [edition(&plans[0]), edition(&plans[1])];
    let (old, new) = (expected(&first), expected(&second));
    let gone: BTreeSet<&String> = old.keys().filter(|path| !new.contains_key(*path)).collect();
    assert!(gone.len() >= 2, "a page and a sheet go: {gone:?}");
    for is_strict in [true, false] {
        for (before, edition, after) in [(None, &first, &old), (Some(&old), &second, &new), (Some(&new), &first, &old)]
        {
            // All of them where files go, and for every day some of the others.
            let step =
                if super::faults::all() || (is_strict && edition.manifest() == second.manifest()) { 1 } else { 9 };
            let mut requests = 0;
            loop {
                let memory = Memory::new(is_strict);
                *memory.objects.lock().unwrap() = before.cloned().unwrap_or_default();
                memory.allow(requests);
                let ended = publish(edition, &memory, 256, &|| ());
                let all = memory.all();
                assert_eq!(missing(&all), [""; 0], "after {requests} requests");
                let is_done = ended.as_ref().is_ok_and(|stored| stored.leftover.is_none());
                assert_eq!(is_done, all == *after, "after {requests} requests: {ended:?}");
                if ended.is_ok() {
                    let pages = edition.manifest().files.keys().all(|path| all.get(path) == after.get(path));
                    assert!(pages, "it said that it has published after {requests} requests");
                }
                memory.allow(usize::MAX);
                if is_done {
                    break;
                }
                // What was cut is ended by the next run, also by one that goes back.
                let back = [&first, &second][requests % 2];
                publish(back, &memory, 256, &|| ()).unwrap();
                assert!(memory.all() == *[&old, &new][requests % 2], "after {requests} requests and a further run");
                requests += step;
            }
            assert!(requests > 20, "{requests}");
        }
    }
}

#[test]
fn a_second_run_sends_nothing() {
    let plans = plans();
    let first = edition(&plans[0]);
    let memory = Memory::new(true);
    publish(&first, &memory, 256, &|| ()).unwrap();
    *memory.sent.lock().unwrap() = 0;
    let again = publish(&first, &memory, 256, &|| ()).unwrap();
    assert_eq!((again.sent, *memory.sent.lock().unwrap()), (0, 0));
    // What somebody else has removed or cut short is sent again.
    memory.objects.lock().unwrap().remove("404.html");
    memory.objects.lock().unwrap().insert("archive.html".into(), Vec::new());
    let repaired = publish(&first, &memory, 256, &|| ()).unwrap();
    assert_eq!(repaired.sent, 2);
    assert!(memory.all() == expected(&first));
}

#[test]
fn only_our_own_files_are_removed_and_never_too_many() {
    let plans = plans();
    let [first, second] = [edition(&plans[0]), edition(&plans[1])];
    let memory = Memory::new(true);
    publish(&first, &memory, 256, &|| ()).unwrap();
    memory.objects.lock().unwrap().insert("theirs.html".into(), b"theirs".to_vec());
    let before = memory.all();
    let difference = preview(&second, &memory).unwrap();
    let refused = publish(&second, &memory, difference.gone.len() - 1, &|| ()).unwrap_err();
    assert!(refused.to_string().contains("would be removed"), "{refused}");
    assert!(memory.all() == before, "nothing was touched");
    let done = publish(&second, &memory, difference.gone.len(), &|| ()).unwrap();
    assert_eq!(done.removed, difference.gone);
    assert_eq!(done.sent, difference.new.len() + difference.changed.len());
    assert_eq!(memory.all()["theirs.html"], b"theirs");
    // Something of theirs where a page of ours would come.
    memory.objects.lock().unwrap().insert("pages/about.html".into(), b"theirs".to_vec());
    let refused = publish(&first, &memory, 256, &|| ()).unwrap_err();
    assert!(refused.to_string().contains("did not publish: pages/about.html"), "{refused}");
}

#[test]
fn a_store_that_is_not_ours_or_for_others_is_refused() {
    let plans = plans();
    let first = edition(&plans[0]);
    for (path, bytes) in [("index.html", "theirs"), ("manifest.json", "{}")] {
        let memory = Memory::new(true);
        memory.objects.lock().unwrap().insert(path.into(), bytes.into());
        let refused = publish(&first, &memory, 256, &|| ()).unwrap_err();
        assert!(refused.to_string().contains(path), "{refused}");
        assert_eq!(memory.all().len(), 1);
    }
    let memory = Memory::new(true);
    publish(&first, &memory, 256, &|| ()).unwrap();
    let text = String::from_utf8(memory.all()["manifest.json"].clone()).unwrap().replace("\"public\"", "\"offices\"");
    assert!(Manifest::parse(&text).is_ok());
    memory.objects.lock().unwrap().insert("manifest.json".into(), text.into_bytes());
    let refused = publish(&first, &memory, 256, &|| ()).unwrap_err();
    assert!(refused.to_string().contains("must never lie in its place"), "{refused}");
}

/// Between reading the manifest and writing it another one has come.
#[test]
fn of_two_publishers_the_second_is_told() {
    struct Raced(Memory);
    impl Objects for Raced {
        fn name(&self) -> String {
            self.0.name()
        }
        fn list(&self) -> Result<BTreeMap<String, u64>> {
            self.0.list()
        }
        fn get(&self, path: &str) -> Result<Option<Object>> {
            let found = self.0.get(path);
            if path == "manifest.json" {
                self.0.objects.lock().unwrap().insert(path.into(), b"another".to_vec());
            }
            found
        }
        fn put(&self, path: &str, bytes: &[u8], served: Served, condition: &Condition) -> Result<Option<Version>> {
            self.0.put(path, bytes, served, condition)
        }
        fn delete(&self, path: &str) -> Result<()> {
            self.0.delete(path)
        }
    }
    let plans = plans();
    let raced = Raced(Memory::new(true));
    let told = publish(&edition(&plans[0]), &raced, 256, &|| ()).unwrap_err();
    assert!(told.to_string().contains("another publish is writing"), "{told}");
    assert_eq!(raced.0.all().len(), 1);
}
