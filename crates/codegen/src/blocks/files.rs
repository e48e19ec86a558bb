//! Blocks around files: `json-viewer`, `image-tool`, `upload`.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

const STYLES: &[&str] = &["records", "tools", "text-tools", "drop-zone", "drawing", "files"];

pub struct JsonViewer;

const JSON_OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the viewer; none by default."),
    OptionDef::new("text", OptionKind::Text(4000), "JSON of the first visit; a sample by default."),
];

impl BlockKind for JsonViewer {
    fn kind(&self) -> &'static str {
        "json-viewer"
    }

    fn about(&self) -> &'static str {
        "JSON as a tree: paste or open a file, open and close, search, copy paths; says where it is wrong."
    }

    fn options(&self) -> &'static [OptionDef] {
        JSON_OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        STYLES
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("JsonViewer", "components/tools/files/JsonViewer").options(cx, &[])
    }
}

pub struct ImageTool;

const IMAGE_OPTIONS: &[OptionDef] =
    &[OptionDef::new("heading", OptionKind::Line(60), "Shown above the editor; none by default.")];

impl BlockKind for ImageTool {
    fn kind(&self) -> &'static str {
        "image-tool"
    }

    fn about(&self) -> &'static str {
        "An image editor: open, crop, resize, rotate, flip, filters, download as PNG, JPEG or WebP."
    }

    fn options(&self) -> &'static [OptionDef] {
        IMAGE_OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        STYLES
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("ImageEditor", "components/tools/files/ImageEditor").options(cx, &[])
    }
}

pub struct Upload;

const UPLOAD_OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above it; none by default."),
    OptionDef::new("accept", OptionKind::OneOf(&["any", "pictures", "documents"]), "Which files; `any` by default."),
    OptionDef::new("maxMb", OptionKind::Integer(1, 50), "Largest file in megabytes; 10 by default."),
];

impl BlockKind for Upload {
    fn kind(&self) -> &'static str {
        "upload"
    }

    fn about(&self) -> &'static str {
        "Files picked or dropped: progress, list with size and type, preview, download, remove. Small ones stay in the browser."
    }

    fn options(&self) -> &'static [OptionDef] {
        UPLOAD_OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        STYLES
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("FileUpload", "components/tools/files/FileUpload").options(cx, &[])
    }
}
