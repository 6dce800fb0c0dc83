//! The search keeps its budget: how many bytes the index has, and how many a reader waits for before the first results stand there.

#![expect(clippy::print_stdout, reason = "the figures for benches/README.md")]
#![expect(clippy::unwrap_used, reason = "a broken premise of a test should stop it at the spot")]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tongbao::render::Renderer;
use tongbao::route::RouteKind;

#[path = "../benches/generator.rs"]
mod generator;

/// Bytes of the files of an index, and what is in them.
struct Files(BTreeMap<String, (usize, Value)>);

impl Files {
    fn of(projects: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        generator::generate(folder.path(), projects).unwrap();
        let built = tongbao::build(&tongbao::load::load(folder.path(), None).unwrap());
        let plan = built.plan.unwrap();
        let renderer = Renderer::new(&plan);
        let routes = plan.routes.iter().filter(|route| matches!(route.kind, RouteKind::Search(_)));
        let file = |route| {
            let text = String::from_utf8(renderer.render(route).unwrap().into_owned()).unwrap();
            let (name, data) = text.strip_prefix("tongbao(\"").unwrap().split_once("\",").unwrap();
            let data = serde_json::from_str(data.trim_end().strip_suffix(");").unwrap()).unwrap();
            (name.to_owned(), (text.len(), data))
        };
        Self(routes.map(file).collect())
    }

    fn bytes(&self) -> usize {
        self.0.values().map(|(bytes, _)| bytes).sum()
    }

    /// What the script loads before it shows the first results of a query, and the number of candidates: the head, a file for each
    /// of up to four pairs of characters, and the two files that hold the most candidates.
    fn first_result(&self, query: &str) -> (usize, usize) {
        let characters: Vec<char> = query.chars().collect();
        let mut loaded = BTreeSet::from(["index".to_owned()]);
        let mut candidates: Option<BTreeSet<usize>> = None;
        let pairs: Vec<String> = characters.windows(2).map(String::from_iter).collect();
        // Of a long query the script asks for four.
        let asked: Vec<&String> = match pairs.len() {
            0..=4 => pairs.iter().collect(),
            many => (0..4).map(|third| &pairs[third * (many - 1) / 3]).collect(),
        };
        for pair in asked {
            let is_there =
                |(name, (_, data)): &(&String, &(usize, Value))| name.starts_with("terms-") && data.get(pair).is_some();
            let (name, (_, data)) = self.0.iter().find(is_there).unwrap();
            loaded.insert(name.clone());
            let steps = data[pair].as_str().unwrap().split(' ').map(|step| usize::from_str_radix(step, 36).unwrap());
            let positions: BTreeSet<usize> = steps
                .scan(0, |sum, step| {
                    *sum += step;
                    Some(*sum)
                })
                .collect();
            candidates =
                Some(candidates.map_or(positions.clone(), |all| all.intersection(&positions).copied().collect()));
        }
        let candidates = candidates.unwrap();
        let per_file = usize::try_from(self.0["index"].1["perFile"].as_u64().unwrap()).unwrap();
        let mut files: BTreeMap<usize, usize> = BTreeMap::new();
        candidates.iter().for_each(|position| *files.entry(position / per_file).or_default() += 1);
        let mut files: Vec<(usize, usize)> = files.into_iter().map(|(file, count)| (count, file)).collect();
        files.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        loaded.extend(files.iter().take(2).map(|(_, file)| format!("documents-{file}")));
        (loaded.iter().map(|name| self.0[name].0).sum(), candidates.len())
    }
}

/// `benches/README.md` states the budget. Queries: a work that a tenth of all projects has, and the name of one project.
#[test]
fn the_index_keeps_its_budget() {
    const PER_PROJECT: usize = 450;
    const FIRST_RESULT: usize = 300 * 1024;
    for projects in [1_000, 10_000] {
        let files = Files::of(projects);
        let bytes = files.bytes();
        assert!(bytes <= PER_PROJECT * projects, "{projects} projects: the index has {bytes} bytes");
        for (query, at_least) in [("供水管网改造", projects / 10), ("东河县东河供水管网改造项目", 1)]
        {
            let (first, candidates) = files.first_result(query);
            assert!(candidates >= at_least, "{query} has {candidates} candidates");
            assert!(first <= FIRST_RESULT, "{projects} projects, {query}: {first} bytes before the first result");
            println!(
                "{projects} projects: index {bytes} bytes in {} files; {query}: {first} bytes first",
                files.0.len()
            );
        }
    }
}
