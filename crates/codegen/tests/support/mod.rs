//! Specs for property tests.

use indexmap::IndexMap;
use isekai_codegen::{
    Accepts, AppSpec, BLOCKS, Block, BlockKind, Choice, Entity, EntityUse, Field, FieldKind, Language, Mode,
    Navigation, OptionDef, OptionKind, Page, SPEC_VERSION, SignIn, Target, Theme,
};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value, json};

/// Texts with everything that could break out of a literal, an attribute or a tag.
fn text() -> impl Strategy<Value = String> {
    let plain = "[A-Za-z][A-Za-z0-9 .,]{0,20}";
    let nasty = proptest::sample::select(vec![
        "it's \"quoted\" \\ `${x}`",
        "</script><b>",
        "a & b {c}",
        "日本語",
        "-->",
        "{{}}",
        "*/ //",
        "\u{2028}x",
    ]);
    prop_oneof![3 => plain.prop_map(|text: String| text), 1 => nasty.prop_map(str::to_owned)]
}

fn kind() -> impl Strategy<Value = FieldKind> {
    let options = || vec![choice("low", None), choice("in-progress", Some("amber")), choice("done", Some("green"))];
    prop_oneof![
        (any::<bool>(), proptest::option::of(1_u32..200))
            .prop_map(|(multiline, max_length)| FieldKind::Text { multiline, max_length }),
        (any::<bool>(), proptest::option::of(-5.0..5.0), text()).prop_map(|(integer, min, unit)| FieldKind::Number {
            integer,
            min,
            max: None,
            unit: Some(unit.chars().take(8).collect())
        }),
        Just(FieldKind::Money { currency: "EUR".to_owned() }),
        Just(FieldKind::Boolean),
        Just(FieldKind::Date),
        Just(FieldKind::Time),
        Just(FieldKind::DateTime),
        any::<bool>().prop_map(move |many| FieldKind::Choice { options: options(), many }),
        (2_u8..=10).prop_map(|max| FieldKind::Rating { max }),
        Just(FieldKind::Email),
        Just(FieldKind::Phone),
        Just(FieldKind::Url),
        Just(FieldKind::Color),
        Just(FieldKind::Image),
        Just(FieldKind::Tags),
        any::<bool>().prop_map(|many| FieldKind::Relation { entity: "thing".to_owned(), many }),
    ]
}

fn choice(value: &str, tone: Option<&str>) -> Choice {
    Choice { value: value.to_owned(), label: value.to_owned(), tone: tone.map(str::to_owned) }
}

fn entity(id: &'static str) -> impl Strategy<Value = Entity> {
    let fields = proptest::collection::vec((kind(), text(), any::<bool>()), 0..7);
    (fields, text(), text()).prop_map(move |(fields, singular, plural)| {
        let mut all = fixed_fields(id);
        for (at, (kind, label, required)) in fields.into_iter().enumerate() {
            all.push(field(&format!("field{at}"), kind, &label, required));
        }
        let sample =
            |title: &str| all.iter().map(|f| (f.id.clone(), sample_value(&f.kind, title))).collect::<IndexMap<_, _>>();
        Entity { id: id.to_owned(), singular, plural, samples: vec![sample("One"), sample("Two")], fields: all }
    })
}

/// One field of each kind, so that every block and every option finds one to work with.
fn fixed_fields(id: &str) -> Vec<Field> {
    let options = || vec![choice("a", None), choice("b", None)];
    let other = if id == "thing" { "otherThing" } else { "thing" };
    let kinds = [
        ("title", FieldKind::Text { multiline: false, max_length: None }),
        ("state", FieldKind::Choice { options: options(), many: false }),
        ("amount", FieldKind::Number { integer: false, min: None, max: None, unit: None }),
        ("count", FieldKind::Number { integer: true, min: None, max: None, unit: None }),
        ("price", FieldKind::Money { currency: "EUR".to_owned() }),
        ("done", FieldKind::Boolean),
        ("on", FieldKind::Date),
        ("hour", FieldKind::Time),
        ("moment", FieldKind::DateTime),
        ("stars", FieldKind::Rating { max: 5 }),
        ("body", FieldKind::Text { multiline: true, max_length: None }),
        ("photo", FieldKind::Image),
        ("email", FieldKind::Email),
        ("tags", FieldKind::Tags),
        ("parent", FieldKind::Relation { entity: other.to_owned(), many: false }),
    ];
    kinds.into_iter().map(|(id, kind)| field(id, kind, id, id == "title")).collect()
}

