//! `src/pages/<Name>Page.tsx`.

use indexmap::IndexSet;

use super::entity::const_name;
use super::jsx::{Constant, Element, Prop, quoted};
use super::ts::{LINE, Lit};
use crate::blocks::{BlockCx, find_block};
use crate::names::pascal;
use crate::spec::{AppSpec, Block, Page};

/// `task-list` → `TaskListPage`. A page called `record` must not have the name of the component for its records.
pub fn component_name(page: &Page) -> String {
    let name = format!("{}Page", pascal(&page.id));
    if name == RECORD_PAGE { format!("{name}View") } else { name }
}

const RECORD_PAGE: &str = "RecordPage";
const MAX_SECTION_NAME: usize = 14;

/// Fills the width of the window, as a landing page does.
pub fn is_landing(page: &Page) -> bool {
    page.blocks.iter().any(|block| find_block(&block.kind).is_some_and(|kind| kind.is_section()))
}

/// Holds only tools that would be lost in the full width.
pub fn is_narrow(page: &Page) -> bool {
    page.blocks.iter().all(|block| find_block(&block.kind).is_some_and(|kind| kind.is_narrow()))
}

/// The anchors of a page's sections, for links such as `#pricing`; the second of a kind is `#pricing-2`.
pub fn section_ids(page: &Page) -> Vec<Option<String>> {
    let id = |at: usize| {
        let block = &page.blocks[at];
        let base = anchor(&block.kind)?;
        let earlier = page.blocks[..at].iter().filter(|other| other.kind == block.kind).count();
        Some(if earlier == 0 { base.to_owned() } else { format!("{base}-{}", earlier + 1) })
    };
    (0..page.blocks.len()).map(id).collect()
}

/// What the header calls the sections of a page that is the only one.
pub fn section_links(page: &Page) -> Vec<(String, &str)> {
    let ids = section_ids(page);
    let named = page.blocks.iter().zip(ids).filter_map(|(block, id)| Some((id?, section_name(block)?)));
    named.filter(|(id, _)| !id.ends_with(|c: char| c.is_ascii_digit())).collect()
}

fn anchor(kind: &str) -> Option<&str> {
    match kind {
        "contact-form" => Some("contact"),
        "menu-list" => Some("menu"),
        "schedule-list" => Some("schedule"),
        "timeline-section" => Some("timeline"),
        "cards-links" => Some("explore"),
        "stats-strip" => Some("numbers"),
        "features" | "testimonials" | "pricing" | "faq" | "gallery" | "text" | "about" | "team" | "steps"
        | "figures" | "newsletter" | "featured" | "video" | "map" | "hours" | "downloads" | "carousel"
        | "countdown" | "articles" => Some(kind),
        _ => None,
    }
}

/// Its heading where that is one word, short enough for a navigation.
fn section_name(block: &Block) -> Option<&str> {
    let heading = block.options.get("heading").and_then(serde_json::Value::as_str);
    let usual = usual_section_name(&block.kind)?;
    let short = |heading: &&str| !heading.contains(' ') && heading.chars().count() <= MAX_SECTION_NAME;
    Some(heading.filter(short).unwrap_or(usual))
}

fn usual_section_name(kind: &str) -> Option<&'static str> {
    match kind {
        "features" => Some("What we offer"),
        "about" => Some("About"),
        "steps" => Some("How it works"),
        "menu-list" => Some("Menu"),
        "schedule-list" => Some("Schedule"),
        "testimonials" => Some("Voices"),
        "pricing" => Some("Prices"),
        "team" => Some("Team"),
        "faq" => Some("Questions"),
        "gallery" => Some("Gallery"),
        "downloads" => Some("Downloads"),
        "map" => Some("Find us"),
        "contact-form" => Some("Contact"),
        _ => None,
    }
}

/// Where the page's own heading stands: behind the banners at its beginning; None when the block there brings one.
pub fn head_at(page: &Page) -> Option<usize> {
    let at = page.blocks.iter().take_while(|block| block.kind == "banner").count();
    let headed = page.blocks.get(at).and_then(|block| find_block(&block.kind)).is_some_and(|kind| kind.heads_page());
    (!headed).then_some(at)
}

/// Opens its page, but for banners, and brings its heading.
pub fn leads(cx: &BlockCx<'_>) -> bool {
    head_at(cx.page).is_none() && cx.page.blocks[..cx.position()].iter().all(|block| block.kind == "banner")
}

