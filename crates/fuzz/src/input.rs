//! Help for taking an input apart.

/// What one frame of HTTP/2 carries unless both sides agree on more.
pub const HTTP2_PAYLOAD_BYTES: usize = 16 * 1024;

/// Reads from the front. Past the end there are zeros: every input means something.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    /// At most `count` bytes.
    pub fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub const fn rest(self) -> &'a [u8] {
        self.0
    }

    /// RFC 9113, section 4.1, with the length that the payload has. Four bytes say which kind, flags, stream and how long; the longest are
    /// filled up to what one frame may carry.
    pub fn http2_frame(&mut self) -> Vec<u8> {
        let [kind, flags, stream, length] = [(); 4].map(|()| self.byte());
        let payload = match length {
            0xf8.. => [self.byte(), self.byte()].repeat(HTTP2_PAYLOAD_BYTES / 2),
            length => self.take(length.into()).to_vec(),
        };
        #[expect(clippy::cast_possible_truncation, reason = "a payload has 16 KiB at most")]
        let length = (payload.len() as u32).to_be_bytes();
        [&length[1..], &[kind, flags, 0, 0, 0, stream], &payload].concat()
    }

    /// The rest as a stream delivers it: its first byte is the size of the pieces, 0 means whole.
    pub fn pieces(mut self) -> std::slice::Chunks<'a, u8> {
        let size = match self.byte() {
            0 => self.0.len().max(1),
            size => size.into(),
        };
        self.0.chunks(size)
    }
}

/// Lines `name: value`, as in a header.
pub fn fields(text: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    text.split(|byte| *byte == b'\n').filter_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        Some((&line[..colon], line[colon + 1..].trim_ascii()))
    })
}

/// A number's size, to tell few outcomes apart rather than many.
pub const fn bucket(number: usize) -> u32 {
    usize::BITS - number.leading_zeros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_past_the_end() {
        let mut input = Input::new(&[7, 1, 2, 3]);
        assert_eq!((input.byte(), input.take(2), input.take(9), input.byte()), (7, &[1, 2][..], &[3][..], 0));
        assert!(input.is_empty() && input.rest().is_empty());
    }

    #[test]
    fn cuts_as_the_first_byte_says() {
        let cut = |bytes| Input::new(bytes).pieces().map(<[u8]>::len).collect::<Vec<_>>();
        assert_eq!(
            (cut(&[2, 9, 9, 9]), cut(&[0, 9, 9, 9]), cut(&[0]), cut(&[])),
            (vec![2, 1], vec![3], vec![], vec![])
        );
    }

    #[test]
    fn fields_are_lines_with_a_colon() {
        let found: Vec<_> = fields(b"a: 1\nb\n:c:d ").collect();
        assert_eq!(found, [(&b"a"[..], &b"1"[..]), (b"", b"c:d")]);
        assert_eq!([0, 1, 2, 3, 4, 1000].map(bucket), [0, 1, 2, 2, 3, 10]);
    }
}
