//! The types of AppSpec version 1. Blocks and behaviours are open sets: their `kind` is looked up in one registry, which also
//! validates their `options`, so that a new block is one new place.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Version of the AppSpec format written by this code.
pub const SPEC_VERSION: u32 = 1;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AppSpec {
    pub version: u32,
    /// What the app is called, e.g. `CSV Viewer`; 1 to 60 characters.
    pub name: String,
    /// What the app's data is stored under in the browser. Set when the app is made and never changed, so that the data outlives
    /// a new name; without it, the slug of the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage_key: Option<String>,
    #[serde(default)]
    pub tagline: String,
    pub target: Target,
    #[serde(default)]
    pub language: Language,
    #[serde(default)]
    pub theme: Theme,
    #[serde(default)]
    pub entities: Vec<Entity>,
    /// At least one. The first is the start page.
    pub pages: Vec<Page>,
    #[serde(default)]
    pub navigation: Navigation,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<SignIn>,
    #[serde(default)]
    pub behaviours: Vec<Behaviour>,
    #[serde(default)]
    pub storage: Storage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// Vite, React, TypeScript strict, Tailwind.
    React,
    /// HTML, CSS and JavaScript without a build.
    Static,
    /// The page of `React`, and a server in TypeScript for Node with an SQLite database.
    Fullstack,
    /// The page of `React`, and the same server in Python.
    Python,
}

impl Target {
    pub const ALL: [Self; 4] = [Self::React, Self::Static, Self::Fullstack, Self::Python];

