//! The project of target `static`: HTML, CSS and JavaScript modules, without a build.

use std::collections::BTreeMap;

use super::entity::{self, const_name};
use super::html::{Html, el};
use super::page::{head_at, is_landing, is_narrow, section_ids, section_links};
use super::ts::Lit;
use super::{CompileError, Project, app};
use crate::blocks::{BlockCx, Element, find_block, is_game};
use crate::kit::{STATIC, add_imported};
use crate::spec::{AppSpec, Navigation, Page};
use crate::theme;

pub fn project(spec: &AppSpec) -> Result<Project, CompileError> {
    let scripts = scripts(spec);
    let styles = styles(spec, &scripts);
    let mut files = BTreeMap::new();
    let mut put = |path: &str, content: String| files.insert(path.to_owned(), content);
    let body = body(spec);
    let main = main_script(spec, &scripts, &body);
    put("index.html", index_html(spec, &styles, &body, main.is_some()));
    put("favicon.svg", theme::favicon(spec));
    for name in &styles {
        let path = format!("styles/{name}.css");
        let content = STATIC.text(&path).unwrap_or_default();
        put(&path, theme::stylesheet(spec, &content, &theme::PLAIN));
    }
    for one in spec.entities.iter().filter(|one| is_used(spec, &scripts, &one.id)) {
        put(&format!("scripts/entities/{}.js", one.id), entity::module(spec, one, false));
    }
    if let Some(main) = main {
        put("scripts/main.js", main);
    }
    add_imported(&STATIC, &mut files)?;
    if let Some(store) = files.get_mut("scripts/store.js") {
        *store = app::store(spec, ".js");
    }
    let readme = super::readme::plain(spec, files.contains_key("scripts/store.js"));
    files.insert("README.md".to_owned(), readme);
    Ok(Project { files })
}

/// A part of a page that a script brings to life.
struct Script {
    /// `todoList`, defined in `components/todo-list.js`.
    function: String,
    /// How it is called here: an entity may have its name, as `records` or `notes`.
    alias: String,
    file: String,
    /// Id of its element.
    place: String,
    element: Element,
    /// Style sheets it shares with others.
    styles: &'static [&'static str],
}

fn scripts(spec: &AppSpec) -> Vec<Script> {
    let blocks = spec.pages.iter().flat_map(|page| page.blocks.iter().map(move |block| BlockCx { spec, page, block }));
    let scripts = blocks.filter_map(|cx| {
        let kind = find_block(&cx.block.kind)?;
        let mut element = kind.react(&cx);
        if kind.html(&cx).is_some() {
            // Most markup does without a script.
            let passed = kind.script(&cx)?;
            element.props.retain(|prop| passed.contains(&prop.name));
        }
        let words = crate::names::kebab(element.component);
        let function = crate::names::camel(element.component);
        let taken = |name: &str| spec.entities.iter().any(|entity| const_name(spec, entity) == name);
        let mut alias = function.clone();
        while taken(&alias) {
            alias += "Part";
        }
        Some(Script { function, alias, file: words, place: cx.place(), element, styles: kind.styles() })
    });
    scripts.collect()
}

/// An entity is part of the app when a block shows it or a record of such an entity points at it.
fn is_used(spec: &AppSpec, scripts: &[Script], id: &str) -> bool {
    let shown = scripts.iter().flat_map(|script| script.element.entities.iter().map(String::as_str));
    let mut used: Vec<&str> = shown.collect();
    let mut at = 0;
    while at < used.len() {
        if let Some(entity) = spec.entity(used[at]) {
            let related = entity.fields.iter().filter_map(|field| match &field.kind {
                crate::spec::FieldKind::Relation { entity, .. } => Some(entity.as_str()),
                _ => None,
            });
            let new: Vec<&str> = related.filter(|other| !used.contains(other)).collect();
            used.extend(new);
        }
        at += 1;
    }
    used.contains(&id)
}

fn styles(spec: &AppSpec, scripts: &[Script]) -> Vec<String> {
    let mut styles = vec!["base".to_owned()];
    let mut add = |name: &str| {
        if STATIC.text(&format!("styles/{name}.css")).is_some() && !styles.iter().any(|known| known == name) {
            styles.push(name.to_owned());
        }
    };
    if spec.pages.iter().any(is_landing) {
        add("landing");
    }
    for script in scripts {
        for name in shared_styles(&script.file) {
            add(name);
        }
        if is_game(&script.element) {
            add("games");
        }
        script.styles.iter().for_each(|name| add(name));
        add(&script.file);
    }
    for page in &spec.pages {
        for block in &page.blocks {
            let Some(kind) = find_block(&block.kind).filter(|kind| kind.is_section()) else { continue };
            let file = crate::names::kebab(kind.react(&BlockCx { spec, page, block }).component);
            // A menu looks the same wherever its dishes come from.
            add(if file == "menu-records" { "menu-list" } else { &file });
        }
    }
    styles
}

