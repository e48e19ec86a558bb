//! Text out of bytes that may be cut inside a character.

#[derive(Debug, Default)]
pub struct Utf8 {
    /// The beginning of a character, at most three bytes.
    cut: Vec<u8>,
}

impl Utf8 {
    /// What is not UTF-8 becomes U+FFFD; the beginning of a character at the end waits for its rest.
    pub fn push(&mut self, bytes: &[u8]) -> String {
        let mut all = std::mem::take(&mut self.cut);
        all.extend_from_slice(bytes);
        let complete = all.len() - unfinished(&all);
        self.cut = all.split_off(complete);
        String::from_utf8_lossy(&all).into_owned()
    }

    pub fn rest(&mut self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut self.cut)).into_owned()
    }
}

/// How many bytes at the end are the beginning of a character.
fn unfinished(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(3)..];
    match std::str::from_utf8(tail.utf8_chunks().last().map_or(&[], |chunk| chunk.invalid())) {
        Err(error) if error.error_len().is_none() => tail.utf8_chunks().last().map_or(0, |chunk| chunk.invalid().len()),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_cut_anywhere_comes_out_whole() {
        let text = "a é € 😀 z";
        for size in 1..6 {
            let mut utf8 = Utf8::default();
            let mut out: String = text.as_bytes().chunks(size).map(|chunk| utf8.push(chunk)).collect();
            out.push_str(&utf8.rest());
            assert_eq!(out, text, "in pieces of {size}");
        }
    }

    #[test]
    fn fuzz_utf8_splitter() {
        let seeds = ["\u{1}a é € 😀 z", "\u{2}\u{fffd}", "\0plain"];
        let tokens: [&[u8]; 6] = [b"\xf0\x9f", b"\xe2\x82", b"\xc3", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xff"];
        isekai_fuzz::Target::new("utf8-splitter").seeds(seeds).tokens(tokens).cases(5_000).run(|input| {
            let (mut utf8, mut out) = (Utf8::default(), String::new());
            for piece in isekai_fuzz::Input::new(input).pieces() {
                out.push_str(&utf8.push(piece));
                assert!(utf8.cut.len() <= 3, "more than the beginning of a character waits");
            }
            out.push_str(&utf8.rest());
            assert_eq!(out, String::from_utf8_lossy(input.get(1..).unwrap_or_default()));
            out.contains('\u{fffd}')
        });
    }

    #[test]
    fn garbage_passes_without_delay() {
        let mut utf8 = Utf8::default();
        assert_eq!(utf8.push(b"\xff\xfe"), "\u{fffd}\u{fffd}");
        assert_eq!(utf8.push(b"\xe2\x82"), "");
        assert_eq!(utf8.push(b"x"), "\u{fffd}x");
        assert_eq!(utf8.push(b"\xf0\x9f"), "");
        assert_eq!(utf8.rest(), "\u{fffd}");
    }
}
