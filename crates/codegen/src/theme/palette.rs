//! The full set of colours of one mode.

mod ground;
#[cfg(test)]
mod tests;

use super::color::{BLACK, Rgb, WHITE};
use crate::spec::{AppSpec, Block, Mode, Theme};

pub use ground::Ground;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// The page's background.
    pub canvas: Rgb,
    /// Cards, dialogs, inputs.
    pub surface: Rgb,
    pub primary: Rgb,
    pub on_primary: Rgb,
    /// Colours on the canvas, and on surfaces too unless `on_surface` differs.
    pub on_canvas: Ground,
    /// Set when surfaces are dark on a light canvas or the other way round.
    pub on_surface: Option<Ground>,
    /// Set when the header has the primary colour; without it, the header is a surface.
    pub on_bar: Option<Ground>,
    /// The primary colour that was asked for, where it could not be told from the background.
    pub unseen: Option<Rgb>,
}

const LIGHT_CANVAS: Rgb = Rgb { red: 0xf7, green: 0xf8, blue: 0xfa };
const DARK_CANVAS: Rgb = Rgb { red: 0x0f, green: 0x11, blue: 0x15 };
const DARK_SURFACE: Rgb = Rgb { red: 0x18, green: 0x1b, blue: 0x21 };
const INK: Rgb = Rgb { red: 0x16, green: 0x18, blue: 0x1d };

/// Contrast of white text on cards that are a little lighter than a dark page. Pages on which it is less have light cards.
const LIFTED: f64 = 6.0;
/// Colours closer than this look the same.
const ALIKE: f64 = 0.045;

/// What a theme asks for, without what it leaves open.
#[derive(Debug, Clone, Copy)]
struct Wish {
    primary: Rgb,
    background: Option<Rgb>,
    surface: Option<Rgb>,
    /// The header has the primary colour.
    bar: bool,
}

/// Whether the app lets its user choose between light and dark.
pub fn is_chosen(spec: &AppSpec) -> bool {
    let off = |block: &Block| block.options.get("theme") == Some(&serde_json::Value::Bool(false));
    spec.pages.iter().flat_map(|page| &page.blocks).any(|block| block.kind == "settings" && !off(block))
}

/// The theme before anybody has chosen one: `light`, `dark` or `system`.
pub fn initial(spec: &AppSpec) -> &'static str {
    match fixed(spec) {
        Some(true) => "dark",
        Some(false) => "light",
        None => "system",
    }
}

/// Palettes of an app: one, or light and dark when it follows the device or its user.
pub fn palettes(spec: &AppSpec) -> (Palette, Option<Palette>) {
    let named = |colour: &Option<String>| colour.as_deref().and_then(Rgb::parse);
    let wish = Wish {
        primary: named(&spec.theme.primary).unwrap_or_else(|| default_primary(spec)),
        background: named(&spec.theme.background),
        surface: named(&spec.theme.surface),
        bar: colours_components(&spec.theme),
    };
    let dark_primary = wish.primary.readable_on(&[DARK_CANVAS, DARK_SURFACE], 2.6, WHITE);
    match fixed(spec) {
        // The colours that are asked for belong to one mode; the other one has only the primary colour in common with it.
        Some(false) if is_chosen(spec) => {
            let dark = Wish { primary: dark_primary, background: None, surface: None, bar: false };
            (palette(wish, false), Some(palette(dark, true)))
        }
        Some(true) if is_chosen(spec) => {
            let light = Wish { background: None, surface: None, bar: false, ..wish };
            (palette(light, false), Some(palette(wish, true)))
        }
        Some(dark) => (palette(wish, dark), None),
        // Surfaces of a named colour keep it in both modes.
        None => (palette(wish, false), Some(palette(Wish { primary: dark_primary, ..wish }, true))),
    }
}

/// Whether the app is dark, where that does not follow the device. A background that is asked for decides it.
fn fixed(spec: &AppSpec) -> Option<bool> {
    match (spec.theme.background.as_deref().and_then(Rgb::parse), spec.theme.mode) {
        (Some(background), _) => Some(background.is_dark()),
        (None, Mode::Light) => Some(false),
        (None, Mode::Dark) => Some(true),
        (None, Mode::System) => None,
    }
}

/// "Azure for the background, navy for the components": who names both means more than the buttons.
fn colours_components(theme: &Theme) -> bool {
    theme.components.unwrap_or(theme.primary.is_some() && theme.background.is_some())
}

fn palette(wish: Wish, dark: bool) -> Palette {
    let canvas = wish.background.unwrap_or_else(|| {
        if dark { DARK_CANVAS.mix(wish.primary, 0.03) } else { LIGHT_CANVAS.mix(wish.primary, 0.03) }
    });
    let surface = wish.surface.unwrap_or_else(|| match (wish.background, dark) {
        (Some(ground), true) => cards_on_dark(ground),
        // A coloured background gets almost white cards, a white one pure white ones.
        (Some(ground), false) => ground.mix(WHITE, 0.82),
        (None, true) => DARK_SURFACE,
        (None, false) => WHITE,
    });
    let hidden = wish.primary.distance(canvas) < ALIKE;
    let primary =
        if hidden { wish.primary.readable_on(&[canvas, surface], 3.0, canvas.opposite()) } else { wish.primary };
    // On every colour either white or black has at least 4.58.
    let on_primary = [WHITE, INK].into_iter().find(|text| primary.contrast(*text) >= 4.5).unwrap_or(BLACK);
    let split = canvas.is_dark() != surface.is_dark();
    let grounds = [canvas, surface];
    Palette {
        canvas,
        surface,
        primary,
        on_primary,
        on_canvas: Ground::new(primary, if split { &grounds[..1] } else { &grounds }),
        on_surface: split.then(|| Ground::new(primary, &[surface])),
        on_bar: wish.bar.then(|| Ground::new(on_primary, &[primary])),
        unseen: hidden.then_some(wish.primary),
    }
}

/// On black and navy, cards are a little lighter than the page; on crimson or royal blue, where white text would lose too much
/// contrast by that, they are almost white.
fn cards_on_dark(ground: Rgb) -> Rgb {
    let lifted = ground.mix(WHITE, 0.08);
    if WHITE.contrast(lifted) >= LIFTED { lifted } else { ground.mix(WHITE, 0.93) }
}

/// An app that asks for no colour gets one by what it is about, so that not all look alike. The name does not matter: a new
/// name must not change the colours.
fn default_primary(spec: &AppSpec) -> Rgb {
    const COLOURS: [&str; 7] = ["#4f46e5", "#0f766e", "#be3455", "#1d6fd8", "#7c3aed", "#15803d", "#b45309"];
    let first = spec.pages.first().and_then(|page| page.blocks.first());
    let about = first.map(|block| block.entity.as_deref().unwrap_or(&block.kind)).unwrap_or_default();
    let sum = about.bytes().fold(0_usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
    Rgb::parse(COLOURS[sum % COLOURS.len()]).unwrap_or(INK)
}
