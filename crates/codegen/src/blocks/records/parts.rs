//! The optional parts of a list, each an element of its own: an app gets the files of those it uses.

use serde_json::Value;

use super::{ACTION, sort};
use crate::blocks::{BlockCx, Element};
use crate::compile::entity::const_name;
use crate::compile::ts::Lit;
use crate::options::OptionKind;
use crate::spec::{AppSpec, Entity, Field, FieldKind};

/// More kinds of related records are not shown unless asked for.
const MAX_RELATED: usize = 3;

/// Gives a list what its options ask for.
pub fn add(cx: &BlockCx<'_>, list: Element) -> Element {
    let tool = |wanted: bool, name: &'static str, module: &'static str| wanted.then(|| Element::new(name, module));
    let favorites = cx.text("favorite").map(|field| {
        Element::new("FavoritesOnly", "components/records/tools/FavoritesOnly").with("field", Lit::text(field))
    });
    let compare = cx.flag("compare", false);
    let imports = cx.flag("import", false) && !cx.flag("readOnly", false);
    let tools = [
        favorites,
        tool(compare, "CompareButton", "components/records/compare/CompareButton"),
        tool(imports, "ImportButton", "components/records/import/ImportButton"),
        tool(cx.flag("export", false), "ExportCsvButton", "components/records/tools/ExportCsvButton"),
        tool(cx.flag("exportJson", false), "ExportJsonButton", "components/records/tools/ExportJsonButton"),
    ];
    let ticks = tool(compare, "CompareToggle", "components/records/compare/CompareToggle");
    let list = list
        .slot("tools", tools.into_iter().flatten().collect())
        .slot("marks", favorite_toggle(cx).into_iter().chain(ticks).collect())
        .slot("rowActions", action_buttons(cx).into_iter().collect());
    match cx.option("pageSize") {
        Some(size) => list
            .with("pageSize", size.into())
            .slot("pager", vec![Element::new("Pager", "components/records/tools/Pager")]),
        None => list,
    }
}

/// The page of one record, within a function that has its `id` and the `app`'s name.
pub fn record_page(cx: &BlockCx<'_>) -> Element {
    let first = cx.spec.pages.first().is_some_and(|first| first.id == cx.page.id);
    let back = if first { "#/".to_owned() } else { format!("#/{}", cx.page.id) };
    let mut page = Element::new("RecordPage", "components/records/detail/RecordPage")
        .entity(cx)
        .with("id", Lit::Code("id".to_owned()))
        .with("app", Lit::Code("app".to_owned()))
        .with("back", Lit::text(&back));
    if let Some(sort) = sort(cx) {
        page = page.with("sort", sort);
    }
    page = page
        .flag("readOnly", cx.flag("readOnly", false))
        .slot("marks", favorite_toggle(cx).into_iter().collect())
        .slot("rowActions", action_buttons(cx).into_iter().collect());
    if let Some(favorite) = cx.text("favorite") {
        page = page.with("without", Lit::texts([favorite]));
    }
    page.children = related(cx).iter().map(|one| one.element(cx.spec)).collect();
    page
}

fn favorite_toggle(cx: &BlockCx<'_>) -> Option<Element> {
    let field = cx.text("favorite")?;
    Some(Element::new("FavoriteToggle", "components/records/tools/FavoriteToggle").with("field", Lit::text(field)))
}

fn action_buttons(cx: &BlockCx<'_>) -> Option<Element> {
    let actions = cx.option("actions").filter(|_| !cx.items("actions").is_empty())?;
    let actions = Lit::option(cx.spec, &OptionKind::Items(ACTION, 6), actions);
    let element = Element::new("ActionButtons", "components/records/tools/ActionButtons");
    Some(element.with("actions", actions).typed("actions", "RowAction", "lib/records/actions"))
}

/// Records of another entity on the page of a record.
struct Related<'a> {
    entity: &'a Entity,
    field: &'a Field,
    heading: Option<&'a str>,
    shape: &'a str,
}

impl Related<'_> {
    fn element(&self, spec: &AppSpec) -> Element {
        let (component, module) = match self.shape {
            "comments" => ("RelatedComments", "components/records/related/RelatedComments"),
            "reviews" => ("RelatedReviews", "components/records/related/RelatedReviews"),
            _ => ("RelatedList", "components/records/related/RelatedList"),
        };
        let mut element = Element::new(component, module);
        element.entities.push(self.entity.id.clone());
        let element =
            element.with("entity", Lit::Code(const_name(spec, self.entity))).with("field", Lit::text(&self.field.id));
        match self.heading {
            Some(heading) => element.with("heading", Lit::text(heading)),
            None => element,
        }
    }
}

/// What the option names; without it, whatever points at the records.
fn related<'a>(cx: &BlockCx<'a>) -> Vec<Related<'a>> {
    let Some(own) = cx.entity() else { return Vec::new() };
    if cx.option("related").is_none() {
        let others = cx.spec.entities.iter().filter(|entity| entity.id != own.id);
        let pointing = others.filter_map(|entity| Some((entity, pointer(entity, own)?)));
        let found =
            pointing.map(|(entity, field)| Related { entity, field, heading: None, shape: default_shape(entity) });
        return found.take(MAX_RELATED).collect();
    }
    let named = cx.items("related").iter().filter_map(|item| {
        let text = |name: &str| item.get(name).and_then(Value::as_str);
        let entity = cx.spec.entity(text("entity")?)?;
        let field = text("field").map_or_else(|| pointer(entity, own), |id| entity.field(id))?;
        let shape = text("as").unwrap_or_else(|| default_shape(entity));
        Some(Related { entity, field, heading: text("heading"), shape })
    });
    named.collect()
}

/// The first relation of `entity` to `own`.
pub fn pointer<'a>(entity: &'a Entity, own: &Entity) -> Option<&'a Field> {
    entity
        .fields
        .iter()
        .find(|field| matches!(&field.kind, FieldKind::Relation { entity: other, .. } if *other == own.id))
}

fn default_shape(entity: &Entity) -> &'static str {
    let id = entity.id.to_ascii_lowercase();
    if entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Rating { .. })) && has_text(entity) {
        "reviews"
    } else if ["comment", "reply", "answer", "remark"].iter().any(|word| id.contains(word)) && has_text(entity) {
        "comments"
    } else {
        "list"
    }
}

pub fn has_text(entity: &Entity) -> bool {
    entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Text { .. }))
}