/// Styles that several components share: lists, forms and figures those of records.
fn shared_styles(file: &str) -> &'static [&'static str] {
    match file {
        "records" | "form-panel" | "stats" | "board" | "csv-viewer" | "leaderboard" | "featured" | "articles" => {
            &["records"]
        }
        "poll" => &["records", "bars"],
        "quiz" | "flashcards" => &["bars"],
        "record-quiz" => &["bars", "quiz"],
        "record-flashcards" => &["records", "bars", "flashcards"],
        _ => &[],
    }
}

/// None when the page does without any script.
fn main_script(spec: &AppSpec, scripts: &[Script], body: &str) -> Option<String> {
    // What pages of all kinds have in common: function, its module, whether it is needed.
    let common = [
        ("startFrame", "./ui/frame.js", body.contains("<nav") || body.contains("<footer")),
        ("drawCovers", "./ui/cover.js", body.contains(" data-cover=")),
        ("startRouter", "./router.js", spec.pages.len() > 1),
    ];
    let common: Vec<_> = common.into_iter().filter(|(.., needed)| *needed).collect();
    if scripts.is_empty() && common.is_empty() {
        return None;
    }
    let mut imports: Vec<String> = scripts
        .iter()
        .map(|one| {
            let renamed = if one.alias == one.function { String::new() } else { format!(" as {}", one.alias) };
            format!("import {{ {}{renamed} }} from './components/{}.js'\n", one.function, one.file)
        })
        .collect();
    for entity in scripts.iter().flat_map(|one| &one.element.entities).filter_map(|id| spec.entity(id)) {
        imports.push(format!("import {{ {} }} from './entities/{}.js'\n", const_name(spec, entity), entity.id));
    }
    imports.extend(common.iter().map(|(name, module, _)| format!("import {{ {name} }} from '{module}'\n")));
    imports.sort_by(|a, b| a.split('\'').nth(1).cmp(&b.split('\'').nth(1)));
    imports.dedup();
    let mut out = imports.concat();
    if !common.is_empty() {
        out += "\n";
    }
    for (name, ..) in common {
        out += &format!("{name}()\n");
    }
    for script in scripts {
        let props = script.element.props.iter().map(|prop| (prop.name.to_owned(), prop.value.clone())).collect();
        let start = format!("{}(document.getElementById('{}'), ", script.alias, script.place);
        let options = Lit::Object(props);
        out += &format!("\n{start}{})\n", options.fitted(0, start.chars().count(), 1));
    }
    Some(out)
}

/// What stands on the screen.
fn body(spec: &AppSpec) -> String {
    let pages: String = spec.pages.iter().map(|one| page(spec, one).print(6)).collect();
    let lost = if spec.pages.len() > 1 { not_found().print(6) } else { String::new() };
    let skip = el("a").class("skip").attr("href", "#content").text("Skip to content").print(4);
    let (header, footer) = (header(spec).print(4), footer(spec));
    format!("{skip}{header}    <main id=\"content\" tabindex=\"-1\">\n{pages}{lost}    </main>\n{footer}")
}

/// For addresses of pages that do not exist.
fn not_found() -> Html {
    let home = el("a").class("button large primary").attr("href", "#/").text("Go to the start page");
    el("article")
        .class("page not-found")
        .flag("data-not-found")
        .flag("hidden")
        .child(el("p").class("number").attr("aria-hidden", "true").text("404"))
        .child(el("h1").text("Page not found"))
        .child(el("p").text("There is nothing at this address."))
        .child(home)
}

fn index_html(spec: &AppSpec, styles: &[String], body: &str, scripted: bool) -> String {
    let name = app::escape(&spec.name);
    let description = if spec.tagline.is_empty() { String::new() } else { app::description(&spec.tagline) };
    let styles: String =
        styles.iter().map(|name| format!("    <link rel=\"stylesheet\" href=\"styles/{name}.css\" />\n")).collect();
    let script = if scripted { "    <script type=\"module\" src=\"scripts/main.js\"></script>\n" } else { "" };
    let class =
        if app::navigation(spec) == Navigation::Sidebar && spec.pages.len() > 1 { " class=\"sidebar\"" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"UTF-8\" />\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n{description}    <link rel=\"icon\" type=\"image/svg+xml\" href=\"favicon.svg\" />\n{styles}{script}    <title>{name}</title>\n  </head>\n  <body{class}>\n{body}  </body>\n</html>\n"
    )
}

