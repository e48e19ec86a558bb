//! Small apps of their own: `link-shortener`, `typing-test`, `metronome`, `weather`, `music-player`.

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

const HEADING: OptionDef = OptionDef::new("heading", OptionKind::Line(60), "Shown above it; none by default.");
const STYLES: &[&str] = &["records", "tools", "text-tools", "timer", "drawing", "generators", "files", "extras"];

pub struct LinkShortener;

impl BlockKind for LinkShortener {
    fn kind(&self) -> &'static str {
        "link-shortener"
    }

    fn about(&self) -> &'static str {
        "Long addresses under short names, with clicks; kept in this browser, where alone they work."
    }

    fn options(&self) -> &'static [OptionDef] {
        const { &[HEADING] }
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
        let element = Element::new("LinkShortener", "components/tools/extras/LinkShortener").options(cx, &[]);
        element.with("page", Lit::text(&cx.page.id))
    }
}

pub struct TypingTest;

const TYPING_OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("seconds", OptionKind::OneOf(&["15", "30", "60", "120"]), "Length at first; 30 by default."),
];

impl BlockKind for TypingTest {
    fn kind(&self) -> &'static str {
        "typing-test"
    }

    fn about(&self) -> &'static str {
        "A typing test: words per minute, accuracy, best results."
    }

    fn options(&self) -> &'static [OptionDef] {
        TYPING_OPTIONS
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
        let element = Element::new("TypingTest", "components/tools/extras/TypingTest").options(cx, &["seconds"]);
        match cx.text("seconds") {
            Some(seconds) => element.with("seconds", Lit::Code(seconds.to_owned())),
            None => element,
        }
    }
}

pub struct Metronome;

const METRONOME_OPTIONS: &[OptionDef] =
    &[HEADING, OptionDef::new("bpm", OptionKind::Integer(30, 260), "Beats per minute at first; 100 by default.")];

impl BlockKind for Metronome {
    fn kind(&self) -> &'static str {
        "metronome"
    }

    fn about(&self) -> &'static str {
        "A metronome with tempo, beats per bar, volume and tapping."
    }

    fn options(&self) -> &'static [OptionDef] {
        METRONOME_OPTIONS
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
        Element::new("Metronome", "components/tools/extras/Metronome").options(cx, &[])
    }
}

pub struct Weather;

const WEATHER_OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("cities", OptionKind::Lines(12), "Large cities to choose with one press; six by default."),
    OptionDef::new("unit", OptionKind::OneOf(&["c", "f"]), "`c` by default."),
];

const CITIES: &[&str] = &["London", "New York", "Tokyo", "Sydney", "Cairo", "Rio de Janeiro"];

impl BlockKind for Weather {
    fn kind(&self) -> &'static str {
        "weather"
    }

    fn about(&self) -> &'static str {
        "Weather of cities with a five-day forecast: sample data that one may edit, and it says so."
    }

    fn options(&self) -> &'static [OptionDef] {
        WEATHER_OPTIONS
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
        let cities = cx.option("cities").map_or_else(|| Lit::texts(CITIES.iter().copied()), Lit::from);
        Element::new("Weather", "components/tools/extras/Weather").options(cx, &["cities"]).with("cities", cities)
    }
}

pub struct MusicPlayer;

impl BlockKind for MusicPlayer {
    fn kind(&self) -> &'static str {
        "music-player"
    }

    fn about(&self) -> &'static str {
        "Plays files of the device and three sample tunes: playlist, position, volume, shuffle, repeat."
    }

    fn options(&self) -> &'static [OptionDef] {
        const { &[HEADING] }
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
        Element::new("MusicPlayer", "components/tools/extras/MusicPlayer").options(cx, &[])
    }
}
