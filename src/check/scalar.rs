//! One scalar against the kind of its field.

use std::borrow::Cow;

use super::ids::Ids;
use super::shape::{Datum, nearest};
use super::yaml::shorten;
use crate::diagnostic::Problem;
use crate::fields::{Choice, Kind, Label, Registry, STATES, label};
use crate::model::{Indicator, Ledger, Scope};
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

/// Reads a scalar that is not empty.
pub(super) fn parse<'s>(text: Cow<'s, str>, kind: &'static Kind, ids: Option<&Ids>) -> Result<Datum<'s>, Box<Problem>> {
    Ok(match kind {
        Kind::Text => Datum::Text(limited(text, TEXT_LIMIT)?),
        Kind::Paragraph => Datum::Text(limited(text, PARAGRAPH_LIMIT)?),
        Kind::Url => Datum::Text(url(limited(text, TEXT_LIMIT)?)?),
        Kind::Id => Datum::Id(id(&text)?),
        Kind::Ref(registry) => {
            let id = id(&text)?;
            match ids {
                None => Datum::Ref(0),
                Some(ids) => Datum::Ref(ids.position(*registry, id.as_str()).ok_or_else(|| unknown(*registry, &id, ids))?),
            }
        }
        Kind::Indicator => {
            let id = id(&text)?;
            match ids {
                None => Datum::Indicator(Indicator::Ledger(Ledger::Projects)),
                Some(ids) => {
                    Datum::Indicator(ids.indicator(id.as_str()).ok_or_else(|| unknown(Registry::Indicator, &id, ids))?)
                }
            }
        }
        Kind::Scope => match ids {
            None => Datum::Scope(Scope::Whole),
            Some(ids) => Datum::Scope(scope(&text, ids)?),
        },
        Kind::Date => Datum::Date(parse_date(&text).ok_or_else(|| Problem::BadDate { found: shorten(&text) })?),
        Kind::Period => Datum::Period(Period::parse(&text).ok_or_else(|| Problem::BadPeriod { found: shorten(&text) })?),
        Kind::Integer(low, high) => Datum::Integer(integer(&text, *low, *high)?),
        Kind::Amount => Datum::Amount(amount(&text)?),
        Kind::Number => Datum::Number(number(&text, label("这一项登记的单位", "the one declared for this field"))?),
        Kind::Percent => Datum::Number(number(&text, label("百分数", "percent"))?),
        Kind::Bool => Datum::Bool(match &*text {
            "true" => true,
            "false" => false,
            _ => {
                return Err(Box::new(Problem::BadChoice {
                    found: shorten(&text),
                    allowed: "true, false".to_owned(),
                    nearest: None,
                }));
            }
        }),
        Kind::Choice(choices) => Datum::Choice(choice(&text, choices)?),
        Kind::List(_) | Kind::Record(_) => unreachable!("collections are not scalars"),
    })
}

fn limited(text: Cow<'_, str>, limit: usize) -> Result<Cow<'_, str>, Box<Problem>> {
    if text.len() > limit && text.chars().count() > limit {
        return Err(Box::new(Problem::TextTooLong { limit }));
    }
    Ok(text)
}

fn url(text: Cow<'_, str>) -> Result<Cow<'_, str>, Box<Problem>> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |rest: &str| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>'));
    if rest.is_some_and(plain) { Ok(text) } else { Err(Box::new(Problem::UnsafeLink { target: shorten(&text) })) }
}

fn id(text: &str) -> Result<Id, Box<Problem>> {
    Id::parse(text).ok_or_else(|| {
        Box::new(if text.contains('，') {
            Problem::FullWidthPunctuation { found: '，', instead: ',' }
        } else {
            Problem::BadId { found: shorten(text) }
        })
    })
}

fn unknown(registry: Registry, id: &Id, ids: &Ids) -> Problem {
    let nearest = nearest(id.as_str(), ids.names(registry)).map(str::to_owned);
    Problem::UnknownId { registry, id: id.to_string(), nearest }
}

/// `whole`, `county:ID`, or `set:ID`, `fund:ID`, `unit:ID` with `@COUNTY` if wanted.
pub(super) fn scope(text: &str, ids: &Ids) -> Result<Scope, Box<Problem>> {
    let bad = || Box::new(Problem::BadScope { found: shorten(text) });
    if text == "whole" {
        return Ok(Scope::Whole);
    }
    let (kind, rest) = text.split_once(':').ok_or_else(bad)?;
    let (name, county) = match rest.split_once('@') {
        Some((name, county)) => (name, Some(county)),
        None => (rest, None),
    };
    let find = |registry: Registry, text: &str| -> Result<usize, Box<Problem>> {
        let id = id(text)?;
        ids.position(registry, id.as_str()).ok_or_else(|| Box::new(unknown(registry, &id, ids)))
    };
    let county = county.map(|county| find(Registry::County, county)).transpose()?;
    match kind {
        "county" if county.is_none() => Ok(Scope::County(find(Registry::County, name)?)),
        "set" => Ok(Scope::Set(find(Registry::Set, name)?, county)),
        "fund" => Ok(Scope::Fund(find(Registry::Fund, name)?, county)),
        "unit" => Ok(Scope::Unit(find(Registry::Unit, name)?, county)),
        _ => Err(bad()),
    }
}

fn integer(text: &str, low: i64, high: i64) -> Result<i64, Box<Problem>> {
    let expected = label("整数", "a whole number");
    let read = Decimal::parse(text, NUMBER_DIGITS, 0).map_err(|fault| faulty(text, fault, 0, expected, label("个", "a count")))?;
    let number: i64 = read.exact().to_decimal(0).parse().map_err(|_| Problem::TooLarge { found: shorten(text) })?;
    if (low..=high).contains(&number) {
        return Ok(number);
    }
    let range = if number < low { label("太小", "too small") } else { label("太大", "too large") };
    Err(Box::new(Problem::OutOfRange { found: shorten(text), range }))
}

fn amount(text: &str) -> Result<Amount, Box<Problem>> {
    let expected = label("金额", "an amount");
    let amount =
        Amount::parse_wan(text).map_err(|fault| faulty(text, fault, 4, expected, label("万元", "万元 (ten thousand yuan)")))?;
    if amount.is_negative() {
        return Err(Box::new(Problem::OutOfRange { found: shorten(text), range: label("不能为负", "must not be negative") }));
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
        Box::new(Problem::BadChoice {
            found: shorten(text),
            allowed: values.join(", "),
            nearest: nearest(text, values.iter().copied()).map(str::to_owned),
        })
    })
}
