//! What is for offices only never reaches a public site.
//!
//! Every field of the catalogue that only offices may see, and every kind of entry that can be for them alone, is planted with a
//! text of its own in `content/` beside this file, laid over the campaign that `tongbao new` makes. The text names the kind of
//! file and the field: `planted projects problems.office_note`. An entry that is for offices only carries it in each of its texts.
//! The list of what is to be planted is read from the catalogue, so a new field without a plant fails here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use tongbao::fields::{AUDIENCE, FILES, Field, Kind, Schema};
use tongbao::load::Sources;
use tongbao::model::Audience;
use tongbao::render::Renderer;

use crate::support::{Sandbox, tree};

const PLANTED: &str = "planted";

/// Kinds of inspections, stages for deals and for the reserve.
const WAYS: &str = "
inspection_kinds: [{id: safety, name: 安全}]
attraction:
  stages: [{id: talks, name: 洽谈}]
  channels: [{id: teams, name: 招商小组}]
reserve:
  stages: [{id: planned, name: 谋划}]
  batches: [{id: next, name: 明年}]
lights:";

fn planted_site() -> Sandbox {
    let sandbox = Sandbox::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/offices/content");
    sandbox.edit("content/campaign.yaml", "\nlights:", WAYS);
    for (path, bytes) in tree(&folder) {
        sandbox.write(&format!("content/{path}"), std::str::from_utf8(&bytes).unwrap());
    }
    sandbox
}

/// Every file of the site, with its address in front of its bytes.
fn files(sandbox: &Sandbox, audience: Audience) -> Vec<String> {
    files_of(&sandbox.path(""), audience)
}

fn files_of(root: &Path, audience: Audience) -> Vec<String> {
    let sources = tongbao::load::load(root, None).unwrap();
    let built = tongbao::build(&Sources { audience, ..sources });
    let problems = built.problems.sorted();
    let plan = built.plan.unwrap_or_else(|| panic!("{problems:#?}"));
    let renderer = Renderer::new(&plan);
    let file = |route: &tongbao::route::Route| {
        let mut bytes = renderer.render(route).unwrap().into_owned();
        if route.path.as_str().ends_with(".xlsx") {
            bytes = unpacked(bytes);
        }
        format!("{}\n{}", route.path, String::from_utf8_lossy(&bytes))
    };
    plan.routes.iter().map(file).collect()
}

/// All parts of a workbook, whose bytes are packed.
fn unpacked(bytes: Vec<u8>) -> Vec<u8> {
    let mut workbook = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for part in 0..workbook.len() {
        workbook.by_index(part).unwrap().read_to_end(&mut all).unwrap();
    }
    all
}

/// The office-only fields of a mapping and of those inside it, by path.
fn office_only(schema: &'static Schema, path: &str, found: &mut Vec<(String, &'static Field)>) {
    for field in schema.fields {
        let own = format!("{path}{}", field.key);
        if field.office_only {
            found.push((own.clone(), field));
        }
        if let Kind::Record(inside) | Kind::List(Kind::Record(inside)) = &field.kind {
            office_only(inside, &format!("{own}."), found);
        }
    }
}

/// What each of them is planted with.
fn plants() -> Vec<String> {
    let mut plants = Vec::new();
    for (file, schema) in FILES {
        let mut found = Vec::new();
        office_only(schema, "", &mut found);
        let folder = file.split(['/', '.']).next().unwrap();
        for (path, field) in found {
            let is_text = matches!(field.kind, Kind::Text | Kind::Paragraph);
            assert!(is_text || field.key == AUDIENCE, "{file} {path}: say here how such a value is planted and found");
            plants.push(format!("{PLANTED} {folder} {path}"));
        }
    }
    plants
}

#[test]
fn nothing_for_offices_reaches_a_public_site() {
    let sandbox = planted_site();
    let content: Vec<String> =
        tree(&sandbox.path("content")).into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    let (public, offices) = (files(&sandbox, Audience::Public), files(&sandbox, Audience::Offices));
    for plant in plants() {
        assert!(content.iter().any(|file| file.contains(&plant)), "nothing is planted for {plant:?}");
        assert!(offices.iter().any(|file| file.contains(&plant)), "the site for offices does not show {plant:?}");
    }
    for file in &public {
        let at = file.find(PLANTED);
        assert!(at.is_none(), "a public file says: {}", file[at.unwrap()..].lines().next().unwrap());
    }
    assert!(offices.len() > public.len(), "a bulletin for offices has pages there");
}

