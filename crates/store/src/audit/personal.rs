//! What is personal in a row, on its way in and out.

use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use isekai_auth::audit::Row;
use isekai_auth::seal::DataKey;
use isekai_domain::UserId;
use serde_json::{Map, Value, json};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{AuditEntry, TokenUsed};
use crate::{Result, Store, datakeys};

/// In front of what is encrypted, and of whose key it is under. Rows from before have plain text.
const MARK: &str = "sealed:";
/// Where the personal part stands in the details.
const PERSONAL: &str = "personal";
/// Where the API token stands in the details.
const API_TOKEN: &str = "apiToken";
/// What is shown for it when its key is destroyed.
const ERASED: &str = "erased";

/// The row as it is stored. Of a person who was forgotten nothing personal is kept any more.
pub(super) async fn sealed(store: &Store, connection: &mut PgConnection, entry: AuditEntry) -> Result<Row> {
    let (actor, about) = (owner(entry.user_id), owner(entry.about.or(entry.user_id)));
    let of_actor = entry.ip_address.is_some() || entry.user_agent.is_some() || entry.api_token.is_some();
    let actors = if of_actor { datakeys::of_in(store, connection, actor).await? } else { None };
    let theirs = if entry.personal.is_some() { datakeys::of_in(store, connection, about).await? } else { None };
    let seal = |field: &str, plain: Option<String>, (owner, key): (Uuid, &Option<DataKey>)| -> Result<Option<String>> {
        let (Some(plain), Some(key)) = (plain, key) else { return Ok(None) };
        let sealed = key.seal(place(field, entry.id).as_bytes(), plain.as_bytes())?;
        Ok(Some(format!("{MARK}{owner}:{}", URL_SAFE_NO_PAD.encode(sealed))))
    };
    let personal = seal(PERSONAL, entry.personal.as_ref().map(Value::to_string), (about, &theirs))?;
    let api_token = match entry.api_token {
        Some(token) => {
            let name = seal(API_TOKEN, Some(token.name), (actor, &actors))?;
            Some(json!({ "id": token.id, "name": name.unwrap_or_else(|| ERASED.to_owned()) }))
        }
        None => None,
    };
    Ok(Row {
        id: entry.id,
        user_id: entry.user_id.map(UserId::uuid),
        ip_address: seal("ip_address", entry.ip_address, (actor, &actors))?,
        user_agent: seal("user_agent", entry.user_agent, (actor, &actors))?,
        details: with(with(entry.details, PERSONAL, personal.map(Value::String)), API_TOKEN, api_token),
        action: entry.action,
        resource: entry.resource,
        resource_id: entry.resource_id,
        correlation_id: entry.correlation_id,
        timestamp: entry.timestamp,
        success: entry.success,
        error: entry.error,
    })
}

/// What people may see, for rows of any number of persons.
pub(super) async fn opened(store: &Store, connection: &mut PgConnection, rows: Vec<Row>) -> Result<Vec<AuditEntry>> {
    let owners: HashSet<Uuid> = rows.iter().flat_map(owners_in).collect();
    let keys = datakeys::all_in(store, connection, &owners.into_iter().collect::<Vec<_>>()).await?;
    Ok(rows.into_iter().map(|row| open(row, &keys)).collect())
}

type Keys = HashMap<Uuid, Option<DataKey>>;

fn open(row: Row, keys: &Keys) -> AuditEntry {
    let id = row.id;
    let open = |field: &str, stored: String| match parts(&stored) {
        None => stored,
        Some((owner, sealed)) => {
            let key = keys.get(&owner).and_then(Option::as_ref);
            plain(key, &place(field, id), sealed).unwrap_or_else(|| ERASED.to_owned())
        }
    };
    let mut details = row.details;
    let mut take = |name| details.as_mut().and_then(Value::as_object_mut).and_then(|fields| fields.remove(name));
    let personal = take(PERSONAL);
    let api_token = take(API_TOKEN).and_then(|token| serde_json::from_value(token).ok());
    let api_token = api_token.map(|TokenUsed { id, name }| TokenUsed { id, name: open(API_TOKEN, name) });
    let personal = personal.map(|value| match value {
        Value::String(text) => {
            let text = open(PERSONAL, text);
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        }
        other => other,
    });
    AuditEntry {
        id,
        user_id: row.user_id.map(UserId::from),
        details: details.filter(|details| details.as_object().is_none_or(|fields| !fields.is_empty())),
        personal,
        api_token,
        about: None,
        ip_address: row.ip_address.map(|text| open("ip_address", text)),
        user_agent: row.user_agent.map(|text| open("user_agent", text)),
        action: row.action,
        resource: row.resource,
        resource_id: row.resource_id,
        correlation_id: row.correlation_id,
        timestamp: row.timestamp,
        success: row.success,
        error: row.error,
    }
}

fn owners_in(row: &Row) -> impl Iterator<Item = Uuid> {
    let texts = [row.ip_address.as_deref(), row.user_agent.as_deref(), personal_of(row), token_name_of(row)];
    texts.into_iter().flatten().filter_map(parts).map(|(owner, _)| owner)
}

fn personal_of(row: &Row) -> Option<&str> {
    row.details.as_ref()?.get(PERSONAL)?.as_str()
}

fn token_name_of(row: &Row) -> Option<&str> {
    row.details.as_ref()?.get(API_TOKEN)?.get("name")?.as_str()
}

/// Whose key it is under, and what is encrypted.
fn parts(stored: &str) -> Option<(Uuid, &str)> {
    let (owner, sealed) = stored.strip_prefix(MARK)?.split_once(':')?;
    Some((owner.parse().ok()?, sealed))
}

/// `None` when the key is destroyed, or the value was tampered with: then `isekai audit verify` names the row.
fn plain(key: Option<&DataKey>, place: &str, sealed: &str) -> Option<String> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).ok()?;
    let plain = key?.open(place.as_bytes(), &sealed).ok()?;
    String::from_utf8(plain.to_vec()).ok()
}

fn with(details: Option<Value>, name: &str, value: Option<Value>) -> Option<Value> {
    let Some(value) = value else { return details };
    let mut fields = match details {
        None => Map::new(),
        Some(Value::Object(fields)) => fields,
        Some(other) => Map::from_iter([("value".to_owned(), other)]),
    };
    fields.insert(name.to_owned(), value);
    Some(Value::Object(fields))
}

/// Attempts of nobody who is known are under the installation's own key.
fn owner(user: Option<UserId>) -> Uuid {
    user.map_or(Uuid::nil(), UserId::uuid)
}

fn place(field: &str, row: Uuid) -> String {
    format!("audit_logs.{field}:{row}")
}
