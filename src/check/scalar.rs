//! One scalar against the kind of its field.

use std::borrow::Cow;

use super::form::Datum;
use super::ids::Ids;
use super::shape::nearest;
use super::yaml::shorten;
use crate::diagnostic::Problem;
use crate::digest::Digest;
use crate::fields::{Choice, Kind, Label, Registry, STATES, label};
use crate::model::Scope;
use crate::units::{Amount, Decimal, Id, Known, NumberFault, Period, parse_date};

/// Longest line of text.
const TEXT_LIMIT: usize = 400;
/// Longest paragraph.
const PARAGRAPH_LIMIT: usize = 4000;
/// Digits before the point of a number that is not money.
const NUMBER_DIGITS: usize = 12;
/// Decimals of a number that is not money.
const NUMBER_PLACES: u8 = 6;

/// The word for a missing value, if it is one.
pub(super) fn state(text: &str) -> Option<Known<()>> {
    let index = STATES.iter().position(|choice| choice.value == text)?;
    Some(match index {
        0 => Known::NotReported,
        1 => Known::NotApplicable,
        _ => Known::NotPublic,
    })
}

/// Reads a scalar that is not empty. A reference is nothing while nobody knows what is declared.
pub(super) fn parse<'s>(
    text: Cow<'s, str>,
    kind: &'static Kind,
    ids: Option<&Ids>,
) -> Result<Option<Datum<'s>>, Box<Problem>> {
    Ok(Some(match kind {
        Kind::Text => Datum::Text(limited(text, TEXT_LIMIT)?),
        Kind::Paragraph => Datum::Text(limited(text, PARAGRAPH_LIMIT)?),
        Kind::Url => Datum::Text(url(limited(text, TEXT_LIMIT)?)?),
        Kind::Id => Datum::Id(id(&text)?),
        Kind::Ref(_) | Kind::Indicator | Kind::Scope if ids.is_none() => return Ok(None),
        Kind::Ref(registry) => Datum::Ref(reference(*registry, &text, ids)?),
        Kind::Indicator => {
            let found = ids.and_then(|ids| ids.indicator(&text));
            Datum::Indicator(found.ok_or_else(|| unknown(Registry::Indicator, &text, ids))?)
        }
        Kind::Scope => Datum::Scope(scope(&text, ids)?),
        Kind::Date => Datum::Date(parse_date(&text).ok_or_else(|| Problem::BadDate { found: shorten(&text) })?),
        Kind::Period => {
            Datum::Period(Period::parse(&text).ok_or_else(|| Problem::BadPeriod { found: shorten(&text) })?)
        }
        Kind::Digest => {
            Datum::Digest(Digest::parse(&text).ok_or_else(|| Problem::BadDigest { found: shorten(&text) })?)
        }
        Kind::Integer(low, high) => Datum::Integer(integer(&text, *low, *high)?),
        Kind::Amount => Datum::Amount(amount(&text)?),
        Kind::Number => Datum::Number(number(&text, label("登记的单位", "the unit that was declared"))?),
        Kind::Percent => Datum::Number(number(&text, label("百分数", "percent"))?),
        Kind::Bool => Datum::Bool(choice(&text, BOOLS)? == "true"),
        Kind::Choice(choices) => Datum::Choice(choice(&text, choices)?),
        Kind::List(_) | Kind::Record(_) => unreachable!("collections are not scalars"),
    }))
}

static BOOLS: &[Choice] = &[crate::fields::choice("true", "是", "yes"), crate::fields::choice("false", "否", "no")];

