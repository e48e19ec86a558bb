//! The registry of blocks: the parts that pages are made of. A new block is one new file and one line here.

mod board;
mod calculator;
mod chart;
mod converter;
mod csv_viewer;
mod drawing;
mod files;
mod formula;
mod generator;
mod landing;
mod notes;
mod records;
mod stats;
mod text_tool;
mod tic_tac_toe;
mod timer;
mod todo;

use serde_json::Value;

use crate::options::{self, OptionDef};
use crate::spec::{AppSpec, Block, Entity, Page, Target};
use crate::validate::Errors;

pub use crate::compile::html::{Html, el};
pub use crate::compile::jsx::{Element, Prop};
pub use formula::{Preset as FormulaPreset, presets as formula_presets};
#[cfg(test)]
pub use landing::ICONS;

/// One kind of block.
pub trait BlockKind: Sync {
    fn kind(&self) -> &'static str;
    fn about(&self) -> &'static str;
    fn options(&self) -> &'static [OptionDef];
    fn entity(&self) -> EntityUse {
        EntityUse::None
    }
    /// Fills the width of the page, as the parts of a landing page do; others stand in the page's column.
    fn is_section(&self) -> bool {
        false
    }
    /// A single tool that would be lost in the full width of a page.
    fn is_narrow(&self) -> bool {
        false
    }
    fn supports(&self, target: Target) -> bool {
        target == Target::React
    }
    /// What the declaration of the options cannot say.
    fn check(&self, _cx: &BlockCx<'_>, _path: &str, _errors: &mut Errors) {}
    /// The element that stands for the block in a React page.
    fn react(&self, cx: &BlockCx<'_>) -> Element;
    /// What it adds to the header of a React app, as a shop adds its cart. The same element of several blocks stands there once.
    fn header(&self, _cx: &BlockCx<'_>) -> Option<Element> {
        None
    }
    /// Style sheets that it shares with others in an app without React, beside the one named like its script.
    fn styles(&self) -> &'static [&'static str] {
        &[]
    }
    /// Its markup in a page without React. None leaves an empty place for the script of the same name and properties.
    fn html(&self, _cx: &BlockCx<'_>) -> Option<Html> {
        None
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityUse {
    None,
    Required,
}

/// A block where it stands.
pub struct BlockCx<'a> {
    pub spec: &'a AppSpec,
    pub page: &'a Page,
    pub block: &'a Block,
}

impl<'a> BlockCx<'a> {
    pub fn entity(&self) -> Option<&'a Entity> {
        self.block.entity.as_deref().and_then(|id| self.spec.entity(id))
    }

    pub fn option(&self, name: &str) -> Option<&'a Value> {
        self.block.options.get(name)
    }

    pub fn flag(&self, name: &str, default: bool) -> bool {
        self.option(name).and_then(Value::as_bool).unwrap_or(default)
    }

    /// Id of the block's element in a page without React: the page's id and the block's position.
    pub fn place(&self) -> String {
        let at = self.page.blocks.iter().position(|block| std::ptr::eq(block, self.block)).unwrap_or_default();
        format!("{}-{}", self.page.id, at + 1)
    }

    /// The items of a list option.
    pub fn items(&self, name: &str) -> &'a [Value] {
        self.option(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.option(name).and_then(Value::as_str)
    }
}

pub static BLOCKS: &[&dyn BlockKind] = &[
    &records::Records,
    &records::Form,
    &board::Board,
    &todo::Todo,
    &notes::Notes,
    &csv_viewer::CsvViewer,
    &stats::Stats,
    &chart::Chart,
    &calculator::Calculator,
    &tic_tac_toe::TicTacToe,
    &formula::Formula,
    &timer::Timer,
    &timer::WorldClock,
    &converter::Converter,
    &text_tool::TextTool,
    &generator::Generator,
    &drawing::Drawing,
    &drawing::PixelArt,
    &files::JsonViewer,
    &files::ImageTool,
    &files::Upload,
    &landing::Hero,
    &landing::Features,
    &landing::Testimonials,
    &landing::Pricing,
    &landing::Faq,
    &landing::Gallery,
    &landing::Text,
    &landing::ContactForm,
    &landing::CallToAction,
];

pub fn find_block(kind: &str) -> Option<&'static dyn BlockKind> {
    BLOCKS.iter().copied().find(|one| one.kind() == kind)
}

pub fn check(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    let Some(kind) = find_block(&cx.block.kind) else {
        let known = BLOCKS.iter().map(|one| one.kind()).collect::<Vec<_>>().join(", ");
        return errors.push(format!("{path}.kind"), format!("`{}` is unknown; known are: {known}", cx.block.kind));
    };
    if !kind.supports(cx.spec.target) {
        errors.push(format!("{path}.kind"), format!("`{}` is not available for this target", cx.block.kind));
    }
    match (kind.entity(), &cx.block.entity) {
        (EntityUse::None, Some(_)) => errors.push(format!("{path}.entity"), "this block takes no entity"),
        (EntityUse::Required, None) => errors.push(format!("{path}.entity"), "is required"),
        (EntityUse::Required, Some(id)) if cx.entity().is_none() => {
            errors.push(format!("{path}.entity"), format!("there is no entity `{id}`"));
        }
        _ => {}
    }
    let path = format!("{path}.options");
    let scope = options::Scope { spec: cx.spec, entity: cx.entity() };
    options::check(kind.options(), &cx.block.options, scope, &path, errors);
    kind.check(cx, &path, errors);
}
