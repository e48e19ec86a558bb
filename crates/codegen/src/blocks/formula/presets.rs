//! The library of ready formulas: one file each, with the words that ask for it and examples that are tested in the kit.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

/// A ready formula.
#[derive(Debug, Clone, Deserialize)]
pub struct Preset {
    /// Value of the option `preset`.
    #[serde(skip)]
    pub id: &'static str,
    /// `BMI calculator`
    pub title: String,
    /// Words in a request that ask for it.
    pub words: Vec<String>,
    /// Options of the block.
    pub options: Map<String, Value>,
}

/// What a block without any option calculates.
pub const DEFAULT: &str = "percentage";

macro_rules! library {
    ($($id:literal),* $(,)?) => {
        /// The ids of all presets.
        pub const IDS: &[&str] = &[$($id),*];
        const FILES: &[(&str, &str)] = &[$(($id, include_str!(concat!("library/", $id, ".json")))),*];
    };
}

library![
    "percentage",
    "age",
    "area",
    "bmi",
    "body-fat",
    "break-even",
    "calories",
    "carbon-footprint",
    "compound-interest",
    "concrete",
    "currency",
    "date-difference",
    "discount",
    "due-date",
    "electricity-cost",
    "fuel-cost",
    "gpa",
    "grade",
    "loan",
    "margin",
    "mortgage",
    "pace",
    "paint",
    "retirement",
    "roi",
    "salary",
    "sales-tax",
    "savings-goal",
    "simple-interest",
    "tip",
    "unit-price",
    "water-intake",
];

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    // That every file is read is tested.
    let read = |(id, text): &(&'static str, &str)| Some(Preset { id, ..serde_json::from_str(text).ok()? });
    FILES.iter().filter_map(read).collect()
});

/// All ready formulas.
pub fn presets() -> &'static [Preset] {
    &PRESETS
}

pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|one| one.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_of_the_library_is_read() {
        assert_eq!(presets().iter().map(|one| one.id).collect::<Vec<_>>(), IDS);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/blocks/formula/library");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), IDS.len());
        assert_eq!(DEFAULT, IDS[0]);
    }

    #[test]
    fn no_word_asks_for_two_formulas() {
        let words: Vec<_> = presets().iter().flat_map(|one| &one.words).collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
    }
}
