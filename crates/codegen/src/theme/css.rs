//! Palettes as CSS variables.

use super::color::Rgb;
use super::palette::{Ground, Palette, palettes};
use crate::spec::AppSpec;

const BEGIN: &str = "/* theme: begin */\n";
const END: &str = "/* theme: end */\n";

/// Which elements lie on surfaces, which of those on the canvas again, and which are the header.
pub struct Selectors {
    surface: &'static [&'static str],
    canvas: &'static [&'static str],
    bar: &'static str,
    /// Tailwind has variants for the dark.
    variants: bool,
}

pub static TAILWIND: Selectors = Selectors {
    surface: &["[class~='bg-surface']", "[class*='bg-surface/']"],
    canvas: &[".bg-canvas"],
    bar: ".bg-bar",
    variants: true,
};

pub static PLAIN: Selectors = Selectors {
    surface: &[
        ".card",
        ".section.tinted",
        ".site-footer",
        ".contact form",
        ".drop-zone",
        ".undo",
        "dialog",
        ".button.secondary",
        ".key.digit",
        ".game-board button",
        "input",
        "select",
        "textarea",
    ],
    canvas: &[],
    bar: ".site-header",
    variants: false,
};

/// The kit's stylesheet with the app's colours in the place of the kit's own.
pub fn stylesheet(spec: &AppSpec, kit: &str, selectors: &Selectors) -> String {
    let (Some((before, _)), Some((_, after))) = (kit.split_once(BEGIN), kit.split_once(END)) else {
        return kit.to_owned();
    };
    let variant = match palettes(spec) {
        _ if !selectors.variants => "",
        (_, Some(_)) => "@custom-variant dark (@media (prefers-color-scheme: dark));\n\n",
        (only, None) if only.canvas.is_dark() => "@custom-variant dark (&:where(*));\n\n",
        // Styles for the dark never apply.
        (_, None) => "@custom-variant dark (&:not(*));\n\n",
    };
    format!("{before}{variant}{}{after}", variables(spec, selectors))
}

/// What about the colours is not as it was asked for.
pub fn notes(spec: &AppSpec) -> Vec<String> {
    let palette = palettes(spec).0;
    let note = |asked: Rgb| {
        let Palette { primary, canvas, .. } = palette;
        format!("{asked} cannot be told from the background {canvas}: buttons and the header have {primary}.")
    };
    palette.unseen.map(note).into_iter().collect()
}

/// The rules that set the colours.
fn variables(spec: &AppSpec, selectors: &Selectors) -> String {
    let (first, second) = palettes(spec);
    let scheme = match &second {
        Some(_) => "light dark",
        None if first.canvas.is_dark() => "dark",
        None => "light",
    };
    let notes: String = notes(spec).iter().map(|note| format!("/* {note} */\n")).collect();
    let mut out = format!(
        "{notes}:root {{\n  color-scheme: {scheme};\n{}}}\n{}",
        root(&first, "  "),
        areas(&first, selectors, "")
    );
    if let Some(dark) = second {
        let rules = format!("  :root {{\n{}  }}\n{}", root(&dark, "    "), areas(&dark, selectors, "  "));
        out += &format!("\n@media (prefers-color-scheme: dark) {{\n{rules}}}\n");
    }
    out
}

/// A small picture of the app's initial for the browser's tab.
pub fn favicon(spec: &AppSpec) -> String {
    let (palette, _) = palettes(spec);
    let initial = spec.name.trim().chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\n  <rect width=\"32\" height=\"32\" rx=\"8\" fill=\"{}\" />\n  <text x=\"16\" y=\"22.5\" text-anchor=\"middle\" font-family=\"system-ui, sans-serif\" font-size=\"18\" font-weight=\"700\" fill=\"{}\">{}</text>\n</svg>\n",
        palette.primary,
        palette.on_primary,
        crate::compile::escape(&initial),
    )
}

fn root(palette: &Palette, indent: &str) -> String {
    let bar = if palette.on_bar.is_some() { palette.primary } else { palette.surface };
    let own = [("canvas", palette.canvas), ("surface", palette.surface), ("bar", bar)];
    colours(&own, indent) + &primary(palette.primary, palette.on_primary, indent) + &ground(&palette.on_canvas, indent)
}

fn primary(primary: Rgb, on_primary: Rgb, indent: &str) -> String {
    colours(&[("primary", primary), ("on-primary", on_primary)], indent)
}

/// Areas whose ground differs from the canvas carry their own colours for what stands on them: surfaces that are dark on a light
/// page or the other way round, and a header in the primary colour, whose own buttons are the other way round.
fn areas(palette: &Palette, selectors: &Selectors, indent: &str) -> String {
    let Palette { canvas, surface, primary: main, on_primary, .. } = *palette;
    let inner = format!("{indent}  ");
    let rule = |selector: &[&str], on: &Ground, base: Rgb, buttons: String| {
        // Checkboxes and date pickers follow too.
        let scheme = if base.is_dark() { "dark" } else { "light" };
        let selector = selector.join(&format!(",\n{indent}"));
        let on = ground(on, &inner);
        format!(
            "\n{indent}{selector} {{\n{buttons}{on}{inner}color: var(--ink);\n{inner}color-scheme: {scheme};\n{indent}}}\n"
        )
    };
    let mut out = String::new();
    let on_surface = palette.on_surface.unwrap_or(palette.on_canvas);
    if palette.on_surface.is_some() {
        let bar = palette.on_bar.is_none().then_some(selectors.bar);
        let surfaces: Vec<&str> = selectors.surface.iter().copied().chain(bar).collect();
        out += &rule(&surfaces, &on_surface, surface, String::new());
        if !selectors.canvas.is_empty() {
            out += &rule(selectors.canvas, &palette.on_canvas, canvas, String::new());
        }
    }
    if let Some(on_bar) = &palette.on_bar {
        out += &rule(&[selectors.bar], on_bar, main, primary(on_primary, main, &inner));
        let nested: Vec<String> = selectors.surface.iter().map(|one| format!("{} {one}", selectors.bar)).collect();
        let nested: Vec<&str> = nested.iter().map(String::as_str).collect();
        out += &rule(&nested, &on_surface, surface, primary(main, on_primary, &inner));
    }
    out
}

fn ground(ground: &Ground, indent: &str) -> String {
    let own = [
        ("ink", ground.ink),
        ("muted", ground.muted),
        ("line", ground.line),
        ("control", ground.control),
        ("edge", ground.edge),
        ("sunken", ground.sunken),
        ("accent", ground.accent),
        ("soft", ground.soft),
        ("danger", ground.danger),
        ("success", ground.success),
    ];
    colours(&own, indent)
}

fn colours(own: &[(&str, Rgb)], indent: &str) -> String {
    own.iter().map(|(name, colour)| format!("{indent}--{name}: {colour};\n")).collect()
}
