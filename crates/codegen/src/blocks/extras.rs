//! Small apps of their own. Each is one entry here and its files in the kits, as a game is.

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Extra {
    kind: &'static str,
    component: &'static str,
    module: &'static str,
    about: &'static str,
    options: &'static [OptionDef],
    /// Options that do not become props as they are.
    except: &'static [&'static str],
    /// The props that take their place.
    props: fn(&BlockCx<'_>, Element) -> Element,
}

const HEADING: OptionDef = OptionDef::new("heading", OptionKind::Line(60), "Shown above it; none by default.");
const STYLES: &[&str] = &["records", "tools", "text-tools", "timer", "drawing", "generators", "files", "extras"];
const CITIES: &[&str] = &["London", "New York", "Tokyo", "Sydney", "Cairo", "Rio de Janeiro"];

/// One without options of its own.
const fn extra(kind: &'static str, component: &'static str, module: &'static str, about: &'static str) -> Extra {
    Extra { kind, component, module, about, options: &[HEADING], except: &[], props: |_, element| element }
}

pub static LINK_SHORTENER: Extra = Extra {
    props: |cx, element| element.with("page", Lit::text(&cx.page.id)),
    ..extra(
        "link-shortener",
        "LinkShortener",
        "components/tools/extras/LinkShortener",
        "Long addresses under short names, with clicks; kept in this browser, where alone they work.",
    )
};

pub static TYPING_TEST: Extra = Extra {
    options: &[
        HEADING,
        OptionDef::new("seconds", OptionKind::OneOf(&["15", "30", "60", "120"]), "Length at first; 30 by default."),
    ],
    except: &["seconds"],
    props: |cx, element| match cx.text("seconds") {
        Some(seconds) => element.with("seconds", Lit::Code(seconds.to_owned())),
        None => element,
    },
    ..extra(
        "typing-test",
        "TypingTest",
        "components/tools/extras/TypingTest",
        "A typing test: words per minute, accuracy, best results.",
    )
};

pub static METRONOME: Extra = Extra {
    options: &[
        HEADING,
        OptionDef::new("bpm", OptionKind::Integer(30, 260), "Beats per minute at first; 100 by default."),
    ],
    ..extra(
        "metronome",
        "Metronome",
        "components/tools/extras/Metronome",
        "A metronome with tempo, beats per bar, volume and tapping.",
    )
};

pub static WEATHER: Extra = Extra {
    options: &[
        HEADING,
        OptionDef::new("cities", OptionKind::Lines(12), "Large cities to choose with one press; six by default."),
        OptionDef::new("unit", OptionKind::OneOf(&["c", "f"]), "`c` by default."),
    ],
    except: &["cities"],
    props: |cx, element| {
        let cities = cx.option("cities").map_or_else(|| Lit::texts(CITIES.iter().copied()), Lit::from);
        element.with("cities", cities)
    },
    ..extra(
        "weather",
        "Weather",
        "components/tools/extras/Weather",
        "Weather of cities with a five-day forecast: sample data that one may edit, and it says so.",
    )
};

pub static MUSIC_PLAYER: Extra = extra(
    "music-player",
    "MusicPlayer",
    "components/tools/extras/MusicPlayer",
    "Plays files of the device and three sample tunes: playlist, position, volume, shuffle, repeat.",
);

impl BlockKind for Extra {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn options(&self) -> &'static [OptionDef] {
        self.options
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
        (self.props)(cx, Element::new(self.component, self.module).options(cx, self.except))
    }
}
