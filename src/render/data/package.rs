//! What describes an issue's tables to programs: a Frictionless data package, CSV on the Web, and a schema.org data set.

use serde::Serialize;
use serde_json::{Value, json};

use super::{Column, ColumnKind, Table};
use crate::render::pages::Scene;
use crate::render::text;
use crate::route::{DataFile, IssuePart};

/// Where the tables come from; stands with them in every format that has room for it.
#[derive(Serialize)]
pub(super) struct Citation {
    /// Title of the bulletin.
    title: String,
    /// Number of the issue.
    number: i64,
    /// 文号.
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_number: Option<String>,
    /// The month it speaks of.
    period: String,
    /// Data up to this day.
    cutoff: String,
    /// Date of the document.
    issued: String,
    /// Who publishes.
    publisher: String,
    /// What the site says on every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
    /// Program and version.
    generator: &'static str,
}

impl Citation {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let (bulletin, site) = (scene.bulletin(), &scene.facts.site);
        Self {
            title: bulletin.title.to_string(),
            number: bulletin.number,
            doc_number: bulletin.doc_number.as_deref().map(str::to_owned),
            period: bulletin.period.to_string(),
            cutoff: bulletin.cutoff.to_string(),
            issued: bulletin.issued.to_string(),
            publisher: site.publisher.to_string(),
            notice: site.notice.as_deref().map(str::to_owned),
            generator: concat!("tongbao ", env!("CARGO_PKG_VERSION")),
        }
    }

    /// For people.
    pub(super) fn lines(&self) -> Vec<(&'static str, String)> {
        let given = |name, value: &Option<String>| value.clone().map(|value| (name, value));
        [
            Some(("标题", self.title.clone())),
            Some(("期号", self.number.to_string())),
            given("文号", &self.doc_number),
            Some(("月份", self.period.clone())),
            Some(("数据截至", self.cutoff.clone())),
            Some(("印发日期", self.issued.clone())),
            Some(("发布机构", self.publisher.clone())),
            given("提示", &self.notice),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// `datapackage.json` of Frictionless Data.
pub(super) fn data_package(scene: &Scene<'_>) -> Vec<u8> {
    let bulletin = scene.bulletin();
    let fields = |table: Table| -> Vec<Value> {
        let field = |column: &Column| {
            let kind = match column.kind {
                ColumnKind::Text => "string",
                ColumnKind::Integer => "integer",
                ColumnKind::Number => "number",
                ColumnKind::Date => "date",
            };
            json!({"name": column.id, "title": column.label.zh, "type": kind, "description": described(column)})
        };
        table.columns().iter().map(field).collect()
    };
    let resource = |table: Table| {
        json!({
            "name": table.name(),
            "title": table.label().zh,
            "path": format!("{}.csv", table.name()),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": fields(table), "missingValues": [""]},
        })
    };
    let package = json!({
        "profile": "tabular-data-package",
        "name": format!("bulletin-{}", bulletin.id),
        "title": bulletin.title,
        "description": format!("{}，数据截至{}", scene.facts.campaign.name, text::date(bulletin.cutoff, scene.say)),
        "created": format!("{}T00:00:00Z", bulletin.issued),
        "contributors": [{"title": scene.facts.site.publisher, "role": "publisher"}],
        "bulletin": Citation::of(scene),
        "resources": Table::of(scene.facts).map(resource).collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&package).expect("plain data")
}

/// `csv-metadata.json` of CSV on the Web.
pub(super) fn csvw(scene: &Scene<'_>) -> Vec<u8> {
    let bulletin = scene.bulletin();
    let column = |column: &Column| {
        let kind = match column.kind {
            ColumnKind::Text => "string",
            ColumnKind::Integer => "integer",
            ColumnKind::Number => "decimal",
            ColumnKind::Date => "date",
        };
        // Columns are found by their titles, which stand in the head of the file.
        json!({"name": column.id.replace('-', "_"), "titles": column.id, "datatype": kind, "dc:description": described(column)})
    };
    let table = |table: Table| {
        json!({
            "url": format!("{}.csv", table.name()),
            "dc:title": table.label().zh,
            "tableSchema": {"columns": table.columns().iter().map(column).collect::<Vec<_>>()},
        })
    };
    let group = json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": scene.facts.site.language}],
        "dc:title": bulletin.title,
        "dc:publisher": scene.facts.site.publisher,
        "dc:issued": {"@value": bulletin.issued.to_string(), "@type": "xsd:date"},
        "tables": Table::of(scene.facts).map(table).collect::<Vec<_>>(),
    });
    serde_json::to_vec_pretty(&group).expect("plain data")
}

/// A schema.org `Dataset` as JSON-LD that is safe inside a `script` element; `base` is the site's address, because search engines
/// take whole addresses only.
pub(in crate::render) fn dataset(scene: &Scene<'_>, base: &str) -> String {
    let (bulletin, site) = (scene.bulletin(), &scene.facts.site);
    let publisher = json!({"@type": "Organization", "name": site.publisher});
    let download = |file: DataFile| {
        let format = match file {
            DataFile::Csv(_) => "text/csv",
            DataFile::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            DataFile::Json => "application/json",
            DataFile::Package | DataFile::Csvw => return None,
        };
        let address = format!("{base}{}", file.path(bulletin.id.as_str()));
        Some(json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": address}))
    };
    let tables: Vec<&str> = Table::of(scene.facts).map(|table| table.label().zh).collect();
    let dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": bulletin.title,
        "description": format!(
            "{}，数据截至{}：{}",
            scene.facts.campaign.name,
            text::date(bulletin.cutoff, scene.say),
            tables.join("、"),
        ),
        "url": format!("{base}{}", IssuePart::Bulletin.path(bulletin.id.as_str())),
        "identifier": bulletin.doc_number,
        "inLanguage": site.language,
        "datePublished": bulletin.issued.to_string(),
        // Cumulative values begin anew each year.
        "temporalCoverage": format!("{}-01-01/{}", bulletin.cutoff.year(), bulletin.cutoff),
        "spatialCoverage": scene.facts.whole.name,
        "creator": publisher,
        "publisher": publisher,
        "isAccessibleForFree": true,
        "includedInDataCatalog": {"@type": "DataCatalog", "name": site.name, "url": format!("{base}data.html")},
        "distribution": DataFile::of(scene.facts).filter_map(download).collect::<Vec<_>>(),
    });
    // The one character that could end the element.
    dataset.to_string().replace('<', "\\u003c")
}

fn described(column: &Column) -> String {
    let help = column.help.zh;
    if column.unit.is_empty() { help.to_owned() } else { format!("{help}（单位：{}）", column.unit) }
}