fn field(id: &str, kind: FieldKind, label: &str, required: bool) -> Field {
    Field { id: id.to_owned(), label: label.to_owned(), kind, required, default: None, help: None }
}

fn sample_value(kind: &FieldKind, title: &str) -> Value {
    match kind {
        FieldKind::Text { multiline: false, max_length: None } => json!(title),
        FieldKind::Text { .. } => json!("x"),
        FieldKind::Number { min, .. } => json!(min.unwrap_or(0.0).ceil().max(7.0)),
        FieldKind::Money { .. } => json!(12.5),
        FieldKind::Boolean => json!(true),
        FieldKind::Date => json!("2026-03-09"),
        FieldKind::Time => json!("18:30"),
        FieldKind::DateTime => json!("2026-03-09T18:30"),
        FieldKind::Choice { options, many: true } => json!([options[0].value]),
        FieldKind::Choice { options, .. } => json!(options[0].value),
        FieldKind::Rating { .. } => json!(2),
        FieldKind::Email => json!("a@example.com"),
        FieldKind::Phone => json!("+49 30 555"),
        FieldKind::Url => json!("https://example.com"),
        FieldKind::Color => json!("#1a7f5a"),
        FieldKind::Image => json!("data:image/gif;base64,R0lGODlhAQABAAAAACw="),
        FieldKind::Tags => json!(["a", "b"]),
        FieldKind::Relation { many: true, .. } => json!(["One"]),
        FieldKind::Relation { .. } => json!("Two"),
    }
}

/// A value for each option that is not about one particular kind of field.
pub fn sample_options(defs: &[OptionDef]) -> Map<String, Value> {
    defs.iter().map(|def| (def.name.to_owned(), sample_option(&def.kind, def.name))).collect()
}

/// A field of `fixed_fields` that an option may name.
fn accepted(accepts: Accepts) -> String {
    let found = fixed_fields("thing").into_iter().find(|field| (accepts.check)(&field.kind));
    found.unwrap_or_else(|| panic!("no field is {}", accepts.what)).id
}

fn sample_option(kind: &OptionKind, name: &str) -> Value {
    match kind {
        OptionKind::Flag => json!(true),
        OptionKind::Line(_) if name == "date" => json!("2026-12-31T18:00"),
        OptionKind::Line(_) if name == "opens" || name == "closes" => json!("09:30"),
        // Of a setting.
        OptionKind::Line(_) if name == "id" => json!("someId"),
        OptionKind::Line(_) => json!("It's \"so\" & <b>"),
        OptionKind::Text(_) => json!("One paragraph.\n\nAnother {one} with `ticks` and ${x}."),
        OptionKind::Integer(min, _) => json!(min),
        OptionKind::Number(min, _) => json!(min),
        OptionKind::OneOf(values) => json!(values[0]),
        OptionKind::SomeOf(values) => json!([values[0]]),
        OptionKind::Clock => json!("09:30"),
        OptionKind::Field(accepts) | OptionKind::FieldOf(_, accepts) => json!(accepted(*accepts)),
        OptionKind::Fields(accepts) | OptionKind::FieldsOf(_, accepts) => json!([accepted(*accepts)]),
        OptionKind::Path(accepts) => json!(accepted(*accepts)),
        OptionKind::Paths(accepts) => json!([accepted(*accepts)]),
        OptionKind::Entity => json!("otherThing"),
        OptionKind::Lines(_) => json!(["First", "Second"]),
        OptionKind::Items(defs, _) if name == "actions" => {
            let mut action = sample_options(defs);
            action.insert("field".to_owned(), json!("state"));
            action.insert("value".to_owned(), json!("b"));
            json!([action])
        }
        OptionKind::Items(defs, _) => json!([sample_options(defs)]),
        OptionKind::Object(defs) if ["where", "when"].contains(&name) => {
            let mut options = sample_options(defs);
            options.insert("field".to_owned(), json!("state"));
            options.insert("equals".to_owned(), json!("a"));
            Value::Object(options)
        }
        OptionKind::Object(defs) => Value::Object(sample_options(defs)),
        // Of a setting that is switched on or off.
        OptionKind::Scalar if name == "default" => json!(true),
        OptionKind::Scalar => json!("a"),
        OptionKind::Who => json!("signed-in"),
        OptionKind::Link => json!("https://example.com/a?b=c&d=e"),
        OptionKind::AnyNumber => json!(1.5),
        OptionKind::Name => json!("value"),
        OptionKind::Names(_) => json!(["value"]),
        OptionKind::Expression => json!("1 + 2"),
    }
}

