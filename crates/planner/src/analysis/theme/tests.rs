use chrono::NaiveDate;
use isekai_domain::Prompt;

use super::*;
use crate::analyser::BuiltIn;
use crate::analysis::Context;

fn shown(text: &str) -> String {
    let styles = Styles::load().unwrap();
    let found = colourings(&Reading::new(text), &styles);
    found.iter().map(|one| format!("{:?} {}", one.part, one.value)).collect::<Vec<_>>().join(", ")
}

#[test]
fn tells_colours_of_parts() {
    for (text, expected) in [
        ("navy components on white background", "Primary #000080, Background #ffffff"),
        ("Use lavender as the background colour and indigo for components", "Background #e6e6fa, Primary #4b0082"),
        ("with background color white and primary color navy", "Background #ffffff, Primary #000080"),
        ("set the background to ivory", "Background #fffff0"),
        ("use #ff8800 as the primary colour", "Primary #ff8800"),
        ("a todo list in teal", "Primary #008080"),
        ("navy on white", "Primary #000080, Background #ffffff"),
        ("notes app with a dark red theme", "Primary #8b0000"),
        ("purple buttons and beige cards", "Primary #800080, Surface #f5f5dc"),
        ("make it dark green", "Primary #006400"),
        ("#123 #456789", "Primary #112233, Primary #456789"),
        ("make the app pink", "Primary #ffc0cb"),
        ("make the site blue", "Primary #0000ff"),
        ("navy header with white text", "Primary #000080"),
        ("football tracker with goals, yellow cards and red cards", ""),
        ("a red wine tracker", ""),
        ("salmon recipes with chocolate and plum", ""),
        ("background white buttons navy", "Background #ffffff, Primary #000080"),
        ("navy buttons white background", "Primary #000080, Background #ffffff"),
        ("card background in beige", "Surface #f5f5dc"),
        ("white for the background and the cards", "Background #ffffff, Surface #ffffff"),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn tells_dark_from_light() {
    let found = |text: &str| mode(&Reading::new(text)).map(|(mode, _)| mode);
    for (text, expected) in [
        ("todo list with dark mode", Some(Mode::Dark)),
        ("make it dark", Some(Mode::Dark)),
        ("light theme please", Some(Mode::Light)),
        ("light and dark mode", Some(Mode::System)),
        ("with a light mode and a dark mode", Some(Mode::System)),
        ("todo list with dark mode support", Some(Mode::System)),
        ("notes app, no dark mode", Some(Mode::Light)),
        ("make the background dark", Some(Mode::Dark)),
        ("make the site dark please", Some(Mode::Dark)),
        ("portfolio site, elegant, dark", Some(Mode::Dark)),
        ("dark, minimalistic notes", Some(Mode::Dark)),
        ("a dark website for a tattoo studio", Some(Mode::Dark)),
        ("todo app darkmode", Some(Mode::Dark)),
        ("dark color scheme", Some(Mode::Dark)),
        ("make it dark green", None),
        ("light bulbs inventory", None),
        ("coffee log with roast (light, medium, dark)", None),
        ("coffee log, roast light, medium or dark", None),
        ("dark chocolate shop", None),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

/// `#primary on #background, mode; what else is said`, and `?` with what was not understood.
fn looks(planner: &BuiltIn, prompt: &str) -> String {
    let context = Context::new(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
    let analysis = planner.analyse_now(&Prompt::parse(prompt).unwrap(), &context).unwrap();
    let theme = &analysis.spec.theme;
    let mut parts = Vec::new();
    let mode = match theme.mode {
        Mode::Dark => Some("dark".to_owned()),
        Mode::Light => Some("light".to_owned()),
        Mode::System => None,
    };
    parts.extend(theme.primary.clone());
    parts.extend(theme.background.as_ref().map(|colour| format!("on {colour}")));
    parts.extend(theme.surface.as_ref().map(|colour| format!("cards {colour}")));
    parts.extend(theme.components.map(|bar| if bar { "bar".to_owned() } else { "no bar".to_owned() }));
    parts.extend(mode);
    parts.extend(analysis.warnings.iter().map(|warning| format!("! {warning}")));
    parts.extend(analysis.not_understood.iter().map(|part| format!("? {part}")));
    parts.join(" ")
}

/// Prompts that end in looks; the app before them is understood.
const LOOKS: &[(&str, &str)] = &[
    ("Yellow background (#fff8dc is fine), red buttons.", "#ff0000 on #fff8dc"),
    ("Use alice blue for the page and navy for the navigation and buttons.", "#000080 on #f0f8ff bar"),
    ("White background, forest green navigation bar.", "#228b22 on #ffffff bar"),
    ("Colours: dark blue header, light cyan background.", "#00008b on #e0ffff bar"),
    ("Use lavender as the page background and indigo for links and buttons", "#4b0082 on #e6e6fa"),
    ("soft pink background", "on #ffe0e5"),
    ("pink please", "#ffc0cb"),
    ("in pink", "#ffc0cb"),
    ("Make it blue.", "#0000ff"),
    ("make the whole site blue", "#0000ff"),
    ("elegant, dark", "dark"),
    ("dark theme", "dark"),
    ("dark, minimalistic", "dark"),
    ("with dark mode", "dark"),
    ("in dark mode please", "dark"),
    ("it should look dark", "dark"),
    ("dark colour scheme", "dark"),
    ("light theme", "light"),
    ("no dark mode", "light"),
    ("light and dark mode", ""),
    ("pastel colours", "#8f7cc8 on #fdf5fb"),
    ("pastel", "#8f7cc8 on #fdf5fb"),
    ("colorful", "#d6246e on #fff6e0"),
    ("need to be colorful", "#d6246e on #fff6e0"),
    ("earthy tones", "#6b5b2e on #f7f1e5"),
    ("black and white", "#000000 on #ffffff"),
    ("black and gold", "#ffd700 on #000000"),
    ("in black and gold", "#ffd700 on #000000"),
    ("blue and white", "#0000ff on #ffffff"),
    ("blue and white theme", "#0000ff on #ffffff"),
    ("Colours: teal and white.", "#008080 on #ffffff"),
    ("color scheme: navy, white", "#000080 on #ffffff"),
    ("a palette of teal and cream", "#008080 ! 'cream': an app has one main colour so far, and it is #008080."),
    ("red #ff0000 accents", "#ff0000"),
    ("primary color #123456", "#123456"),
    ("primary colour: teal (#008081)", "#008081"),
    ("#336699", "#336699"),
    ("rgb(10, 20, 30) background", "on #0a141e"),
    ("background hsl(210, 50%, 40%)", "on #336699"),
    ("gold accents on black", "#ffd700 on #000000"),
    ("gold accents, primary navy", "#000080 ! 'gold accents': an app has one main colour so far, and it is #000080."),
    ("use our brand colour teal", "#008080"),
    (
        "our company colours are navy and orange",
        "#000080 ! 'orange': an app has one main colour so far, and it is #000080.",
    ),
    ("Use a dark theme with black background and lime green accents.", "#32cd32 on #000000 dark"),
    ("Black background, orange buttons.", "#ffa500 on #000000"),
    ("Use linen as the background and dark cyan for buttons and tabs.", "#008b8b on #faf0e6"),
    ("Use light yellow as background and dark red for headers and buttons.", "#8b0000 on #ffffe0 bar"),
    ("white text on navy header", "#000080 bar"),
    ("buttons and links in indigo", "#4b0082"),
    ("Background: white. Buttons: navy.", "#000080 on #ffffff"),
    ("all buttons should be orange", "#ffa500"),
    ("white cards on a light gray background", "on #d3d3d3 cards #ffffff"),
    ("the whole thing in soft green", "#80c080"),
    ("rounded", ""),
    ("rounded corners, lots of white space", ""),
    ("serif font", "! 'serif font' asks for a typeface other than the device's own, which apps do not have yet."),
    ("monospace", "! 'monospace' asks for a typeface other than the device's own, which apps do not have yet."),
    (
        "navy and gold on white, serif headings",
        "#000080 on #ffffff ! 'gold': an app has one main colour so far, and it is #000080. ! 'serif headings' asks for a \
         typeface other than the device's own, which apps do not have yet.",
    ),
    (
        "grey borders, blue buttons",
        "#0000ff ! 'grey borders': that part has no colour of its own; it follows from the others.",
    ),
];

#[test]
fn reads_looks_after_any_app() {
    let planner = BuiltIn::load().unwrap();
    let mut wrong = Vec::new();
    for (looks_said, expected) in LOOKS {
        for app in
            ["recipe tracker with title, servings and notes", "Stopwatch", "Expense tracker with amount and date"]
        {
            let joint = if looks_said.starts_with(char::is_uppercase) { ". " } else { ", " };
            let prompt = format!("{app}{joint}{looks_said}");
            let found = looks(&planner, &prompt);
            if found != *expected {
                wrong.push(format!("{prompt}\n     got {found}\n  wanted {expected}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn colours_of_things_are_not_those_of_the_app() {
    let planner = BuiltIn::load().unwrap();
    for prompt in [
        "red wine tracker with name, year and rating",
        "shop inventory with name, size and color (red, green, blue)",
        "task list where overdue tasks should be red",
        "task list with title and due date, overdue ones shown in red",
        "golden retriever breeding log with name and date",
        "track gold, silver and platinum prices with date and price",
        "white noise machine inventory with name and price",
        "salmon recipes with title and notes",
        "invest in gold tracker with amount and date",
        "green energy project list with name and cost",
        "shirt catalog with name, colours red, blue and green, price",
    ] {
        let context = Context::new(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap());
        let analysis = planner.analyse_now(&Prompt::parse(prompt).unwrap(), &context).unwrap();
        assert!(
            !analysis.decisions.iter().any(|decision| {
                ["Main colour", "Background", "Cards"].iter().any(|name| decision.outcome.starts_with(name))
            }),
            "{prompt}: {:?}",
            analysis.decisions
        );
    }
}

#[test]
fn a_switch_of_brightness_is_left_to_other_rules() {
    for text in [
        "todo list with a dark mode toggle",
        "notes with a switch between light and dark mode",
        "toggle dark mode",
        "dark/light mode switch",
        "settings page to choose light or dark theme",
        "a dark theme switcher",
    ] {
        let reading = Reading::new(text);
        let (_, range) = mode(&reading).unwrap();
        assert!(mode::is_switch(&reading, &range), "{text}");
    }
    for text in ["switch to dark mode", "dark mode please", "light and dark mode", "settings page, dark mode"] {
        let reading = Reading::new(text);
        let (_, range) = mode(&reading).unwrap();
        assert!(!mode::is_switch(&reading, &range), "{text}");
    }
}
