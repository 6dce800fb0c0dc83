//! The data files say what the pages say, in every format alike.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use tongbao::render::Renderer;
use tongbao::route::RouteKind;

/// The sample's data files and the paths of its other files.
static SAMPLE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let sources = tongbao::load::load(Path::new(env!("CARGO_MANIFEST_DIR")), None).unwrap();
    let plan = tongbao::build(&sources).plan.unwrap();
    let renderer = Renderer::new(&plan);
    let made = plan.routes.iter().map(|route| {
        let is_data = matches!(route.kind, RouteKind::DataFile { .. });
        let bytes = if is_data { renderer.render(route).unwrap().into_owned() } else { Vec::new() };
        (route.path.to_string(), bytes)
    });
    made.collect()
});

/// One row of a table by column.
type Row = BTreeMap<String, String>;

const TABLES: [&str; 10] = [
    "figures",
    "rankings",
    "targets",
    "projects",
    "problems",
    "decisions",
    "findings",
    "deductions",
    "deals",
    "reserve",
];

fn bytes(path: &str) -> &'static [u8] {
    SAMPLE.get(path).unwrap_or_else(|| panic!("{path} is not in the site"))
}

fn csv(path: &str) -> (Vec<String>, Vec<Row>) {
    let text = bytes(path).strip_prefix("\u{feff}".as_bytes()).expect("a byte-order mark");
    let mut reader = csv::Reader::from_reader(text);
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |record: Result<csv::StringRecord, csv::Error>| -> Row {
        head.iter().cloned().zip(record.unwrap().iter().map(str::to_owned)).collect()
    };
    let rows = reader.records().map(row).collect();
    (head, rows)
}

fn json(path: &str) -> Value {
    serde_json::from_slice(bytes(path)).unwrap()
}

/// Published: 60 city-level key projects at the end of July, 53 started, 88.3%; as a raw number 53 ÷ 60 = 88.333333%.
#[test]
fn july_stands_in_the_csv_as_it_was_published() {
    let (_, rows) = csv("bulletins/2023-07/figures.csv");
    let is_it = |row: &&Row| row["indicator"] == "start-rate" && row["scope"] == "city-key";
    let row = rows.iter().find(is_it).unwrap();
    let cells = ["value", "unit", "state", "part", "whole"].map(|key| row[key].as_str());
    assert_eq!(cells, ["88.333333", "%", "reported", "53", "60"]);
}

#[test]
fn csv_and_json_hold_the_same_cells() {
    for bulletin in ["2023-07", "2023-10"] {
        let all = json(&format!("bulletins/{bulletin}/tables.json"));
        for table in TABLES {
            let (_, rows) = csv(&format!("bulletins/{bulletin}/{table}.csv"));
            let records = all[table].as_array().unwrap();
            assert_eq!(rows.len(), records.len(), "{table}");
            for (row, record) in rows.iter().zip(records) {
                for (column, cell) in row {
                    let other = match &record[column] {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        number => number.to_string(),
                    };
                    assert_eq!(cell.trim_start_matches('\''), other, "{table} {column} {row:?}");
                }
            }
        }
    }
}

/// Every project once, and the problems of the pages.
#[test]
fn nothing_is_left_out() {
    let (_, projects) = csv("bulletins/2023-10/projects.csv");
    let mut ids: Vec<&str> = projects.iter().map(|row| row["project"].as_str()).collect();
    ids.dedup();
    let pages = SAMPLE.keys().filter(|path| path.starts_with("projects/") && *path != "projects/index.html").count();
    assert_eq!(ids.len(), pages);
    let (_, figures) = csv("bulletins/2023-10/figures.csv");
    let open = figures.iter().find(|row| row["indicator"] == "open-problems" && row["scope"] == "whole").unwrap();
    let (_, problems) = csv("bulletins/2023-10/problems.csv");
    let unsolved = problems.iter().filter(|row| row["status"] != "solved").count();
    assert_eq!(open["value"], unsolved.to_string());
}