/// A section's heading. Right below the page's own heading, one that says the same or nothing particular is left out.
pub fn heading<'a>(cx: &BlockCx<'a>, default: Option<&'a str>) -> Option<&'a str> {
    let said = cx.text("heading");
    if head_at(cx.page) == Some(cx.position()) {
        return said.filter(|heading| !heading.eq_ignore_ascii_case(&cx.page.title));
    }
    said.or(default)
}

/// Whether the section has a ground that sets it off: every second one of those that follow each other.
pub fn is_tinted(cx: &BlockCx<'_>) -> bool {
    // The first one below the heading of the page, or with it, stands on the page itself.
    let first = cx.page.blocks.iter().take_while(|block| block.kind == "banner").count();
    let tintable = |kind: &str| find_block(kind).is_some_and(|kind| kind.is_tintable());
    let blocks = cx.page.blocks.iter().enumerate().take(cx.position() + 1);
    blocks.fold(false, |before, (at, block)| tintable(&block.kind) && !before && at != first)
}

/// The page that has all records of an entity.
pub fn page_of<'a>(cx: &BlockCx<'a>, entity: &str) -> Option<&'a str> {
    let shows = |page: &&Page| {
        page.id != cx.page.id
            && page.blocks.iter().any(|block| {
                let partly = ["featured", "form", "stats", "chart"].contains(&block.kind.as_str());
                block.entity.as_deref() == Some(entity) && !partly
            })
    };
    cx.spec.pages.iter().find(shows).map(|page| page.id.as_str())
}

/// The page's component with its imports.
pub fn module(spec: &AppSpec, page: &Page) -> String {
    let name = component_name(page);
    let mut taken: Vec<String> = spec.entities.iter().map(|entity| const_name(spec, entity)).collect();
    let mut constants = Vec::new();
    let mut elements = Vec::new();
    for (block, id) in page.blocks.iter().zip(section_ids(page)) {
        let Some(kind) = find_block(&block.kind) else { continue };
        let mut element = kind.react(&BlockCx { spec, page, block });
        if let Some(id) = id {
            element.props.insert(0, Prop { name: "id", value: Lit::text(&id) });
        }
        element.hoist(&mut taken, &mut constants);
        elements.push((element, kind.is_section()));
    }
    let detail = detail(spec, page).map(|mut element| {
        element.hoist(&mut taken, &mut constants);
        element
    });
    let landing = is_landing(page);
    let layout = layout_imports(page, &elements, landing);
    let used = elements.iter().map(|(element, _)| element).chain(&detail).flat_map(Element::parts);
    let mut out = imports(spec, &used.collect::<Vec<_>>(), &constants, &layout, detail.is_some());
    for Constant { name, value, item_type } in &constants {
        let list = if matches!(value, Lit::List(_)) { "[]" } else { "" };
        let annotation = item_type.map(|(name, _)| format!(": {name}{list}")).unwrap_or_default();
        let start = format!("const {name}{annotation} = ");
        out += &format!("\n{start}{}\n", value.fitted(0, start.chars().count(), 0));
    }
    out += &format!("\nexport function {name}() {{\n  return (\n");
    out += &if landing { landing_body(page, &elements) } else { plain_body(spec, page, &elements) };
    out += "  )\n}\n";
    if let Some(detail) = detail {
        out += &detail_function(page, &detail);
    }
    out
}

/// What shows one record of the page at `#/<page>/<id>`, where it has such records.
pub fn detail(spec: &AppSpec, page: &Page) -> Option<Element> {
    let (cx, element) = details(spec, page)?;
    let entity = cx.entity()?;
    detail_page(spec, &entity.id).is_some_and(|owner| owner.id == page.id).then_some(element)
}

/// The page that shows single records of an entity: the first that wants to.
pub fn detail_page<'a>(spec: &'a AppSpec, entity: &str) -> Option<&'a Page> {
    spec.pages.iter().find(|page| details(spec, page).is_some_and(|(cx, _)| cx.block.entity.as_deref() == Some(entity)))
}

/// `#/<page>/<id>` leads to one kind of record: that of the first block that shows single records.
fn details<'a>(spec: &'a AppSpec, page: &'a Page) -> Option<(BlockCx<'a>, Element)> {
    page.blocks.iter().find_map(|block| {
        let cx = BlockCx { spec, page, block };
        let element = find_block(&block.kind)?.detail(&cx)?;
        Some((cx, element))
    })
}

