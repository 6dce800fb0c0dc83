//! All tables of an issue as one workbook: a sheet that explains, then a sheet per table.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Column, DECIMALS, Row, Table, together};
use crate::render::data::package::Citation;
use crate::render::pages::Scene;
use crate::units::Date;

/// Characters of a column's width at most; longer texts wrap in the reader's eye, not in the file.
const WIDEST: usize = 48;

/// How many rows are looked at to find a column's width.
const MEASURED_ROWS: usize = 100;

/// The quickest: it takes a third of the time of the usual level and makes a file that is a sixth larger.
const COMPRESSION: u8 = 1;

/// Writes the workbook of the scene's issue.
pub(super) fn workbook(scene: &Scene<'_>) -> Vec<u8> {
    try_workbook(scene).expect("sheets are within the limits of the format")
}

fn try_workbook(scene: &Scene<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bulletin = scene.bulletin();
    let publisher = &*scene.facts.site.publisher;
    // The day of issue and not of the build: the same input gives the same bytes.
    let properties = DocProperties::new()
        .set_title(&*bulletin.title)
        .set_author(publisher)
        .set_company(publisher)
        .set_creation_datetime(&day(bulletin.issued)?);
    workbook.set_properties(&properties).set_zip_compression_level(COMPRESSION);
    let formats =
        Formats { head: Format::new().set_bold().set_text_wrap(), date: Format::new().set_num_format("yyyy-mm-dd") };
    explain(workbook.add_worksheet(), scene, &formats)?;
    for (table, rows) in together(scene) {
        sheet(workbook.add_worksheet(), table, &rows, &formats)?;
    }
    workbook.save_to_buffer()
}

struct Formats {
    head: Format,
    date: Format,
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: i8| u8::try_from(number).expect("months and days are positive");
    ExcelDateTime::from_ymd(
        u16::try_from(date.year()).expect("years are positive"),
        part(date.month()),
        part(date.day()),
    )
}

/// The first sheet: what this is, and what each column means.
fn explain(sheet: &mut Worksheet, scene: &Scene<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name("说明")?;
    sheet.set_column_width(0, 14)?.set_column_width(1, 22)?.set_column_width(2, 10)?.set_column_width(3, 70)?;
    let mut row = 0;
    for (name, value) in Citation::of(scene).lines() {
        sheet.write_string_with_format(row, 0, name, &formats.head)?.write_string(row, 1, value)?;
        row += 1;
    }
    row += 1;
    for (column, name) in ["工作表", "列", "单位", "说明"].into_iter().enumerate() {
        sheet.write_string_with_format(row, position(column), name, &formats.head)?;
    }
    for table in Table::of(scene.facts) {
        for column in table.columns() {
            row += 1;
            let cells = [table.label().zh, column.label.zh, column.unit, column.help.zh];
            for (at, cell) in cells.into_iter().enumerate() {
                sheet.write_string(row, position(at), cell)?;
            }
        }
    }
    Ok(())
}

fn sheet(sheet: &mut Worksheet, table: Table, rows: &[Row<'_>], formats: &Formats) -> Result<(), XlsxError> {
    let columns = table.columns();
    sheet.set_name(table.label().zh)?.set_freeze_panes(1, 0)?;
    for (at, column) in columns.iter().enumerate() {
        sheet.write_string_with_format(0, position(at), head(column), &formats.head)?;
        let widths = rows.iter().take(MEASURED_ROWS).map(|row| width(&row[at]));
        let widest = widths.chain([cells(&head(column))]).max().unwrap_or(0).min(WIDEST);
        sheet.set_column_width(position(at), u16::try_from(widest + 2).expect("widths are small"))?;
    }
    for (index, cells) in rows.iter().enumerate() {
        let row = u32::try_from(index + 1).expect("fewer rows than a sheet holds");
        for (at, cell) in cells.iter().enumerate() {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    sheet.write_string(row, position(at), &**text)?;
                }
                Cell::Date(date) => {
                    sheet.write_datetime_with_format(row, position(at), day(*date)?, &formats.date)?;
                }
                // A cell of a workbook holds a binary number and nothing else; fifteen digits survive it.
                Cell::Number(number) => {
                    let number: f64 = number.to_short_decimal(DECIMALS).parse().expect("a plain decimal");
                    sheet.write_number(row, position(at), number)?;
                }
            }
        }
    }
    let last = position(columns.len() - 1);
    sheet.autofilter(0, 0, u32::try_from(rows.len()).expect("fewer rows than a sheet holds"), last)?;
    Ok(())
}

fn head(column: &Column) -> String {
    if column.unit.is_empty() {
        column.label.zh.to_owned()
    } else {
        format!("{}（{}）", column.label.zh, column.unit)
    }
}

fn width(cell: &Cell<'_>) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) => cells(text),
        Cell::Number(number) => number.to_short_decimal(DECIMALS).len(),
        Cell::Date(_) => 10,
    }
}

fn position(column: usize) -> u16 {
    u16::try_from(column).expect("tables are narrow")
}

/// Widths of a sheet are counted in digits; a Chinese character takes two.
fn cells(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
