//! Reading the `Cookie` header (RFC 6265, section 5.4), which may come in several lines.

use http::{HeaderMap, header};

/// What all cookies of this name hold.
pub fn named<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|entry| entry.trim().split_once('='))
        .filter(move |(entry, _)| *entry == name)
        .map(|(_, value)| value)
}