/// `task-list` → `TaskListDetail`.
pub fn detail_name(page: &Page) -> String {
    format!("{}Detail", pascal(&page.id))
}

fn detail_function(page: &Page, element: &Element) -> String {
    let head = format!(
        "\n/** One record of the list, at `#/{}/<id>`. */\nexport function {}({{ id, app }}: DetailProps) {{\n",
        page.id,
        detail_name(page)
    );
    let flat = element.print(0);
    let short = flat.lines().count() == 1 && flat.trim_end().chars().count() + "  return ".len() <= LINE;
    if short {
        return format!("{head}  return {flat}}}\n");
    }
    format!("{head}  return (\n{}  )\n}}\n", element.print(4))
}

fn layout_imports(page: &Page, elements: &[(Element, bool)], landing: bool) -> Vec<&'static str> {
    if !landing {
        return vec!["Page"];
    }
    let mut names = Vec::new();
    if elements.iter().any(|(_, section)| !section) {
        names.push("Container");
    }
    if head_at(page).is_some() {
        names.push("PageHead");
    }
    names
}

fn imports(spec: &AppSpec, used: &[&Element], constants: &[Constant], layout: &[&str], detail: bool) -> String {
    let mut lines: Vec<String> =
        used.iter().map(|one| format!("import {{ {} }} from '../{}'\n", one.component, one.module)).collect();
    if detail {
        lines.push("import type { DetailProps } from '../components/layout/AppShell'\n".to_owned());
    }
    for name in layout {
        lines.push(format!("import {{ {name} }} from '../components/layout/{name}'\n"));
    }
    for entity in used.iter().flat_map(|one| &one.entities).filter_map(|id| spec.entity(id)) {
        lines.push(format!("import {{ {} }} from '../entities/{}'\n", const_name(spec, entity), entity.id));
    }
    for (name, module) in constants.iter().filter_map(|one| one.item_type) {
        lines.push(format!("import type {{ {name} }} from '../{module}'\n"));
    }
    // Each once, also where several blocks of a kind bring several types from one module.
    let mut lines: Vec<String> = lines.into_iter().collect::<IndexSet<_>>().into_iter().collect();
    lines.sort_by(|a, b| module_of(a).cmp(module_of(b)));
    lines.concat()
}

fn module_of(line: &str) -> &str {
    line.split('\'').nth(1).unwrap_or_default()
}

fn plain_body(spec: &AppSpec, page: &Page, elements: &[(Element, bool)]) -> String {
    let first = spec.pages.first().is_some_and(|first| first.id == page.id);
    let mut props = vec![Prop { name: "title", value: Lit::text(&page.title) }];
    if first && !spec.tagline.is_empty() {
        props.push(Prop { name: "intro", value: Lit::text(&spec.tagline) });
    }
    if is_narrow(page) {
        props.push(Prop { name: "narrow", value: Lit::Scalar(true.into()) });
    }
    let body: String = elements.iter().map(|(element, _)| element.print(6)).collect();
    format!("{}{body}    </Page>\n", opening("Page", &props))
}

fn opening(component: &str, props: &[Prop]) -> String {
    let attributes: Vec<String> = props.iter().map(|prop| super::jsx::attribute(prop, 6)).collect();
    let line = format!("    <{component} {}>\n", attributes.join(" "));
    if line.chars().count() <= LINE + 1 {
        return line;
    }
    let lines: String = attributes.iter().map(|attribute| format!("      {attribute}\n")).collect();
    format!("    <{component}\n{lines}    >\n")
}

fn landing_body(page: &Page, elements: &[(Element, bool)]) -> String {
    let mut body = String::new();
    for (at, (element, section)) in elements.iter().enumerate() {
        if head_at(page) == Some(at) {
            body += &format!("      <PageHead title={} />\n", quoted(&page.title));
        }
        if *section {
            body += &element.print(6);
        } else {
            body += &format!("      <Container>\n{}      </Container>\n", element.print(8));
        }
    }
    // A fragment of one element needs no fragment.
    if elements.len() == 1 && head_at(page).is_none() {
        return elements.iter().map(|(element, _)| element.print(4)).collect();
    }
    format!("    <>\n{body}    </>\n")
}
