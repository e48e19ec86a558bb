//! Everything that stands on one ground: text, lines, tinted areas.

use crate::theme::color::{Rgb, WHITE};

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    pub ink: Rgb,
    pub muted: Rgb,
    /// Between rows and around cards.
    pub line: Rgb,
    /// Around what one types in.
    pub control: Rgb,
    /// Around areas of the primary colour: that colour, unless it can hardly be told from the ground.
    pub edge: Rgb,
    pub sunken: Rgb,
    /// Text and marks in the primary colour, or in the nearest to it that can be read.
    pub accent: Rgb,
    pub soft: Rgb,
    pub danger: Rgb,
    pub success: Rgb,
}

/// Contrast of ordinary text (WCAG AA) with a little to spare for rounding.
const TEXT: f64 = 4.6;
/// Contrast of the borders of controls and of marks in a chart.
const MARK: f64 = 3.0;
/// What a tinted area must leave to black or white text.
const ROOM: f64 = 5.0;

/// How much tinted areas differ from the ground.
const VISIBLE: f64 = 0.012;
/// A smaller step is none.
const STEP: f64 = 0.006;

const INK: Rgb = Rgb { red: 0x16, green: 0x18, blue: 0x1d };
const PALE_INK: Rgb = Rgb { red: 0xed, green: 0xef, blue: 0xf3 };
const RED: Rgb = Rgb { red: 0xc8, green: 0x1e, blue: 0x1e };
const PALE_RED: Rgb = Rgb { red: 0xfc, green: 0xa5, blue: 0xa5 };
const GREEN: Rgb = Rgb { red: 0x15, green: 0x80, blue: 0x3d };
const PALE_GREEN: Rgb = Rgb { red: 0x86, green: 0xef, blue: 0xac };

impl Ground {
    /// `grounds` are all dark or all light; the last is the one that most stands on.
    pub fn new(primary: Rgb, grounds: &[Rgb]) -> Self {
        let base = grounds.last().copied().unwrap_or(WHITE);
        let dark = base.is_dark();
        let text = base.opposite();
        let least = |a: Rgb, b: Rgb| if text.contrast(b) < text.contrast(a) { b } else { a };
        // Tinted areas are a step away from all grounds they may lie on.
        let nearest = grounds.iter().copied().fold(base, least);
        let sunken = tint(nearest, text, if dark { 0.06 } else { 0.035 }, text);
        let tinted = tint(nearest, primary, if dark { 0.28 } else { 0.12 }, text);
        // A primary colour like the ground leaves no tint: then the text's does.
        let seen = grounds.iter().all(|ground| ground.distance(tinted) >= VISIBLE);
        let soft = if seen { tinted } else { tint(nearest, text, 0.1, text) };
        let all: Vec<Rgb> = grounds.iter().copied().chain([sunken, soft]).collect();
        let ink = (if dark { PALE_INK } else { INK }).readable_on(&all, 7.0, text);
        let readable = |colour: Rgb| colour.readable_on(&all, TEXT, text);
        Self {
            ink,
            muted: readable(base.mix(ink, 0.58)),
            line: base.mix(ink, if dark { 0.18 } else { 0.14 }),
            control: base.mix(ink, 0.36).readable_on(grounds, MARK, text),
            edge: primary.readable_on(grounds, MARK, text),
            sunken,
            accent: readable(primary),
            soft,
            danger: readable(if dark { PALE_RED } else { RED }),
            success: readable(if dark { PALE_GREEN } else { GREEN }),
        }
    }
}

/// As much of `towards` as leaves text readable; where nothing that can be seen does, the step goes away from the text.
fn tint(base: Rgb, towards: Rgb, share: f64, text: Rgb) -> Rgb {
    let parts = [1.0, 0.75, 0.5].iter().map(|part| base.mix(towards, share * part));
    let mut readable = parts.filter(|colour| text.contrast(*colour) >= ROOM && base.distance(*colour) >= STEP);
    readable.next().unwrap_or_else(|| base.mix(text.opposite(), 0.12))
}
