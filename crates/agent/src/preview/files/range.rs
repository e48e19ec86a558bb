//! A part of a file (RFC 9110, section 14), which players of video ask for. One range; who asks for several gets the whole, as a server may.

use http::header::{IF_RANGE, RANGE};
use http::{HeaderMap, HeaderName};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// From the first byte to the last, that one included.
    Bytes {
        first: u64,
        last: u64,
    },
    /// The file has no such bytes.
    Nothing,
}

/// What a `GET` of a file of `length` bytes asks for. `tag` is its present entity tag.
pub fn wanted(headers: &HeaderMap, length: u64, tag: &str) -> Part {
    let Some(range) = only(headers, RANGE) else { return Part::Whole };
    // What is there already belongs to another state of the file. Dates match none: we send none.
    if headers.contains_key(IF_RANGE) && only(headers, IF_RANGE) != Some(tag) {
        return Part::Whole;
    }
    parse(range, length).unwrap_or(Part::Whole)
}

/// `None` for what is not one valid range of bytes: such a header is ignored.
fn parse(range: &str, length: u64) -> Option<Part> {
    let (unit, spec) = range.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") || length == 0 {
        return None;
    }
    let (first, last) = spec.trim().split_once('-')?;
    Some(match (number(first)?, number(last)?) {
        (None, None) => return None,
        (None, Some(0)) => Part::Nothing,
        (None, Some(suffix)) => Part::Bytes { first: length.saturating_sub(suffix), last: length - 1 },
        (Some(first), Some(last)) if last < first => return None,
        (Some(first), _) if first >= length => Part::Nothing,
        (Some(first), last) => Part::Bytes { first, last: last.map_or(length - 1, |last| last.min(length - 1)) },
    })
}

/// Digits or nothing. A number too large to be one is larger than any file.
fn number(text: &str) -> Option<Option<u64>> {
    match text {
        "" => Some(None),
        text if text.bytes().all(|byte| byte.is_ascii_digit()) => Some(Some(text.parse().unwrap_or(u64::MAX))),
        _ => None,
    }
}

/// The value of a header that is there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?.trim();
    values.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_cut_to_the_file() {
        let bytes = |first, last| Some(Part::Bytes { first, last });
        for (range, part) in [
            ("bytes=0-0", bytes(0, 0)),
            ("bytes=0-", bytes(0, 9)),
            ("Bytes = 3-5", bytes(3, 5)),
            ("bytes=3-99999999999999999999", bytes(3, 9)),
            ("bytes=-4", bytes(6, 9)),
            ("bytes=-40", bytes(0, 9)),
            ("bytes=-0", Some(Part::Nothing)),
            ("bytes=10-", Some(Part::Nothing)),
            ("bytes=99999999999999999999-", Some(Part::Nothing)),
        ] {
            assert_eq!(parse(range, 10), part, "{range}");
        }
    }

    #[test]
    fn what_is_no_single_range_is_ignored() {
        for range in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=5-3",
            "bytes=a-",
            "bytes=+1-2",
            "bytes=0-1,3-4",
            "lines=0-1",
            "bytes=--1",
        ] {
            assert_eq!(parse(range, 10), None, "{range}");
        }
        assert_eq!(parse("bytes=0-", 0), None, "an empty file has no part");
        let twice: HeaderMap = [(RANGE, "bytes=0-1"), (RANGE, "bytes=2-3")].into_iter().fold(
            HeaderMap::new(),
            |mut map, (name, value)| {
                map.append(name, http::HeaderValue::from_static(value));
                map
            },
        );
        assert_eq!(wanted(&twice, 10, "\"t\""), Part::Whole);
    }
}
