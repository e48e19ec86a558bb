//! The registry of blocks: the parts that pages are made of. A new block is one new file and one line here.

mod access;
mod accounts;
mod board;
mod booking;
mod calculator;
mod calendar;
mod chart;
mod community;
mod converter;
mod counter;
mod csv_viewer;
mod drawing;
mod extras;
mod files;
mod form;
mod formula;
mod games;
mod generator;
mod invoice;
mod landing;
mod notes;
mod notifications;
mod records;
mod report;
mod settings;
mod shop;
mod stats;
mod text_tool;
mod tic_tac_toe;
mod timeline;
mod timer;
mod todo;

use serde_json::Value;

use crate::options::{self, OptionDef};
use crate::spec::{ADMIN, AppSpec, Block, Entity, Field, Page, Target};
use crate::validate::Errors;

pub use crate::compile::html::{Html, el};
pub use crate::compile::jsx::{Element, Prop};
pub use community::{QUIZ_TOPICS, quiz_bank};
pub use formula::{Preset as FormulaPreset, presets as formula_presets};
pub use games::is_game;
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
    /// A section whose ground may alternate with that of its neighbours.
    fn is_tintable(&self) -> bool {
        false
    }
    /// Brings the main heading of a page that it opens.
    fn heads_page(&self) -> bool {
        false
    }
    /// A single tool that would be lost in the full width of a page.
    fn is_narrow(&self) -> bool {
        false
    }
    fn supports(&self, target: Target) -> bool {
        target.is_react()
    }
    /// Shows what only admins may see: its page is theirs unless it says otherwise.
    fn is_for_admins(&self) -> bool {
        false
    }
    /// Whoever sees it can look at records with it, but change none.
    fn only_shows(&self, cx: &BlockCx<'_>) -> bool {
        cx.flag("readOnly", false)
    }
    /// What the declaration of the options cannot say.
    fn check(&self, _cx: &BlockCx<'_>, _path: &str, _errors: &mut Errors) {}
    /// The element that stands for the block in a React page.
    fn react(&self, cx: &BlockCx<'_>) -> Element;
    /// What it adds to the header of a React app, as a shop adds its cart. The same element of several blocks stands there once.
    fn header(&self, _cx: &BlockCx<'_>) -> Option<Element> {
        None
    }
    /// What shows one record of its entity at an address of its own, below that of the page.
    fn detail(&self, _cx: &BlockCx<'_>) -> Option<Element> {
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
    /// The properties of the script that brings its markup to life, in a page without React; None where the markup is all.
    fn script(&self, _cx: &BlockCx<'_>) -> Option<&'static [&'static str]> {
        None
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityUse {
    None,
    /// Works with or without one.
    Optional,
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
        format!("{}-{}", self.page.id, self.position() + 1)
    }

    /// Where the block stands among those of its page.
    pub fn position(&self) -> usize {
        self.page.blocks.iter().position(|block| std::ptr::eq(block, self.block)).unwrap_or_default()
    }

    /// The field of the block's entity that an option names, else the first that `default` finds.
    pub fn field_or(&self, name: &str, default: impl FnOnce(&'a Entity) -> Option<&'a Field>) -> Option<&'a Field> {
        let entity = self.entity()?;
        match self.text(name) {
            Some(id) => entity.field(id),
            None => default(entity),
        }
    }

    /// The items of a list option.
    pub fn items(&self, name: &str) -> &'a [Value] {
        self.option(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.option(name).and_then(Value::as_str)
    }
}

/// The games follow them.
const PARTS: &[&dyn BlockKind] = &[
    &records::Records,
    &form::Form,
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
    &counter::Counter,
    &calendar::Calendar,
    &timeline::Timeline,
    &report::Report,
    &shop::Catalog,
    &shop::Cart,
    &shop::Checkout,
    &booking::Booking,
    &invoice::Invoice,
    &community::Feed,
    &community::Forum,
    &community::Chat,
    &community::Poll,
    &community::Survey,
    &community::Quiz,
    &community::Flashcards,
    &community::Leaderboard,
    &community::Votes,
    &landing::HERO,
    &landing::FEATURES,
    &landing::TESTIMONIALS,
    &landing::PRICING,
    &landing::FAQ,
    &landing::GALLERY,
    &landing::TEXT,
    &landing::CONTACT_FORM,
    &landing::CALL_TO_ACTION,
    &landing::ABOUT,
    &landing::TEAM,
    &landing::STEPS,
    &landing::FIGURES,
    &landing::LOGOS,
    &landing::NEWSLETTER,
    &landing::BANNER,
    &landing::TIMELINE,
    &landing::CardsLinks,
    &landing::Featured,
    &landing::StatsStrip,
    &landing::VIDEO,
    &landing::MAP,
    &landing::HOURS,
    &landing::MenuList,
    &landing::SCHEDULE_LIST,
    &landing::DOWNLOADS,
    &landing::CAROUSEL,
    &landing::COUNTDOWN,
    &landing::Articles,
    &accounts::Accounts,
    &settings::Settings,
    &notifications::Notifications,
    &converter::Converter,
    &text_tool::TextTool,
    &generator::Generator,
    &drawing::Drawing,
    &drawing::PixelArt,
    &files::JsonViewer,
    &files::ImageTool,
    &files::Upload,
    &extras::LINK_SHORTENER,
    &extras::TYPING_TEST,
    &extras::METRONOME,
    &extras::WEATHER,
    &extras::MUSIC_PLAYER,
];

pub static BLOCKS: &[&dyn BlockKind] = &with_games();

const fn with_games() -> [&'static dyn BlockKind; PARTS.len() + games::GAMES.len()] {
    let mut all = [PARTS[0]; PARTS.len() + games::GAMES.len()];
    let mut at = 1;
    while at < all.len() {
        all[at] = if at < PARTS.len() { PARTS[at] } else { &games::GAMES[at - PARTS.len()] };
        at += 1;
    }
    all
}

/// The roles that may open a page; `None` when it is not limited to any.
pub fn page_roles<'a>(spec: &'a AppSpec, page: &'a Page) -> Option<Vec<&'a str>> {
    let admins = page.blocks.iter().any(|block| find_block(&block.kind).is_some_and(|kind| kind.is_for_admins()));
    match &page.roles {
        Some(roles) => Some(roles.iter().map(String::as_str).collect()),
        None => (admins && spec.has_admin()).then(|| vec![ADMIN]),
    }
}

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
        (EntityUse::Required | EntityUse::Optional, Some(id)) if cx.entity().is_none() => {
            errors.push(format!("{path}.entity"), format!("there is no entity `{id}`"));
        }
        _ => {}
    }
    let path = format!("{path}.options");
    let scope = options::Scope { spec: cx.spec, entity: cx.entity() };
    options::check(kind.options(), &cx.block.options, scope, &path, errors);
    kind.check(cx, &path, errors);
}
