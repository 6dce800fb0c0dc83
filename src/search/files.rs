//! The index as files.
//!
//! `index.js` says how many there are and what the filters are; `terms-N.js` hold postings, found by a hash of the term that the
//! site's script knows too; `documents-N.js` hold what is shown. Each calls the site's script with plain data in JSON.

use serde_json::{Value, json};

use super::term::{Term, initials};
use super::{DOCUMENTS_PER_FILE, Document, Index, Kind};
use crate::model::{Facts, Light};
use crate::route::SearchFile;

impl Index {
    /// All files there are.
    pub fn files(&self) -> impl Iterator<Item = SearchFile> {
        let terms = (0..self.term_files.len()).map(SearchFile::Terms);
        let documents = (0..self.documents.len().div_ceil(DOCUMENTS_PER_FILE)).map(SearchFile::Documents);
        std::iter::once(SearchFile::Index).chain(terms).chain(documents)
    }

    /// The bytes of a file.
    pub fn file(&self, facts: &Facts, file: SearchFile) -> Vec<u8> {
        let (name, data) = match file {
            SearchFile::Index => ("index".to_owned(), self.head(facts)),
            SearchFile::Terms(number) => (format!("terms-{number}"), self.terms_of(number)),
            SearchFile::Documents(number) => {
                let first = number * DOCUMENTS_PER_FILE;
                let last = (first + DOCUMENTS_PER_FILE).min(self.documents.len());
                (format!("documents-{number}"), self.documents[first..last].iter().map(document).collect())
            }
        };
        format!("tongbao(\"{name}\",{data});\n").into_bytes()
    }

    fn head(&self, facts: &Facts) -> Value {
        let campaign = &facts.campaign;
        let names = |names: Vec<(&str, &str)>| -> Vec<[String; 2]> {
            names.into_iter().map(|(id, name)| [id.to_owned(), name.to_owned()]).collect()
        };
        json!({
            "documents": self.documents.len(),
            "perFile": DOCUMENTS_PER_FILE,
            "termFiles": self.term_files.len(),
            "kinds": Kind::ALL.map(Kind::id),
            "county": names(facts.counties.iter().map(|county| (county.id.as_str(), &*county.name)).collect()),
            "unit": names(campaign.units.iter().map(|unit| (unit.id.as_str(), &*unit.name)).collect()),
            "set": names(campaign.sets.iter().map(|set| (set.id.as_str(), &*set.name)).collect()),
            "stage": names(campaign.stages.iter().map(|stage| (stage.id.as_str(), &*stage.name)).collect()),
        })
    }

    /// Postings as differences in base 36, which are short where a term is common.
    fn terms_of(&self, number: usize) -> Value {
        let coded = |positions: &[u32]| {
            let before = std::iter::once(0).chain(positions.iter().copied());
            let steps = positions.iter().zip(before).map(|(position, before)| base_36(position - before));
            Value::String(steps.collect::<Vec<_>>().join(" "))
        };
        self.term_files[number]
            .iter()
            .map(|(term, positions)| (String::from_iter(term), coded(positions)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }
}

/// The script computes the same from the UTF-16 units of a term.
pub(super) fn hash(term: Term) -> usize {
    let mut units = [0; 2];
    let step = |sum, unit: &u16| (sum * 31 + usize::from(*unit)) % 65_521;
    term.iter().fold(0, |sum, character| character.encode_utf16(&mut units).iter().fold(sum, step))
}

fn base_36(mut number: u32) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit(number % 36, 36).expect("below the base"));
        number /= 36;
        if number == 0 {
            break;
        }
    }
    digits.iter().rev().collect()
}

/// `[kind, title, path, about, initials, code, county, unit, sets, stage, light, rate, gap]`; the end is left out where there are no
/// facets.
fn document(document: &Document) -> Value {
    let Document { kind, title, path, about, code, facets } = document;
    let mut fields = vec![
        json!(*kind as usize),
        json!(title),
        json!(path),
        json!(about),
        json!(initials(title).to_string()),
        json!(code),
    ];
    if let Some(facets) = facets {
        let light = facets.light.map(|light| match light {
            Light::Green => "green",
            Light::Yellow => "yellow",
            Light::Red => "red",
        });
        fields.extend([
            json!(facets.county),
            json!(facets.unit),
            json!(facets.sets),
            json!(facets.stage),
            json!(light),
            json!(facets.rate),
            json!(facets.gap),
        ]);
    }
    Value::Array(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_base_36() {
        assert_eq!([0, 9, 35, 36, 46_655].map(base_36), ["0", "9", "z", "10", "zzz"]);
    }

    /// By hand: 供 is U+4F9B = 20379, 水 is U+6C34 = 27700; 20379 × 31 + 27700 = 659449; less 10 × 65521 leaves 4239.
    #[test]
    fn the_hash_is_the_one_of_the_script() {
        assert_eq!(hash(['供', '水']), 4239);
    }
}
