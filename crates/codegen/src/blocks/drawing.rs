//! `drawing`: a sheet of paper. `pixel-art`: a picture of squares.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Drawing;

const OPTIONS: &[OptionDef] =
    &[OptionDef::new("heading", OptionKind::Line(60), "Shown above the drawing area; none by default.")];

impl BlockKind for Drawing {
    fn kind(&self) -> &'static str {
        "drawing"
    }

    fn about(&self) -> &'static str {
        "A drawing board: pen, eraser, shapes, colours, sizes, undo and redo, download as PNG."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        STYLES
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("DrawingBoard", "components/tools/drawing/DrawingBoard").options(cx, &[])
    }
}

pub struct PixelArt;

const PIXEL_OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the grid; none by default."),
    OptionDef::new("size", OptionKind::OneOf(&["8", "16", "24", "32"]), "Cells along a side at first; 16 by default."),
];

const STYLES: &[&str] = &["records", "tools", "drawing"];

impl BlockKind for PixelArt {
    fn kind(&self) -> &'static str {
        "pixel-art"
    }

    fn about(&self) -> &'static str {
        "A pixel art editor: pen, fill, eraser, colour picker, grid sizes, undo and redo, download as PNG."
    }

    fn options(&self) -> &'static [OptionDef] {
        PIXEL_OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        STYLES
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("PixelArt", "components/tools/drawing/PixelArt").options(cx, &["size"]);
        let size = cx.text("size").and_then(|size| size.parse::<u8>().ok());
        match size {
            Some(size) => element.with("size", crate::compile::ts::Lit::Code(size.to_string())),
            None => element,
        }
    }
}
