//! One way to write a row as bytes: every part with its length in front, so that no two rows are written alike.

use serde_json::Value;

/// Bytes of things in a fixed order.
pub struct Encoder(Vec<u8>);

impl Encoder {
    /// `label` tells what is written, so that bytes of one kind are never taken for another.
    pub fn new(label: &str) -> Self {
        let mut encoder = Self(Vec::with_capacity(512));
        encoder.bytes(label.as_bytes());
        encoder
    }

    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
        self.0.extend_from_slice(bytes);
    }

    pub fn integer(&mut self, value: i64) {
        self.0.extend_from_slice(&value.to_be_bytes());
    }

    /// Nothing is not the same as empty.
    pub fn optional(&mut self, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => {
                self.0.push(1);
                self.bytes(bytes);
            }
            None => self.0.push(0),
        }
    }

    /// Whatever the order of its keys is, for the database has its own.
    pub fn json(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                let mut keys: Vec<_> = fields.iter().collect();
                keys.sort_by_key(|(key, _)| *key);
                self.0.push(b'{');
                self.integer(keys.len() as i64);
                for (key, value) in keys {
                    self.bytes(key.as_bytes());
                    self.json(value);
                }
            }
            Value::Array(items) => {
                self.0.push(b'[');
                self.integer(items.len() as i64);
                for item in items {
                    self.json(item);
                }
            }
            Value::String(text) => {
                self.0.push(b'"');
                self.bytes(text.as_bytes());
            }
            scalar => {
                self.0.push(b'=');
                self.bytes(scalar.to_string().as_bytes());
            }
        }
    }

    pub fn finish(self) -> Vec<u8> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(value: &Value) -> Vec<u8> {
        let mut encoder = Encoder::new("test");
        encoder.json(value);
        encoder.finish()
    }

    #[test]
    fn different_json_is_written_differently_and_the_order_of_keys_is_nothing() {
        let values = [
            json!(null),
            json!("null"),
            json!([]),
            json!({}),
            json!([1, 2]),
            json!([12]),
            json!(["1", 2]),
            json!([[1], 2]),
            json!([[1, 2]]),
            json!({ "a": "b" }),
            json!({ "a": ["b"] }),
            json!({ "ab": "" }),
            json!(1),
            json!(1.5),
            json!(true),
        ];
        for (place, left) in values.iter().enumerate() {
            for right in &values[place + 1..] {
                assert_ne!(written(left), written(right), "{left} and {right}");
            }
        }
        let (one, two): (Value, Value) =
            (serde_json::from_str(r#"{"a":1,"b":2}"#).unwrap(), serde_json::from_str(r#"{"b":2,"a":1}"#).unwrap());
        assert_eq!(written(&one), written(&two));
    }
}
