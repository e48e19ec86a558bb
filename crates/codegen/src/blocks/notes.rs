//! `notes`: a list of notes and an editor that saves by itself.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Notes;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the notes; none by default."),
    OptionDef::new("samples", OptionKind::Items(SAMPLE, 10), "Notes of the first visit."),
];

const SAMPLE: &[OptionDef] = &[
    OptionDef::required("title", OptionKind::Line(100), "The first line."),
    OptionDef::required("body", OptionKind::Text(2000), "The rest."),
];

impl BlockKind for Notes {
    fn kind(&self) -> &'static str {
        "notes"
    }

    fn about(&self) -> &'static str {
        "Notes with search; what is typed is saved at once."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Notes", "components/notes/Notes").options(cx, &[])
    }
}
