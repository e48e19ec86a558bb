//! What an app's owner opened. An administrator's bounds are not known here: `isekai_domain::EgressPolicy` applies them to what is read.

use std::collections::{BTreeSet, HashMap};

use isekai_domain::{AppId, EgressPreset, EgressRule, HostPattern, MAX_EGRESS_RULES, UserId};
use serde_json::{Value, json};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::{Result, Store, StoreError};

/// In order, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    pub rules: Vec<EgressRule>,
    pub presets: Vec<EgressPreset>,
    /// From 1; grows with each change.
    pub version: i32,
}

#[derive(Debug)]
pub struct NewRules<'a> {
    pub app_id: AppId,
    pub by: UserId,
    pub expected_version: i32,
    pub rules: &'a [EgressRule],
    pub presets: &'a [EgressPreset],
    /// Gets what was before and what is now as its details.
    pub audit: AuditEntry,
}

#[derive(FromRow)]
struct Row {
    app_id: Uuid,
    host: Option<String>,
    port: Option<i32>,
    preset: Option<String>,
}

pub async fn get(store: &Store, app: AppId) -> Result<Rules> {
    let mut connection = store.pool().acquire().await?;
    let sql = "SELECT egress_version FROM apps WHERE id = $1";
    let version = sqlx::query_scalar(sql).bind(app.uuid()).fetch_optional(&mut *connection).await?.ok_or(NOT_FOUND)?;
    // A change in between makes the version too old, and whoever relies on it finds out.
    let mut found = of_apps_in(&mut connection, &[app.uuid()]).await?;
    Ok(Rules { version, ..found.remove(&app).unwrap_or_default() })
}

/// Takes the place of all before, together with its row of the audit log. With an old `expected_version` nothing is changed;
/// what changes nothing writes nothing.
pub async fn replace(store: &Store, new: NewRules<'_>) -> Result<Rules> {
    let rules: BTreeSet<EgressRule> = new.rules.iter().cloned().collect();
    let presets: BTreeSet<EgressPreset> = new.presets.iter().copied().collect();
    if rules.len() > MAX_EGRESS_RULES {
        let problem = format!("has {} entries; at most {MAX_EGRESS_RULES} are allowed", rules.len());
        return Err(StoreError::Invalid { field: "rules", problem });
    }
    let mut tx = store.begin().await?;
    let sql = "SELECT egress_version FROM apps WHERE id = $1 FOR UPDATE";
    let query = sqlx::query_scalar(sql).bind(new.app_id.uuid());
    let version: i32 = query.fetch_optional(&mut *tx).await?.ok_or(NOT_FOUND)?;
    if version != new.expected_version {
        return Err(StoreError::ConcurrentModification { expected: new.expected_version, found: version });
    }
    let before = of_apps_in(&mut tx, &[new.app_id.uuid()]).await?.remove(&new.app_id).unwrap_or_default();
    let after = Rules { rules: rules.into_iter().collect(), presets: presets.into_iter().collect(), version };
    if before.rules == after.rules && before.presets == after.presets {
        return Ok(after);
    }
    write_in(&mut tx, &new, &after).await?;
    let sql = "UPDATE apps SET egress_version = egress_version + 1 WHERE id = $1 RETURNING egress_version";
    let version: i32 = sqlx::query_scalar(sql).bind(new.app_id.uuid()).fetch_one(&mut *tx).await?;
    let details = json!({ "before": shown(&before), "after": shown(&after), "version": version });
    audit::append_in(store, &mut tx, AuditEntry { details: Some(details), ..new.audit }).await?;
    tx.commit().await?;
    Ok(Rules { version, ..after })
}

/// Without versions. What a newer release wrote and this one does not know opens nothing.
pub(super) async fn of_apps_in(connection: &mut PgConnection, apps: &[Uuid]) -> Result<HashMap<AppId, Rules>> {
    let sql = "SELECT app_id, host, port, preset FROM egress_rules WHERE app_id = ANY($1)";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(apps).fetch_all(connection).await?;
    let mut found: HashMap<AppId, Rules> = HashMap::new();
    for row in rows {
        let of_app = found.entry(row.app_id.into()).or_default();
        match row {
            Row { host: Some(host), port: Some(port), .. } => of_app.rules.extend(readable(&host, port)),
            Row { preset: Some(preset), .. } => of_app.presets.extend(preset.parse::<EgressPreset>()),
            _ => {}
        }
    }
    for of_app in found.values_mut() {
        of_app.rules.sort_unstable();
        of_app.presets.sort_unstable();
    }
    Ok(found)
}

fn readable(host: &str, port: i32) -> Option<EgressRule> {
    Some(EgressRule { host: HostPattern::parse(host).ok()?, port: u16::try_from(port).ok()? })
}

/// What stays keeps who opened it, and when.
async fn write_in(connection: &mut PgConnection, new: &NewRules<'_>, after: &Rules) -> Result<()> {
    let hosts: Vec<String> = after.rules.iter().map(|rule| rule.host.to_string()).collect();
    let ports: Vec<i32> = after.rules.iter().map(|rule| i32::from(rule.port)).collect();
    let presets: Vec<&str> = after.presets.iter().map(|preset| preset.as_str()).collect();
    let sql = "DELETE FROM egress_rules WHERE app_id = $1 AND CASE
                   WHEN preset IS NULL THEN (host, port) NOT IN (SELECT * FROM unnest($2::text[], $3::integer[]))
                   ELSE preset <> ALL($4::text[])
               END";
    let query = sqlx::query(sql).bind(new.app_id.uuid()).bind(&hosts).bind(&ports).bind(&presets);
    query.execute(&mut *connection).await?;
    let sql = "INSERT INTO egress_rules (app_id, host, port, preset, created_at, created_by)
               SELECT $1::uuid, host, port, NULL, $5::timestamptz, $6::uuid FROM unnest($2::text[], $3::integer[]) AS opened (host, port)
               UNION ALL SELECT $1, NULL, NULL, preset, $5, $6 FROM unnest($4::text[]) AS named (preset)
               ON CONFLICT DO NOTHING";
    let query = sqlx::query(sql).bind(new.app_id.uuid()).bind(&hosts).bind(&ports).bind(&presets);
    query.bind(new.audit.timestamp).bind(new.by.uuid()).execute(connection).await?;
    Ok(())
}

fn shown(rules: &Rules) -> Value {
    json!({ "rules": rules.rules, "presets": rules.presets })
}

const NOT_FOUND: StoreError = StoreError::NotFound { entity: "app" };