/// What is followed beside projects, by hand from the second campaign's files at 2026-06-30: days from the deadline, or from the day on
/// which a stage was reached, to the end of June.
#[test]
fn ledgers_stand_in_the_tables_as_they_are_kept() {
    let rows = |table: &str, keys: &[&str]| -> Vec<String> {
        let text = crate::pages::SECOND[&format!("bulletins/2026-06/{table}.csv")].trim_start_matches('\u{feff}');
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let cell = |record: &csv::StringRecord, key: &&str| {
            record[head.iter().position(|column| column == key).unwrap()].to_owned()
        };
        reader
            .records()
            .map(|record| {
                let record = record.unwrap();
                keys.iter().map(|key| cell(&record, key)).collect::<Vec<_>>().join(" ")
            })
            .collect()
    };
    assert_eq!(
        rows(
            "decisions",
            &["meeting", "decision", "project", "problem", "owner", "deadline", "status", "overdue_days"]
        ),
        [
            "march b park  housing 2026-04-30 overdue 61",
            "may b   housing 2026-06-30 in-hand ",
            "march a   port 2026-03-31 solved ",
            "may a cable route port  solved ",
        ]
    );
    assert_eq!(
        rows("findings", &["inspection", "finding", "grade", "project", "county", "status", "overdue_days"]),
        ["dyke a 重大 berth donggang overdue 30", "dyke b   xiwan solved "]
    );
    assert_eq!(
        rows("deductions", &["board", "scope", "on", "points"]),
        ["assessed donggang 2026-03-31 2", "assessed xiwan 2026-04-10 5", "assessed xiwan 2026-06-30 1.5"]
    );
    assert_eq!(
        rows("deals", &["county", "name", "stage", "since", "days", "still", "amount", "amount_state", "funds_state"]),
        [
            "donggang 冷库 signed 2026-04-10 81  900 reported not-reported",
            "xiwan 码头酒店 signed 2026-06-01 29   not-public not-reported",
        ]
    );
    // Nobody keeps a reserve there, so no issue has a table of it.
    assert!(crate::pages::SECOND.keys().all(|path| !path.ends_with("/reserve.csv")));
}

/// A site that knows its address tells search engines of each issue's tables: all of them, where they are.
#[test]
fn search_engines_find_the_tables() {
    let base = "https://binhai.example.invalid/tzgj/";
    let dataset = |path: &str| -> Option<Value> {
        let page = &crate::pages::SECOND[path];
        let (_, rest) = page.split_once("<script type=\"application/ld+json\">")?;
        Some(serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap())
    };
    let april = dataset("bulletins/2026-04.html").unwrap();
    for (key, value) in [
        ("@type", "Dataset"),
        ("url", "https://binhai.example.invalid/tzgj/bulletins/2026-04.html"),
        ("temporalCoverage", "2026-01-01/2026-04-30"),
        ("spatialCoverage", "滨海市"),
    ] {
        assert_eq!(april[key], value, "{key}");
    }
    assert_eq!(april["publisher"]["name"], "滨海市发展和改革委员会");
    let addresses: Vec<&str> =
        april["distribution"].as_array().unwrap().iter().map(|own| own["contentUrl"].as_str().unwrap()).collect();
    // Nine tables, the workbook, and all in one file.
    assert_eq!(addresses.len(), 11);
    for address in addresses {
        assert!(crate::pages::SECOND.contains_key(address.strip_prefix(base).unwrap()), "{address}");
    }
    assert!(dataset("latest/index.html").is_none() && dataset("bulletins/2026-04/targets.html").is_none());
    assert!(!crate::pages::SAMPLE["bulletins/2023-10.html"].contains("ld+json"));
}

/// A missing number is an empty cell with its reason, never a zero.
#[test]
fn what_is_missing_says_why() {
    let (_, rows) = csv("bulletins/2023-10/figures.csv");
    let (with, without): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row["state"] == "reported");
    assert!(with.iter().all(|row| !row["value"].is_empty()));
    assert!(!without.is_empty() && without.iter().all(|row| row["value"].is_empty()));
}

/// The two descriptions name exactly the columns of each file, in order.
#[test]
fn descriptions_fit_the_files() {
    let package = json("bulletins/2023-10/datapackage.json");
    let csvw = json("bulletins/2023-10/csv-metadata.json");
    for (at, table) in TABLES.into_iter().enumerate() {
        let (head, _) = csv(&format!("bulletins/2023-10/{table}.csv"));
        let names = |list: &Value, key: &str| -> Vec<String> {
            list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap().to_owned()).collect()
        };
        let (resource, described) = (&package["resources"][at], &csvw["tables"][at]);
        assert_eq!(resource["path"], format!("{table}.csv"));
        assert_eq!(described["url"], format!("{table}.csv"));
        assert_eq!(names(&resource["schema"]["fields"], "name"), head);
        assert_eq!(names(&described["tableSchema"]["columns"], "titles"), head);
    }
}

/// The sheet of projects: numbers are numbers (a cell without a type holds one), texts are texts; the day in the file is the day of
/// issue. LibreOffice and openpyxl read the same.
#[test]
fn the_workbook_holds_numbers_as_numbers() {
    let mut workbook = zip::ZipArchive::new(Cursor::new(bytes("bulletins/2023-07/tables.xlsx"))).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        workbook.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let (_, projects) = csv("bulletins/2023-07/projects.csv");
    // Sheets: the explanation, then the tables in order; the projects are the fourth of them.
    let sheet = part("xl/worksheets/sheet5.xml");
    let plan = format!("<c r=\"L2\"><v>{}</v></c>", projects[0]["plan"]);
    assert!(sheet.contains(&plan), "no {plan}");
    assert!(sheet.contains("<c r=\"B2\" t=\"s\">"));
    assert_eq!(sheet.matches("<row ").count(), projects.len() + 1);
    assert!(part("docProps/core.xml").contains("2023-08-"), "the day of issue");
}
