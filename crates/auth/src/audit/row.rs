//! Rows, their MACs and the links between them.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::encode::Encoder;
use crate::keyring::Key;

/// A row as it is stored: what is personal in it is sealed, times are whole microseconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: Uuid,
    pub user_id: Option<Uuid>,
    pub action: String,
    pub resource: String,
    pub resource_id: Option<String>,
    pub details: Option<Value>,
    pub ip_address: Option<String>,
    pub user_agent: Option<String>,
    pub correlation_id: Option<String>,
    pub timestamp: DateTime<Utc>,
    pub success: bool,
    pub error: Option<String>,
}

/// Stands for a row and for all before it.
pub type Link = [u8; 32];

/// What the first row is linked to.
pub const GENESIS: Link = [0; 32];

/// HMAC-SHA-256 over everything in the row.
pub fn mac(key: &Key, row: &Row) -> [u8; 32] {
    key.authenticate(&encoded(row))
}

/// Of the row with the MAC `mac` at place `seq`, after the row with the link `previous`.
pub fn link(key: &Key, previous: &Link, seq: i64, row: Uuid, mac: &[u8], sealed_at: DateTime<Utc>) -> Link {
    let mut encoder = Encoder::new("isekai audit link 1");
    encoder.bytes(previous);
    encoder.integer(seq);
    encoder.bytes(row.as_bytes());
    encoder.bytes(mac);
    encoder.integer(sealed_at.timestamp_micros());
    key.authenticate(&encoder.finish())
}

fn encoded(row: &Row) -> Vec<u8> {
    let mut encoder = Encoder::new("isekai audit row 1");
    encoder.bytes(row.id.as_bytes());
    encoder.optional(row.user_id.as_ref().map(|id| &id.as_bytes()[..]));
    encoder.bytes(row.action.as_bytes());
    encoder.bytes(row.resource.as_bytes());
    encoder.optional(row.resource_id.as_deref().map(str::as_bytes));
    encoder.integer(i64::from(row.details.is_some()));
    encoder.json(row.details.as_ref().unwrap_or(&Value::Null));
    for text in [&row.ip_address, &row.user_agent, &row.correlation_id, &row.error] {
        encoder.optional(text.as_deref().map(str::as_bytes));
    }
    encoder.integer(row.timestamp.timestamp_micros());
    encoder.integer(i64::from(row.success));
    encoder.finish()
}

#[cfg(test)]
pub mod tests {
    use serde_json::json;

    use super::*;
    use crate::keyring::{KeyKind, Keyring};

    pub fn row(n: u128) -> Row {
        Row {
            id: Uuid::from_u128(n),
            user_id: Some(Uuid::from_u128(7)),
            action: "update".to_owned(),
            resource: "user".to_owned(),
            resource_id: Some("8".to_owned()),
            details: Some(json!({ "before": 1, "after": 2 })),
            ip_address: Some("sealed".to_owned()),
            user_agent: None,
            correlation_id: Some("c".to_owned()),
            timestamp: DateTime::from_timestamp_micros(1_000_000 * i64::try_from(n).unwrap()).unwrap(),
            success: true,
            error: None,
        }
    }

    #[test]
    fn every_part_of_a_row_is_in_its_mac() {
        let key = Keyring::fixed(1).current(KeyKind::Audit).unwrap();
        let changes: [fn(&mut Row); 14] = [
            |row| row.id = Uuid::nil(),
            |row| row.user_id = None,
            |row| row.action = "delete".to_owned(),
            |row| row.resource = "app".to_owned(),
            |row| row.resource_id = None,
            |row| row.resource_id = Some("9".to_owned()),
            |row| row.details = Some(json!({ "before": 2, "after": 1 })),
            |row| row.details = None,
            |row| row.ip_address = None,
            |row| (row.ip_address, row.user_agent) = (None, row.ip_address.take()),
            |row| row.correlation_id = Some(String::new()),
            |row| row.timestamp += chrono::TimeDelta::microseconds(1),
            |row| row.success = false,
            |row| row.error = Some(String::new()),
        ];
        let mut macs = vec![mac(&key, &row(1))];
        for change in changes {
            let mut changed = row(1);
            change(&mut changed);
            macs.push(mac(&key, &changed));
        }
        macs.push(mac(&Keyring::fixed(2).current(KeyKind::Audit).unwrap(), &row(1)));
        let distinct: std::collections::BTreeSet<_> = macs.iter().collect();
        assert_eq!(distinct.len(), macs.len());
    }
}
