//! `csv-viewer`: opens a CSV file in the browser.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct CsvViewer;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the viewer; none by default."),
    OptionDef::new("sample", OptionKind::Flag, "Offers sample data; on by default."),
    OptionDef::new("download", OptionKind::Flag, "A button that saves the filtered view; on by default."),
    OptionDef::new("columnFilters", OptionKind::Flag, "A filter per column; on by default."),
];

/// On unless switched off.
const FLAGS: &[&str] = &["sample", "download", "columnFilters"];

impl BlockKind for CsvViewer {
    fn kind(&self) -> &'static str {
        "csv-viewer"
    }

    fn about(&self) -> &'static str {
        "Opens a CSV file by choosing, dropping or pasting; searches, filters, sorts, saves the view."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        &["drop-zone"]
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        FLAGS.iter().fold(Element::new("CsvViewer", "components/csv/CsvViewer").options(cx, FLAGS), |element, name| {
            element.flag(name, cx.flag(name, true))
        })
    }
}