fn block(kind: &dyn BlockKind, options: Map<String, Value>) -> Block {
    let with_entity = match kind.entity() {
        EntityUse::None => false,
        // Its options may name fields.
        EntityUse::Optional => !options.is_empty() || kind.is_section(),
        EntityUse::Required => true,
    };
    let entity = with_entity.then(|| "thing".to_owned());
    Block { kind: kind.kind().to_owned(), entity, options }
}

fn required(kind: &dyn BlockKind) -> Map<String, Value> {
    let required = |name: &str| kind.options().iter().any(|def| def.required && def.name == name);
    let mut options = sample_options(kind.options());
    options.retain(|name, _| required(name));
    options
}

fn spec(target: Target, entities: Vec<Entity>, pages: Vec<Page>) -> AppSpec {
    AppSpec {
        version: SPEC_VERSION,
        name: "Test".to_owned(),
        storage_key: None,
        tagline: String::new(),
        target,
        language: Language::Typescript,
        theme: Theme::default(),
        entities,
        pages,
        navigation: Navigation::Auto,
        sign_in: target.is_react().then(|| SignIn {
            roles: vec!["customer".to_owned(), "admin".to_owned()],
            required: false,
            demo: true,
        }),
        behaviours: Vec::new(),
        storage: target.storage(),
    }
}

/// Without what needs accounts where there are none.
fn for_target(target: Target, mut options: Map<String, Value>) -> Map<String, Value> {
    if target == Target::Static {
        options.retain(|name, _| !["write", "mine"].contains(&name.as_str()));
    }
    options
}

/// An app with one block.
pub fn spec_with(kind: &dyn BlockKind, target: Target, options: Map<String, Value>) -> AppSpec {
    let entity = |id: &str, singular: &str| Entity {
        id: id.to_owned(),
        singular: singular.to_owned(),
        plural: format!("{singular}s"),
        fields: fixed_fields(id),
        samples: Vec::new(),
    };
    let entities = vec![entity("thing", "Thing"), entity("otherThing", "Other thing")];
    let blocks = vec![block(kind, for_target(target, options))];
    let page = Page { id: "home".to_owned(), title: "Home".to_owned(), blocks, ..Page::default() };
    spec(target, entities, vec![page])
}

/// Valid specs of all shapes.
pub fn any_spec() -> impl Strategy<Value = AppSpec> {
    let blocks = proptest::collection::vec((any::<Index>(), any::<bool>()), 1..4);
    let pages = proptest::collection::vec((blocks, text()), 1..4);
    let colour = || proptest::option::of("#[0-9a-f]{6}");
    let theme = (colour(), colour(), colour(), proptest::sample::select(vec![Mode::Light, Mode::Dark, Mode::System]));
    let targets = proptest::sample::select(Target::ALL.to_vec());
    (targets, entity("thing"), entity("otherThing"), pages, theme, text(), text()).prop_map(
        |(target, thing, other, pages, theme, name, tagline)| {
            let pages = pages.into_iter().enumerate().map(|(at, (blocks, title))| {
                let usable: Vec<_> = BLOCKS.iter().filter(|kind| kind.supports(target)).collect();
                let blocks = blocks.iter().map(|(index, full)| {
                    let kind = **index.get(&usable);
                    let options = if *full { sample_options(kind.options()) } else { required(kind) };
                    block(kind, for_target(target, options))
                });
                let roles = (target.is_react() && at > 1).then(|| vec!["customer".to_owned()]);
                Page { id: format!("page-{at}"), title, blocks: blocks.collect(), roles, signed_in: false }
            });
            let (primary, background, surface, mode) = theme;
            let mut spec = spec(target, vec![thing, other], pages.collect());
            spec.name = name;
            spec.tagline = tagline;
            spec.theme = Theme { mode, primary, background, surface, components: None };
            spec
        },
    )
}
