//! The project of target `static`: HTML, CSS and JavaScript modules, without a build.

use std::collections::BTreeMap;

use super::entity::{self, const_name};
use super::html::{Html, el};
use super::page::{is_landing, is_narrow, section_ids, section_links};
use super::ts::Lit;
use super::{CompileError, Project, app};
use crate::blocks::{BlockCx, Element, find_block};
use crate::kit::{STATIC, add_imported};
use crate::spec::{AppSpec, Navigation, Page};
use crate::theme;

pub fn project(spec: &AppSpec) -> Result<Project, CompileError> {
    let scripts = scripts(spec);
    let styles = styles(spec, &scripts);
    let mut files = BTreeMap::new();
    let mut put = |path: &str, content: String| files.insert(path.to_owned(), content);
    put("index.html", index_html(spec, &styles, !scripts.is_empty() || spec.pages.len() > 1));
    put("favicon.svg", theme::favicon(spec));
    for name in &styles {
        let path = format!("styles/{name}.css");
        let content = STATIC.text(&path).unwrap_or_default();
        put(&path, theme::stylesheet(spec, &content, &theme::PLAIN));
    }
    for one in spec.entities.iter().filter(|one| is_used(spec, &scripts, &one.id)) {
        put(&format!("scripts/entities/{}.js", one.id), entity::module(spec, one, false));
    }
    if !scripts.is_empty() || spec.pages.len() > 1 {
        put("scripts/main.js", main_script(spec, &scripts));
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
    file: String,
    /// Id of its element.
    place: String,
    element: Element,
}

fn scripts(spec: &AppSpec) -> Vec<Script> {
    let blocks = spec.pages.iter().flat_map(|page| page.blocks.iter().map(move |block| BlockCx { spec, page, block }));
    let scripts = blocks.filter_map(|cx| {
        let kind = find_block(&cx.block.kind)?;
        // Markup alone does without a script, but for the contact form.
        if kind.html(&cx).is_some() && kind.kind() != "contact-form" {
            return None;
        }
        let mut element = kind.react(&cx);
        if kind.kind() == "contact-form" {
            element.props.retain(|prop| prop.name == "successText");
        }
        let words = crate::names::kebab(element.component);
        Some(Script { function: crate::names::camel(element.component), file: words, place: cx.place(), element })
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
    for script in scripts {
        // Lists, forms and figures share the styles of records.
        if matches!(script.file.as_str(), "records" | "form-panel" | "stats" | "board" | "csv-viewer") {
            add("records");
        }
        add(&script.file);
    }
    if spec.pages.iter().any(is_landing) {
        add("landing");
    }
    styles
}

fn main_script(spec: &AppSpec, scripts: &[Script]) -> String {
    let mut imports: Vec<String> = scripts
        .iter()
        .map(|one| format!("import {{ {} }} from './components/{}.js'\n", one.function, one.file))
        .collect();
    for entity in scripts.iter().flat_map(|one| &one.element.entities).filter_map(|id| spec.entity(id)) {
        imports.push(format!("import {{ {} }} from './entities/{}.js'\n", const_name(spec, entity), entity.id));
    }
    if spec.pages.len() > 1 {
        imports.push("import { startRouter } from './router.js'\n".to_owned());
    }
    imports.sort_by(|a, b| a.split('\'').nth(1).cmp(&b.split('\'').nth(1)));
    imports.dedup();
    let mut out = imports.concat();
    if spec.pages.len() > 1 {
        out += "\nstartRouter()\n";
    }
    for script in scripts {
        let props = script.element.props.iter().map(|prop| (prop.name.to_owned(), prop.value.clone())).collect();
        let start = format!("{}(document.getElementById('{}'), ", script.function, script.place);
        let options = Lit::Object(props);
        out += &format!("\n{start}{})\n", options.fitted(0, start.chars().count(), 1));
    }
    out
}

fn index_html(spec: &AppSpec, styles: &[String], scripted: bool) -> String {
    let name = app::escape(&spec.name);
    let description = if spec.tagline.is_empty() { String::new() } else { app::description(&spec.tagline) };
    let styles: String =
        styles.iter().map(|name| format!("    <link rel=\"stylesheet\" href=\"styles/{name}.css\" />\n")).collect();
    let script = if scripted { "    <script type=\"module\" src=\"scripts/main.js\"></script>\n" } else { "" };
    let body: String = spec.pages.iter().map(|one| page(spec, one).print(6)).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"UTF-8\" />\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n{description}    <link rel=\"icon\" type=\"image/svg+xml\" href=\"favicon.svg\" />\n{styles}{script}    <title>{name}</title>\n  </head>\n  <body>\n{}    <main>\n{body}    </main>\n{}  </body>\n</html>\n",
        header(spec).print(4),
        footer(spec),
    )
}

fn header(spec: &AppSpec) -> Html {
    let initial = spec.name.trim().chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let brand = el("a").class("brand").attr("href", "#/");
    let brand = brand.child(el("span").attr("aria-hidden", "true").text(&initial)).child(el("b").text(&spec.name));
    let navigation = (spec.navigation != Navigation::None).then(|| navigation(spec)).flatten();
    el("header").class("site-header").child(el("div").child(brand).maybe(navigation))
}

/// Links to the pages, or to the sections of a landing page that stands alone.
fn navigation(spec: &AppSpec) -> Option<Html> {
    let link = |href: &str, label: &str| el("a").attr("href", href).text(label);
    match spec.pages.as_slice() {
        [page] if is_landing(page) => {
            let links = section_links(page);
            let links = links.iter().map(|(id, name)| link(&format!("#{id}"), name));
            Some(el("nav").attr("aria-label", "On this page").children(links))
        }
        [_] => None,
        pages => {
            let links = pages.iter().enumerate().map(|(at, page)| {
                let href = if at == 0 { "#/".to_owned() } else { format!("#/{}", page.id) };
                link(&href, &page.title)
            });
            Some(el("nav").attr("aria-label", "Pages").children(links))
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
    if page.blocks.first().is_none_or(|block| block.kind != "hero") {
        out = out.child(head(spec, page, landing));
    }
    for (block, id) in page.blocks.iter().zip(section_ids(page)) {
        let cx = BlockCx { spec, page, block };
        let Some(kind) = find_block(&block.kind) else { continue };
        out = match kind.html(&cx) {
            Some(html) => out.child(html.anchored(id)),
            None if landing => out.child(el("div").class("page").child(el("div").attr("id", &cx.place()))),
            None => out.child(el("div").attr("id", &cx.place())),
        };
    }
    out
}

fn head(spec: &AppSpec, page: &Page, landing: bool) -> Html {
    let first = spec.pages.first().is_some_and(|first| first.id == page.id) && !spec.tagline.is_empty();
    let head = el("header").class(if landing { "page page-head" } else { "page-head" });
    head.child(el("h1").text(&page.title)).maybe(first.then(|| el("p").text(&spec.tagline)))
}

fn footer(spec: &AppSpec) -> String {
    if !spec.pages.iter().any(is_landing) {
        return String::new();
    }
    let line = el("div").child(el("b").text(&spec.name));
    let line = line.maybe((!spec.tagline.is_empty()).then(|| el("span").text(&spec.tagline)));
    el("footer").class("site-footer").child(line).print(4)
}