fn header(spec: &AppSpec) -> Html {
    let initial = spec.name.trim().chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let brand = el("a").class("brand").attr("href", "#/");
    let brand = brand.child(el("span").attr("aria-hidden", "true").text(&initial)).child(el("b").text(&spec.name));
    let navigation = (spec.navigation != Navigation::None).then(|| navigation(spec)).flatten();
    // A script shows the button where the links do not fit.
    let menu = navigation.is_some().then(|| {
        let button = el("button").class("menu-button").attr("type", "button").attr("aria-controls", "navigation");
        button.attr("aria-expanded", "false").flag("hidden").text("Menu")
    });
    let navigation = navigation.map(|one| one.attr("id", "navigation"));
    el("header").class("site-header").child(el("div").child(brand).maybe(menu).maybe(navigation))
}

/// Links to the pages, or to the sections of a landing page that stands alone.
fn navigation(spec: &AppSpec) -> Option<Html> {
    let links = links(spec);
    let label = if spec.pages.len() > 1 { "Pages" } else { "On this page" };
    (!links.is_empty()).then(|| el("nav").attr("aria-label", label).children(links))
}

fn links(spec: &AppSpec) -> Vec<Html> {
    let link = |href: &str, label: &str| el("a").attr("href", href).text(label);
    match spec.pages.as_slice() {
        [page] if is_landing(page) => {
            section_links(page).iter().map(|(id, name)| link(&format!("#{id}"), name)).collect()
        }
        [_] => Vec::new(),
        pages => {
            let links = pages.iter().enumerate().map(|(at, page)| {
                let href = if at == 0 { "#/".to_owned() } else { format!("#/{}", page.id) };
                link(&href, &page.title)
            });
            links.collect()
        }
    }
}

fn page(spec: &AppSpec, page: &Page) -> Html {
    let landing = is_landing(page);
    let mut out = el("article");
    if spec.pages.len() > 1 {
        out = out.attr("data-page", &page.id);
        if spec.pages.first().is_some_and(|first| first.id != page.id) {
            out = out.flag("hidden");
        }
    }
    if !landing {
        out = out.class(if is_narrow(page) { "page narrow" } else { "page" });
    }
    for (at, (block, id)) in page.blocks.iter().zip(section_ids(page)).enumerate() {
        if head_at(page) == Some(at) {
            out = out.child(head(spec, page, landing));
        }
        let cx = BlockCx { spec, page, block };
        let Some(kind) = find_block(&block.kind) else { continue };
        out = match kind.html(&cx) {
            Some(html) => out.child(html.anchored(id)),
            None if kind.is_section() => out.child(el("div").anchored(id).child(el("div").attr("id", &cx.place()))),
            None if landing => out.child(el("div").class("page").child(el("div").attr("id", &cx.place()))),
            None => out.child(el("div").attr("id", &cx.place())),
        };
    }
    out
}

fn head(spec: &AppSpec, page: &Page, landing: bool) -> Html {
    let first = spec.pages.first().is_some_and(|first| first.id == page.id) && !spec.tagline.is_empty();
    let words = |head: Html| head.child(el("h1").text(&page.title)).maybe(first.then(|| el("p").text(&spec.tagline)));
    match landing {
        true => el("header").class("page-band").child(words(el("div").class("page-head"))),
        false => words(el("header").class("page-head")),
    }
}

fn footer(spec: &AppSpec) -> String {
    if spec.pages.len() < 2 && !spec.pages.iter().any(is_landing) {
        return String::new();
    }
    let words = el("div").child(el("b").text(&spec.name));
    let words = words.maybe((!spec.tagline.is_empty()).then(|| el("p").text(&spec.tagline)));
    let links = links(spec);
    let navigation = (!links.is_empty()).then(|| el("nav").attr("aria-label", "Footer").children(links));
    // A script adds the year.
    let line = el("p").class("copyright").text(&format!("© {}", spec.name));
    let inner = el("div").child(words).maybe(navigation).child(line);
    el("footer").class("site-footer").child(inner).print(4)
}
