//! `site.yaml` to facts.

use super::form::{Datum, Form};
use super::source::Source;
use crate::diagnostic::{Diagnostics, Problem};
use crate::fields::label;
use crate::model::{AmountUnit, Numbers, Portal, PortalColumn, Site};

/// The languages of the site, the first one first; Chinese when nothing is said.
pub(super) fn languages(form: &Form<'_>, source: &Source<'_>, problems: &mut Diagnostics) -> Vec<&'static str> {
    let one = form.choice("language");
    let Some(cell) = form.cell("languages") else { return vec![one.unwrap_or("zh-CN")] };
    if one.is_some() {
        source.report_field(Problem::LanguageTwice, form.span_of("language"), form.path_of("language"), problems);
    }
    let mut languages = Vec::new();
    for cell in form.list("languages") {
        let Datum::Choice(tag) = cell.datum else { unreachable!("languages are choices, not {:?}", cell.datum) };
        if languages.contains(&tag) {
            let problem = Problem::DuplicateEntry { what: tag.to_owned() };
            source.report_field(problem, cell.span.clone(), form.path_of("languages"), problems);
        } else {
            languages.push(tag);
        }
    }
    if languages.is_empty() {
        let problem = Problem::EmptyValue { label: label("发布语言", "languages") };
        source.report_field(problem, cell.span.clone(), form.path_of("languages"), problems);
        languages.push("zh-CN");
    }
    languages
}

/// Builds the site; nothing when a field it needs is missing.
pub(super) fn site(form: &Form<'_>) -> Option<Site> {
    let name = form.string("name")?;
    Some(Site {
        short_name: form.string("short_name").unwrap_or_else(|| name.clone()),
        name,
        // Whoever reads it says which.
        language: "zh-CN",
        notice: form.string("notice"),
        publisher: form.string("publisher")?,
        base_url: form
            .text("base_url")
            .map(|url| if url.ends_with('/') { url.into() } else { format!("{url}/").into() }),
        portal: form.record("portal").map(portal).unwrap_or_default(),
        numbers: numbers(form.record("numbers")),
    })
}

fn portal(form: &Form<'_>) -> Portal {
    Portal {
        site_name: form.string("site_name"),
        site_domain: form.string("site_domain"),
        site_id_code: form.string("site_id_code"),
        column_name: form.string("column_name"),
        column_type: form.string("column_type"),
        column_description: form.string("column_description"),
        column_keywords: form.string("column_keywords"),
        content_source: form.string("content_source"),
        keywords: form.string("keywords"),
        author: form.string("author"),
        image: form.string("image"),
        home_url: form.string("home_url"),
        columns: form.records("columns").filter_map(column).collect(),
        department: form.string("department"),
        disclosure: form.string("disclosure"),
        contact: form.string("contact"),
        icp: form.string("icp"),
        police_record: form.string("police_record"),
    }
}

fn column(form: &Form<'_>) -> Option<PortalColumn> {
    Some(PortalColumn { name: form.string("name")?, url: form.string("url")? })
}

fn numbers(form: Option<&Form<'_>>) -> Numbers {
    let decimals = |key, default| {
        let given = form.and_then(|form| form.integer(key));
        given.map_or(default, |number| u8::try_from(number).expect("the catalogue allows 0 to 4"))
    };
    let unit = |key, default| match form.and_then(|form| form.choice(key)) {
        Some("yi") => AmountUnit::Yi,
        Some("wan") => AmountUnit::Wan,
        _ => default,
    };
    Numbers {
        percent_decimals: decimals("percent_decimals", 1),
        amount_unit: unit("amount_unit", AmountUnit::Yi),
        amount_decimals: decimals("amount_decimals", 2),
        project_unit: unit("project_unit", AmountUnit::Wan),
        project_decimals: decimals("project_decimals", 0),
    }
}