    /// As in a spec.
    pub fn name(self) -> &'static str {
        match self {
            Self::React => "react",
            Self::Static => "static",
            Self::Fullstack => "fullstack",
            Self::Python => "python",
        }
    }

    /// Its page is a React project.
    pub fn is_react(self) -> bool {
        self != Self::Static
    }

    /// Its data is on a server of its own.
    pub fn has_server(self) -> bool {
        self.storage() == Storage::Server
    }

    /// Where an app of this target keeps its data.
    pub fn storage(self) -> Storage {
        match self {
            Self::React | Self::Static => Storage::Browser,
            Self::Fullstack | Self::Python => Storage::Server,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Typescript,
    Javascript,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Theme {
    #[serde(default)]
    pub mode: Mode,
    /// `#rrggbb`: buttons, links, highlights.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary: Option<String>,
    /// `#rrggbb`: the page's background.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<String>,
    /// `#rrggbb`: cards and other raised surfaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
    /// The header has the primary colour too. By default when both `primary` and `background` are given: "azure background, navy
    /// components".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub components: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    Light,
    Dark,
    /// Follows the device.
    #[default]
    System,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entity {
    /// camelCase identifier, unique, e.g. `task`.
    pub id: String,
    /// `Task`.
    pub singular: String,
    /// `Tasks`.
    pub plural: String,
    /// 1 to 24 fields. The first text field is the title of a record.
    pub fields: Vec<Field>,
    /// Believable sample rows: field id → value, checked against the fields.
    #[serde(default)]
    pub samples: Vec<IndexMap<String, Value>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// camelCase identifier, unique in its entity, e.g. `dueDate`.
    pub id: String,
    /// `Due date`.
    pub label: String,
    #[serde(flatten)]
    pub kind: FieldKind,
    #[serde(default)]
    pub required: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FieldKind {
    Text {
        #[serde(default)]
        multiline: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_length: Option<u32>,
    },
    Number {
        #[serde(default)]
        integer: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<f64>,
        /// `km`, `kg`, `min`, …
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
    },
    Money {
        /// ISO 4217, e.g. `USD`.
        currency: String,
    },
    Boolean,
    Date,
    Time,
    DateTime,
    Choice {
        /// 1 to 30 options.
        options: Vec<Choice>,
        #[serde(default)]
        many: bool,
    },
    Rating {
        max: u8,
    },
    Email,
    Phone,
    Url,
    Color,
    /// An image picked by the user, kept as a data URL.
    Image,
    Tags,
    /// Points at records of another entity.
    Relation {
        entity: String,
        #[serde(default)]
        many: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Choice {
    /// Stored value, kebab-case, e.g. `in-progress`.
    pub value: String,
    pub label: String,
    /// `gray`, `red`, `amber`, `green`, `blue`, `violet`, `pink`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Page {
    /// kebab-case identifier, unique; the page's address is `#/<id>`, that of the first page `#/`. Apps with accounts have
    /// pages `login`, `signup` and `profile` of their own.
    pub id: String,
    pub title: String,
    pub blocks: Vec<Block>,
    /// Only people with one of these roles of `signIn` may open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<String>>,
    /// Only people who have signed in may open it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signed_in: bool,
}

/// A part of a page. `kind` names an entry of the block registry, which checks `entity` and `options`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Block {
    /// `records`, `board`, `csv-viewer`, `hero`, `calculator`, `tic-tac-toe`, …
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub options: Map<String, Value>,
}

/// What happens on an event, e.g. `{kind: "set-on-create", entity: "task", options: {field: "createdAt"}}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Behaviour {
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub options: Map<String, Value>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Navigation {
    /// Tabs when there is more than one page.
    #[default]
    Auto,
    Tabs,
    Sidebar,
    None,
}

/// In-app accounts of the generated app; not the platform's. They live where its data does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignIn {
    /// Kebab-case names of 1 to 6 roles. People choose one when they sign up, the first by default; `admin` is only given by an
    /// admin.
    #[serde(default = "one_role")]
    pub roles: Vec<String>,
    /// Whether the whole app is only for those who have signed in.
    #[serde(default)]
    pub required: bool,
    /// Whether there is an account of each role to try the app with.
    #[serde(default = "yes")]
    pub demo: bool,
}

/// The role that administers accounts.
pub const ADMIN: &str = "admin";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Storage {
    #[default]
    Browser,
    Server,
}

fn one_role() -> Vec<String> {
    vec!["member".to_owned()]
}

fn yes() -> bool {
    true
}

/// The storage key of a new app with this name.
pub fn storage_key(name: &str) -> String {
    crate::names::slug(name)
}

impl AppSpec {
    /// What the app's data is stored under.
    pub fn storage_key(&self) -> String {
        self.storage_key.clone().unwrap_or_else(|| storage_key(&self.name))
    }

    /// The address of a page within the app.
    pub fn address(&self, page: &Page) -> String {
        let first = self.pages.first().is_some_and(|first| first.id == page.id);
        if first { "#/".to_owned() } else { format!("#/{}", page.id) }
    }

    /// The first page with such a block.
    pub fn page_with(&self, wanted: impl Fn(&Block) -> bool) -> Option<&Page> {
        self.pages.iter().find(|page| page.blocks.iter().any(&wanted))
    }

    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }

    /// The field of an entity at a path: `price`, or `product.price` through a relation to one record.
    pub fn field_at<'a>(&'a self, entity: &'a Entity, path: &str) -> Option<&'a Field> {
        match path.split_once('.') {
            None => entity.field(path),
            Some((relation, field)) => self.related(entity, relation)?.field(field),
        }
    }

    /// What a relation to one record points at.
    pub fn related<'a>(&'a self, entity: &'a Entity, relation: &str) -> Option<&'a Entity> {
        match &entity.field(relation)?.kind {
            FieldKind::Relation { entity, many: false } => self.entity(entity),
            _ => None,
        }
    }

    /// The roles of the app's accounts; none in an app without accounts.
    pub fn roles(&self) -> &[String] {
        self.sign_in.as_ref().map(|sign_in| sign_in.roles.as_slice()).unwrap_or_default()
    }

    pub fn has_admin(&self) -> bool {
        self.roles().iter().any(|role| role == ADMIN)
    }
}

impl Field {
    /// Whether its id has one of these words in it, whatever the case: `stock` in `inStock`.
    pub fn is_called(&self, words: &[&str]) -> bool {
        let id = self.id.to_ascii_lowercase();
        words.iter().any(|word| id.contains(word))
    }
}

impl Entity {
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The field whose value names a record: the first line of text, else the first field.
    pub fn title_field(&self) -> Option<&Field> {
        let line = |field: &&Field| matches!(field.kind, FieldKind::Text { multiline: false, .. });
        self.fields.iter().find(line).or_else(|| self.fields.first())
    }

    /// Position of the first sample with this title.
    pub fn sample_titled(&self, title: &str) -> Option<usize> {
        let field = self.title_field()?;
        self.samples.iter().position(|sample| sample.get(&field.id).and_then(Value::as_str) == Some(title))
    }
}
