//! The full set of colours of one mode.

use super::color::{BLACK, Rgb, WHITE};
use crate::spec::{AppSpec, Block, Mode};

/// Everything that stands on one ground: text, lines, tinted areas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    pub ink: Rgb,
    pub muted: Rgb,
    pub line: Rgb,
    pub sunken: Rgb,
    pub accent: Rgb,
    pub soft: Rgb,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    pub canvas: Rgb,
    pub surface: Rgb,
    pub primary: Rgb,
    pub on_primary: Rgb,
    /// Colours on the canvas, and on surfaces too unless `on_surface` differs.
    pub on_canvas: Ground,
    /// Set when surfaces are dark on a light canvas or the other way round.
    pub on_surface: Option<Ground>,
}

/// Contrast of ordinary text (WCAG AA) with a little to spare for rounding.
const TEXT: f64 = 4.6;

const LIGHT_CANVAS: Rgb = Rgb { red: 0xf7, green: 0xf8, blue: 0xfa };
const DARK_CANVAS: Rgb = Rgb { red: 0x0f, green: 0x11, blue: 0x15 };
const DARK_SURFACE: Rgb = Rgb { red: 0x18, green: 0x1b, blue: 0x21 };
const INK: Rgb = Rgb { red: 0x16, green: 0x18, blue: 0x1d };
const PALE_INK: Rgb = Rgb { red: 0xed, green: 0xef, blue: 0xf3 };

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
    let (primary, background, surface) =
        (named(&spec.theme.primary), named(&spec.theme.background), named(&spec.theme.surface));
    let primary_or_default = primary.unwrap_or_else(|| default_primary(spec));
    let dark_primary = primary_or_default.readable_on(&[DARK_CANVAS, DARK_SURFACE], 2.6);
    match fixed(spec) {
        // The colours that are asked for belong to one mode; the other one has only the primary colour in common with it.
        Some(false) if is_chosen(spec) => {
            let light = palette(primary_or_default, background, surface, false);
            (light, Some(palette(dark_primary, None, None, true)))
        }
        Some(true) if is_chosen(spec) => {
            let light = palette(primary_or_default, None, None, false);
            (light, Some(palette(primary_or_default, background, surface, true)))
        }
        Some(dark) => (palette(primary_or_default, background, surface, dark), None),
        // Surfaces of a named colour keep it in both modes.
        None => {
            let light = palette(primary_or_default, None, surface, false);
            (light, Some(palette(dark_primary, None, surface, true)))
        }
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

fn palette(primary: Rgb, background: Option<Rgb>, surface: Option<Rgb>, dark: bool) -> Palette {
    let canvas = background
        .unwrap_or_else(|| if dark { DARK_CANVAS.mix(primary, 0.025) } else { LIGHT_CANVAS.mix(primary, 0.018) });
    let surface = surface.unwrap_or_else(|| match (background, dark) {
        (Some(ground), true) => ground.mix(WHITE, 0.07),
        // A coloured background gets almost white cards, a white one pure white ones.
        (Some(ground), false) => ground.mix(WHITE, 0.82),
        (None, true) => DARK_SURFACE,
        (None, false) => WHITE,
    });
    // On every colour either white or black has at least 4.58.
    let on_primary = [WHITE, INK].into_iter().find(|text| primary.contrast(*text) >= 4.5).unwrap_or(BLACK);
    let split = canvas.is_dark() != surface.is_dark();
    let grounds = [canvas, surface];
    let on_canvas = ground(primary, if split { &grounds[..1] } else { &grounds });
    let on_surface = split.then(|| ground(primary, &[surface]));
    Palette { canvas, surface, primary, on_primary, on_canvas, on_surface }
}

fn ground(primary: Rgb, grounds: &[Rgb]) -> Ground {
    let base = grounds.last().copied().unwrap_or(WHITE);
    let dark = base.is_dark();
    let full = if dark { PALE_INK } else { INK };
    let ink = full.readable_on(grounds, 7.0);
    // A step away from all grounds it may lie on: darker than the darkest light one, lighter than the lightest dark one.
    let furthest =
        grounds.iter().copied().fold(base, |a, b| if (b.luminance() > a.luminance()) == dark { b } else { a });
    let sunken = furthest.mix(if dark { WHITE } else { BLACK }, if dark { 0.06 } else { 0.035 });
    let soft = base.mix(primary, if dark { 0.28 } else { 0.11 });
    let line = base.mix(ink, if dark { 0.16 } else { 0.13 });
    let with = |extra: &[Rgb]| grounds.iter().chain(extra).copied().collect::<Vec<_>>();
    let muted = base.mix(ink, 0.58).readable_on(&with(&[sunken]), TEXT);
    let accent = primary.readable_on(&with(&[soft, sunken]), TEXT);
    Ground { ink, muted, line, sunken, accent, soft }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn colour() -> impl Strategy<Value = Rgb> {
        any::<[u8; 3]>().prop_map(|[red, green, blue]| Rgb { red, green, blue })
    }

    proptest! {
        /// Whatever colours are asked for, text stays readable (WCAG AA).
        #[test]
        fn text_is_readable(primary in colour(), background in proptest::option::of(colour()),
                            surface in proptest::option::of(colour()), dark: bool) {
            let dark = background.map_or(dark, Rgb::is_dark);
            let palette = palette(primary, background, surface, dark);
            prop_assert!(palette.primary.contrast(palette.on_primary) >= 4.5);
            let on_surface = palette.on_surface.unwrap_or(palette.on_canvas);
            for (ground, set) in [(palette.canvas, palette.on_canvas), (palette.surface, on_surface)] {
                for text in [set.ink, set.muted, set.accent] {
                    prop_assert!(text.contrast(ground) >= 4.5 || text == WHITE || text == BLACK, "{text} on {ground}");
                }
            }
        }
    }
}
