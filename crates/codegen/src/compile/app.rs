//! `src/App.tsx` and the files around it that carry the app's name.

use serde_json::Value;

use super::entity::const_name;
use super::jsx::Element;
use super::notifications;
use super::page::{component_name, detail, detail_name, is_landing, section_links};
use super::ts::{LINE, Lit, string, turns_direction};
use crate::blocks::{BlockCx, find_block, page_roles};
use crate::spec::{AppSpec, Navigation, Page};
use crate::theme;

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
    let shell = if spec.sign_in.is_some() {
        Element::new("AccountShell", "components/accounts/AccountShell")
    } else {
        Element::new("AppShell", "components/layout/AppShell")
    };
    imports.push(format!("import {{ {} }} from './{}'\n", shell.component, shell.module));
    imports.sort_by(|a, b| a.split('\'').nth(1).cmp(&b.split('\'').nth(1)));
    imports.dedup();
    let mut shell = shell.with("name", Lit::text(&spec.name)).with("pages", Lit::Code("pages".to_owned()));
    match navigation(spec) {
        Navigation::Sidebar => shell = shell.with("navigation", Lit::text("sidebar")),
        Navigation::None => shell = shell.with("navigation", Lit::text("none")),
        Navigation::Auto | Navigation::Tabs => {}
    }
    if spec.pages.len() > 1 || spec.pages.iter().any(is_landing) {
        let tagline = if spec.tagline.is_empty() { Lit::Scalar(true.into()) } else { Lit::text(&spec.tagline) };
        shell = shell.with("footer", tagline);
    }
    let mut links = links(spec);
    if !links.is_empty() {
        shell = shell.with("links", Lit::Code("links".to_owned()));
        links = format!("const links = [\n{links}]\n\n");
    }
    let body = if tools.is_empty() {
        let line = format!("  return {}", shell.print(0));
        // One that takes several lines stands in brackets.
        let fits = line.lines().count() == 1 && line.trim_end().chars().count() <= LINE;
        if fits { line } else { format!("  return (\n{}  )\n", shell.print(4)) }
    } else {
        let tools: String = tools.iter().map(|tool| tool.print(6)).collect();
        format!("  return (\n{}  )\n", shell.print_around(&tools, 4))
    };
    let pages = pages(spec);
    format!("{}\nconst pages = {pages}\n\n{links}export function App() {{\n{body}}}\n", imports.concat())
}

/// The list of pages, with who may open them.
fn pages(spec: &AppSpec) -> String {
    let pages = spec.pages.iter().map(|page| page_entry(spec, page)).collect();
    Lit::List(pages).fitted(0, "const pages = ".len(), 0)
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
    if let Some(roles) = page_roles(spec, page) {
        members.push(("roles".to_owned(), Lit::texts(roles)));
    } else if page.signed_in {
        members.push(("signedIn".to_owned(), Lit::Scalar(Value::Bool(true))));
    }
    Lit::Object(members)
}

/// More pages than a row has place for stand in a column, but for sites, where the row ends in a menu.
pub fn navigation(spec: &AppSpec) -> Navigation {
    let many = spec.pages.len() > MAX_TABS && !spec.pages.iter().any(is_landing);
    if many && spec.navigation == Navigation::Auto { Navigation::Sidebar } else { spec.navigation }
}

/// Pages in a row of links.
const MAX_TABS: usize = 6;

/// What stands in the header: what the blocks put there, each once; the bell; where short messages show.
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
    let tells = notifications::are_used(spec);
    if tells {
        let mut bell = Element::new("NotificationBell", "components/notifications/NotificationBell");
        if let Some(page) = notifications::page(spec) {
            bell = bell.with("href", Lit::text(&address(spec, page)));
        }
        tools.push(bell);
    }
    if tells || spec.sign_in.is_some() {
        tools.push(Element::new("Toaster", "components/ui/Toaster"));
    }
    tools
}

/// `#/tasks`, or `#/` for the first page.
pub fn address(spec: &AppSpec, page: &Page) -> String {
    let first = spec.pages.first().is_some_and(|first| first.id == page.id);
    if first { "#/".to_owned() } else { format!("#/{}", page.id) }
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
    let name = without_variables(&escape(&spec.name));
    let description =
        if spec.tagline.is_empty() { String::new() } else { without_variables(&description(&spec.tagline)) };
    let theme = if theme::is_chosen(spec) { theme_script(spec) } else { String::new() };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n  <head>\n    <meta charset=\"UTF-8\" />\n    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n{description}    <link rel=\"icon\" type=\"image/svg+xml\" href=\"./favicon.svg\" />\n    <title>{name}</title>\n{theme}  </head>\n  <body>\n    <div id=\"root\"></div>\n    <script type=\"module\" src=\"/src/main.tsx\"></script>\n  </body>\n</html>\n"
    )
}

/// Sets the chosen theme before anything is drawn.
fn theme_script(spec: &AppSpec) -> String {
    let script = r#"    <script>
      // The chosen theme applies before anything is drawn; `data-theme` is what the styles look at.
      {
        const device = matchMedia('(prefers-color-scheme: dark)')
        const apply = () => {
          let theme = INITIAL
          try {
            theme = JSON.parse(localStorage.getItem(KEY)) ?? theme
          } catch {
            // Without storage, nothing was chosen.
          }
          if (theme === 'system') theme = device.matches ? 'dark' : 'light'
          document.documentElement.dataset.theme = theme
        }
        apply()
        device.addEventListener('change', apply)
        for (const event of ['app-theme', 'storage']) window.addEventListener(event, apply)
      }
    </script>
"#;
    let key = format!("{}/v1/app-theme", spec.storage_key());
    script.replace("INITIAL", &string(theme::initial(spec))).replace("KEY", &string(&key))
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
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if turns_direction(c) => out.push_str(&format!("&#x{:x};", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Vite puts its settings in the place of `%NAME%`.
fn without_variables(html: &str) -> String {
    html.replace('%', "&#37;")
}
