//! `src/App.tsx` and the files around it that carry the app's name.

use super::entity::const_name;
use super::jsx::{Element, Prop, attribute};
use super::page::{component_name, detail, detail_name, is_landing, section_links};
use super::ts::{LINE, Lit, string};
use crate::blocks::{BlockCx, find_block};
use crate::spec::{AppSpec, Navigation, Page};

pub fn app(spec: &AppSpec) -> String {
    let mut imports: Vec<String> = spec.pages.iter().map(|page| page_import(spec, page)).collect();
    let tools = header_tools(spec);
    for tool in &tools {
        imports.push(format!("import {{ {} }} from './{}'\n", tool.component, tool.module));
        let entities = tool.entities.iter().filter_map(|id| spec.entity(id));
        imports.extend(
            entities.map(|one| format!("import {{ {} }} from './entities/{}'\n", const_name(spec, one), one.id)),
        );
    }
    imports.push("import { AppShell } from './components/layout/AppShell'\n".to_owned());
    imports.sort_by(|a, b| a.split('\'').nth(1).cmp(&b.split('\'').nth(1)));
    imports.dedup();
    let pages = Lit::List(spec.pages.iter().map(|page| page_entry(spec, page)).collect());
    let pages = pages.fitted(0, "const pages = ".len(), 0);
    let mut props = vec![
        Prop { name: "name", value: Lit::text(&spec.name) },
        Prop { name: "pages", value: Lit::Code("pages".to_owned()) },
    ];
    match navigation(spec) {
        Navigation::Sidebar => props.push(Prop { name: "navigation", value: Lit::text("sidebar") }),
        Navigation::None => props.push(Prop { name: "navigation", value: Lit::text("none") }),
        Navigation::Auto | Navigation::Tabs => {}
    }
    if spec.pages.len() > 1 || spec.pages.iter().any(is_landing) {
        let tagline = if spec.tagline.is_empty() { Lit::Scalar(true.into()) } else { Lit::text(&spec.tagline) };
        props.push(Prop { name: "footer", value: tagline });
    }
    let links = links(spec);
    if !links.is_empty() {
        props.push(Prop { name: "links", value: Lit::Code("links".to_owned()) });
    }
    let links = if links.is_empty() { String::new() } else { format!("const links = [\n{links}]\n\n") };
    let shell = shell(&props, &tools);
    format!("{}\nconst pages = {pages}\n\n{links}export function App() {{\n{shell}}}\n", imports.concat(),)
}

fn page_import(spec: &AppSpec, page: &Page) -> String {
    let name = component_name(page);
    if detail(spec, page).is_none() {
        return format!("import {{ {name} }} from './pages/{name}'\n");
    }
    let detail = detail_name(page);
    let line = format!("import {{ {detail}, {name} }} from './pages/{name}'\n");
    if line.chars().count() <= LINE + 1 {
        return line;
    }
    format!("import {{\n  {detail},\n  {name},\n}} from './pages/{name}'\n")
}

fn page_entry(spec: &AppSpec, page: &Page) -> Lit {
    let mut members = vec![
        ("id".to_owned(), Lit::text(&page.id)),
        ("title".to_owned(), Lit::text(&page.title)),
        ("Component".to_owned(), Lit::Code(component_name(page))),
    ];
    if detail(spec, page).is_some() {
        members.push(("Detail".to_owned(), Lit::Code(detail_name(page))));
    }
    Lit::Object(members)
}

/// The frame around the pages, as Prettier breaks it.
fn shell(props: &[Prop], tools: &[Element]) -> String {
    let flat = props.iter().map(|prop| attribute(prop, 2)).collect::<Vec<_>>().join(" ");
    let tools: String = tools.iter().map(|tool| tool.print(6)).collect();
    let line = format!("  return <AppShell {flat} />\n");
    if tools.is_empty() && line.chars().count() <= LINE + 1 {
        return line;
    }
    let opening = format!("    <AppShell {flat}>\n");
    let lines = || props.iter().map(|prop| format!("      {}\n", attribute(prop, 6))).collect::<String>();
    if tools.is_empty() {
        return format!("  return (\n    <AppShell\n{}    />\n  )\n", lines());
    }
    let opening =
        if opening.chars().count() <= LINE + 1 { opening } else { format!("    <AppShell\n{}    >\n", lines()) };
    format!("  return (\n{opening}{tools}    </AppShell>\n  )\n")
}

/// More pages than a row has place for stand in a column, but for sites, where the row ends in a menu.
pub fn navigation(spec: &AppSpec) -> Navigation {
    let many = spec.pages.len() > MAX_TABS && !spec.pages.iter().any(is_landing);
    if many && spec.navigation == Navigation::Auto { Navigation::Sidebar } else { spec.navigation }
}

/// Pages in a row of links.
const MAX_TABS: usize = 6;

/// What the blocks put into the header, each once.
fn header_tools(spec: &AppSpec) -> Vec<Element> {
    let mut tools: Vec<Element> = Vec::new();
    for page in &spec.pages {
        for block in &page.blocks {
            let Some(tool) = find_block(&block.kind).and_then(|kind| kind.header(&BlockCx { spec, page, block }))
            else {
                continue;
            };
            if !tools.iter().any(|known| known.component == tool.component) {
                tools.push(tool);
            }
        }
    }
    tools
}

/// A landing page that stands alone: its header leads to its parts.
fn links(spec: &AppSpec) -> String {
    let [page] = spec.pages.as_slice() else { return String::new() };
    if !is_landing(page) || spec.navigation == Navigation::None {
        return String::new();
    }
    let links = section_links(page);
    links
        .iter()
        .map(|(id, name)| format!("  {{ label: {}, href: {} }},\n", string(name), string(&format!("#{id}"))))
        .collect()
}

/// The app's data store; `extension` is that of imported files.
pub fn store(spec: &AppSpec, extension: &str) -> String {
    format!(
        "import {{ browserStore }} from './lib/store/browserStore{extension}'\n\n/** The app's data store. Exchange this line to keep the data somewhere else. */\nexport const store = browserStore({})\n",
        string(&spec.storage_key())
    )
}

pub fn index_html(spec: &AppSpec) -> String {
    let name = escape(&spec.name);
    let description = if spec.tagline.is_empty() { String::new() } else { description(&spec.tagline) };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"UTF-8\" />\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n{description}    <link rel=\"icon\" type=\"image/svg+xml\" href=\"./favicon.svg\" />\n    <title>{name}</title>\n  </head>\n  <body>\n    <div id=\"root\"></div>\n    <script type=\"module\" src=\"/src/main.tsx\"></script>\n  </body>\n</html>\n"
    )
}

pub fn description(tagline: &str) -> String {
    let content = escape(tagline);
    let line = format!("    <meta name=\"description\" content=\"{content}\" />\n");
    if line.chars().count() <= LINE + 1 {
        return line;
    }
    format!("    <meta\n      name=\"description\"\n      content=\"{content}\"\n    />\n")
}

/// Text for HTML, also inside attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