/// Blanks around a text are nothing that anyone meant.
fn limited(text: Cow<'_, str>, limit: usize) -> Result<Cow<'_, str>, Box<Problem>> {
    if text.len() > limit && text.chars().count() > limit {
        return Err(Box::new(Problem::TextTooLong { limit }));
    }
    Ok(if text.trim().len() == text.len() { text } else { Cow::Owned(text.trim().to_owned()) })
}

fn url(text: Cow<'_, str>) -> Result<Cow<'_, str>, Box<Problem>> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain =
        |rest: &str| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'));
    if rest.is_some_and(plain) { Ok(text) } else { Err(Box::new(Problem::UnsafeLink { target: shorten(&text) })) }
}

fn id(text: &str) -> Result<Id, Box<Problem>> {
    Id::parse(text).ok_or_else(|| Box::new(Problem::BadId { found: shorten(text) }))
}

/// The position of a declared id. An id that is written badly is known all the same when it was declared so.
fn reference(registry: Registry, text: &str, ids: Option<&Ids>) -> Result<usize, Box<Problem>> {
    let found = ids.and_then(|ids| ids.position(registry, text));
    found.ok_or_else(|| unknown(registry, text, ids))
}

/// The problem that an id is declared nowhere.
pub(super) fn unknown(registry: Registry, text: &str, ids: Option<&Ids>) -> Box<Problem> {
    let is_whole = registry == Registry::County && ids.is_some_and(|ids| ids.is_whole(text));
    Box::new(if is_whole {
        Problem::CountyIsWhole { id: shorten(text) }
    } else {
        let nearest = ids.and_then(|ids| ids.suggestion(registry, text));
        Problem::UnknownId { registry, id: shorten(text), nearest }
    })
}

/// `whole`, `county:ID`, or `set:ID`, `fund:ID`, `unit:ID` with `@COUNTY` if wanted.
pub(super) fn scope(text: &str, ids: Option<&Ids>) -> Result<Scope, Box<Problem>> {
    let bad = || Box::new(Problem::BadScope { found: shorten(text) });
    if text == "whole" {
        return Ok(Scope::Whole);
    }
    if let Some(found) = text.chars().find(|c| matches!(c, '：' | '＠')) {
        let instead = if found == '：' { ':' } else { '@' };
        return Err(Box::new(Problem::FullWidthPunctuation { found, instead }));
    }
    let (kind, rest) = text.split_once(':').ok_or_else(bad)?;
    let (name, county) = match rest.split_once('@') {
        Some((name, county)) => (name, Some(county)),
        None => (rest, None),
    };
    let registry = match kind {
        "county" if county.is_none() => Registry::County,
        "set" => Registry::Set,
        "fund" => Registry::Fund,
        "unit" => Registry::Unit,
        _ => return Err(bad()),
    };
    let position = reference(registry, name, ids)?;
    let county = county.map(|county| reference(Registry::County, county, ids)).transpose()?;
    Ok(match registry {
        Registry::Set => Scope::Set(position, county),
        Registry::Fund => Scope::Fund(position, county),
        Registry::Unit => Scope::Unit(position, county),
        _ => Scope::County(position),
    })
}

fn integer(text: &str, low: i64, high: i64) -> Result<i64, Box<Problem>> {
    let expected = label("整数", "a whole number");
    let read = Decimal::parse(text, NUMBER_DIGITS, 0)
        .map_err(|fault| faulty(text, fault, 0, expected, label("个数", "a count")))?;
    let number: i64 = read.exact().to_decimal(0).parse().map_err(|_| Problem::TooLarge { found: shorten(text) })?;
    if (low..=high).contains(&number) {
        return Ok(number);
    }
    Err(Box::new(Problem::OutOfRange { found: shorten(text), low: Some(low), high: Some(high) }))
}

fn amount(text: &str) -> Result<Amount, Box<Problem>> {
    let expected = label("金额", "an amount");
    let amount = Amount::parse_wan(text)
        .map_err(|fault| faulty(text, fault, 4, expected, label("万元", "万元 (ten thousand yuan)")))?;
    if amount.is_negative() {
        return Err(Box::new(Problem::OutOfRange { found: shorten(text), low: Some(0), high: None }));
    }
    Ok(amount)
}

fn number(text: &str, unit: Label) -> Result<Decimal, Box<Problem>> {
    Decimal::parse(text, NUMBER_DIGITS, NUMBER_PLACES)
        .map_err(|fault| Box::new(faulty(text, fault, NUMBER_PLACES, label("数字", "a number"), unit)))
}

fn faulty(text: &str, fault: NumberFault, decimals: u8, expected: Label, unit: Label) -> Problem {
    let found = shorten(text);
    match fault {
        NumberFault::FullWidth => Problem::FullWidthDigit { found },
        NumberFault::Separators => Problem::ThousandsSeparator { found },
        NumberFault::Unit => Problem::UnitInNumber { found, unit },
        NumberFault::LeadingZeros => Problem::LeadingZero { found },
        NumberFault::TooPrecise => Problem::TooPrecise { found, decimals },
        NumberFault::TooLarge => Problem::TooLarge { found },
        NumberFault::NotPlain => Problem::NotANumber { found, expected },
    }
}

fn choice(text: &str, choices: &'static [Choice]) -> Result<&'static str, Box<Problem>> {
    choices.iter().find(|choice| choice.value == text).map(|choice| choice.value).ok_or_else(|| {
        let values: Vec<&str> = choices.iter().map(|choice| choice.value).collect();
        let named = choices.iter().find(|choice| choice.label.zh == text || choice.label.en == text);
        let nearest = named.map(|choice| choice.value).or_else(|| nearest(text, values.iter().copied()));
        Box::new(Problem::BadChoice {
            found: shorten(text),
            allowed: values.join(", "),
            nearest: nearest.map(str::to_owned),
        })
    })
}