/// On the sample: no note of any kind that is for offices stands in any public file, and the site for offices shows them.
#[test]
fn no_note_of_the_sample_reaches_its_public_site() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let notes: BTreeSet<String> = tree(&root.join("content"))
        .into_values()
        .flat_map(|bytes| {
            let text = String::from_utf8(bytes).unwrap();
            let of = |key: &str| -> Vec<String> {
                let values =
                    text.split(key).skip(1).map(|rest| rest.split(['\n', '}']).next().unwrap().trim().to_owned());
                values.filter(|note| !note.is_empty()).collect()
            };
            [of(" office_note: "), of(" bank_note: ")].concat()
        })
        .collect();
    assert!(notes.len() > 3, "the sample has notes for offices");
    let of = |audience| -> String { files_of(root, audience).concat() };
    let (public, offices) = (of(Audience::Public), of(Audience::Offices));
    for note in &notes {
        assert!(!public.contains(note.as_str()), "the public sample says {note:?}");
        assert!(offices.contains(note.as_str()), "the sample for offices does not say {note:?}");
    }
}

/// What is withheld is not counted either: the public page has one problem, the one for offices has two.
#[test]
fn what_is_withheld_is_not_counted() {
    let sandbox = planted_site();
    let open = |audience| {
        let sources = tongbao::load::load(&sandbox.path(""), None).unwrap();
        let plan = tongbao::build(&Sources { audience, ..sources }).plan.unwrap();
        plan.figures.issues[0].tally(tongbao::model::Scope::Whole).open_problems
    };
    assert_eq!((open(Audience::Public), open(Audience::Offices)), (1, 2));
}

/// A public build checks what it withholds: a mistake is found before the site for offices is built.
#[test]
fn what_is_withheld_is_checked_all_the_same() {
    let sandbox = planted_site();
    sandbox.edit("content/projects/nan-road.yaml", "deadline: 2025-07-20", "deadline: 2025-07-02");
    let run = sandbox.expect(1, &["check"]);
    assert!(run.stdout.contains("dates-reversed"), "{}", run.stdout);
}

/// Public facts can be made without what is withheld: such a field is never required, and where a whole entry may be for offices
/// it stands in a list or is a file.
#[test]
fn what_may_be_withheld_is_optional() {
    fn look(file: &str, schema: &'static Schema) {
        for field in schema.fields {
            assert!(!field.office_only || !field.required, "{file} {} is required", field.key);
            assert!(field.key != AUDIENCE || field.office_only, "{file}: use Field::audience()");
            if let Kind::Record(inside) = &field.kind {
                let is_gated = inside.fields.iter().any(|field| field.key == AUDIENCE);
                assert!(!is_gated || !field.required, "{file} {} is required", field.key);
            }
            if let Kind::Record(inside) | Kind::List(Kind::Record(inside)) = &field.kind {
                look(file, inside);
            }
        }
    }
    FILES.into_iter().for_each(|(file, schema)| look(file, schema));
}

#[test]
fn sites_for_different_readers_never_share_a_folder() {
    let sandbox = planted_site();
    sandbox.expect(0, &["build"]);
    sandbox.expect(0, &["build", "--audience", "offices"]);
    assert!(sandbox.path("output-offices/bulletins/planted.html").is_file());
    // An image of a chart can be passed on without its page.
    let image =
        |folder: &str| fs::read_to_string(sandbox.path(folder).join("bulletins/2025-07/charts/completed.svg")).unwrap();
    assert!(image("output-offices").contains("不得公开发布") && !image("output").contains("不得公开发布"));
    let marker = |folder: &str| fs::read_to_string(sandbox.path(folder).join(".tongbao")).unwrap();
    assert!(marker("output").contains("# Audience: public\n"));
    assert!(marker("output-offices").contains("# Audience: offices\n"));
    let before = (tree(&sandbox.path("output")), tree(&sandbox.path("output-offices")));
    let run = sandbox.expect(2, &["build", "--audience", "offices", "--output", "output"]);
    assert!(run.stderr.contains("holds a public site, and a site for offices must never"), "{}", run.stderr);
    let run = sandbox.expect(2, &["build", "--lang", "zh", "--output", "output-offices"]);
    assert!(run.stderr.contains("内部版") && run.stderr.contains("--output"), "{}", run.stderr);
    let after = (tree(&sandbox.path("output")), tree(&sandbox.path("output-offices")));
    assert!(before == after, "a refused build touched a folder");
    // A folder made before there were two kinds holds a public site.
    let old = marker("output").replace("# Audience: public\n", "");
    sandbox.write("output/.tongbao", &old);
    sandbox.expect(2, &["build", "--audience", "offices", "--output", "output"]);
    sandbox.expect(0, &["build"]);
}
