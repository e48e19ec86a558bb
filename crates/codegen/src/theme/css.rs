//! Palettes as CSS variables.

use super::color::Rgb;
use super::palette::{Ground, Palette, is_chosen, palettes};
use crate::spec::AppSpec;

const BEGIN: &str = "/* theme: begin */\n";
const END: &str = "/* theme: end */\n";

/// Which elements lie on surfaces, and which of those on the canvas again.
pub struct Selectors {
    surface: &'static str,
    canvas: &'static str,
    /// Tailwind has variants for the dark.
    variants: bool,
}

pub static TAILWIND: Selectors = Selectors { surface: "[class*='bg-surface']", canvas: ".bg-canvas", variants: true };

pub static PLAIN: Selectors = Selectors {
    surface: ".card, .site-header, .section.tinted, .drop-zone, .undo, dialog, .button.secondary, .key.digit, .game-board button, .segments [aria-pressed='true'], input, select, textarea",
    canvas: ".contact form",
    variants: false,
};

/// The kit's stylesheet with the app's colours in the place of the kit's own.
pub fn stylesheet(spec: &AppSpec, kit: &str, selectors: &Selectors) -> String {
    let (Some((before, _)), Some((_, after))) = (kit.split_once(BEGIN), kit.split_once(END)) else {
        return kit.to_owned();
    };
    let variant = match palettes(spec) {
        _ if !selectors.variants => "",
        _ if is_chosen(spec) => "@custom-variant dark (&:where([data-theme='dark'], [data-theme='dark'] *));\n\n",
        (_, Some(_)) => "@custom-variant dark (@media (prefers-color-scheme: dark));\n\n",
        (only, None) if only.canvas.is_dark() => "@custom-variant dark (&:where(*));\n\n",
        // Styles for the dark never apply.
        (_, None) => "@custom-variant dark (&:not(*));\n\n",
    };
    format!("{before}{variant}{}{after}", variables(spec, selectors))
}

/// The rules that set the colours.
fn variables(spec: &AppSpec, selectors: &Selectors) -> String {
    let (first, second) = palettes(spec);
    if let Some(dark) = second.as_ref().filter(|_| is_chosen(spec)) {
        return chosen(&first, dark, selectors);
    }
    let scheme = match &second {
        Some(_) => "light dark",
        None if first.canvas.is_dark() => "dark",
        None => "light",
    };
    let mut out =
        format!(":root {{\n  color-scheme: {scheme};\n{}}}\n{}", root(&first, "  "), surface(&first, selectors, ""));
    if let Some(dark) = second {
        let rules = format!("  :root {{\n{}  }}\n{}", root(&dark, "    "), surface(&dark, selectors, "  "));
        out += &format!("\n@media (prefers-color-scheme: dark) {{\n{rules}}}\n");
    }
    out
}

/// The script in `index.html` says on the root element which theme the user wants.
fn chosen(light: &Palette, dark: &Palette, selectors: &Selectors) -> String {
    let rule = |selector: &str, palette: &Palette, scheme: &str, within: &str| {
        let colours = root(palette, "  ");
        let inside = surface_within(palette, selectors, "", within);
        format!("{selector} {{\n  color-scheme: {scheme};\n{colours}}}\n{inside}")
    };
    let light = rule(":root", light, "light", "");
    format!("{light}\n{}", rule("[data-theme='dark']", dark, "dark", "[data-theme='dark'] "))
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
    let own = [
        ("canvas", palette.canvas),
        ("surface", palette.surface),
        ("primary", palette.primary),
        ("on-primary", palette.on_primary),
    ];
    let own: String = own.iter().map(|(name, colour)| format!("{indent}--{name}: {colour};\n")).collect();
    own + &ground(&palette.on_canvas, indent)
}

/// Surfaces that are dark on a light page, or the other way round, carry their own text colours.
fn surface(palette: &Palette, selectors: &Selectors, indent: &str) -> String {
    surface_within(palette, selectors, indent, "")
}

fn surface_within(palette: &Palette, selectors: &Selectors, indent: &str, within: &str) -> String {
    let Some(on_surface) = &palette.on_surface else { return String::new() };
    let inner = format!("{indent}  ");
    let rule = |selector: &str, on: &Ground, base: Rgb| {
        // Checkboxes and date pickers follow too.
        let scheme = if base.is_dark() { "dark" } else { "light" };
        let selector = format!("{within}{}", selector.replace(", ", &format!(",\n{indent}{within}")));
        format!(
            "\n{indent}{selector} {{\n{}{inner}color: var(--ink);\n{inner}color-scheme: {scheme};\n{indent}}}\n",
            ground(on, &inner)
        )
    };
    rule(selectors.surface, on_surface, palette.surface) + &rule(selectors.canvas, &palette.on_canvas, palette.canvas)
}

fn ground(ground: &Ground, indent: &str) -> String {
    let colours = [
        ("ink", ground.ink),
        ("muted", ground.muted),
        ("line", ground.line),
        ("sunken", ground.sunken),
        ("accent", ground.accent),
        ("soft", ground.soft),
    ];
    colours.iter().map(|(name, colour)| format!("{indent}--{name}: {colour};\n")).collect()
}
