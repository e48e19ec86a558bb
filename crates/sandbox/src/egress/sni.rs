//! The name that a TLS client says it wants, from the first bytes it sends: records of RFC 8446, section 5.1, with a ClientHello of
//! section 4.1.2 in them and the extension `server_name` of RFC 6066, section 3. Strict, since a server may read leniently: whatever two
//! readers could take for different names is refused.

/// ContentType and first byte of every TLS connection.
pub const HANDSHAKE: u8 = 22;
/// Of a ClientHello, with the records around it. Large ones, with keys that withstand quantum computers and a ticket, have 3 KiB.
pub const MAX_HELLO_BYTES: usize = 16 * 1024;

const CLIENT_HELLO: u8 = 1;
const HOST_NAME: u8 = 0;
const SERVER_NAME: u16 = 0;
/// RFC 9849; also of clients that only pretend, to keep others company (GREASE), as browsers do. Node, Python, curl, npm and pip do not.
const ENCRYPTED_CLIENT_HELLO: u16 = 0xfe0d;
/// What that was called in its first drafts.
const ENCRYPTED_SERVER_NAME: u16 = 0xffce;
/// RFC 8446, section 5.1.
const MAX_RECORD_BYTES: usize = 1 << 14;
const RECORD_HEADER_BYTES: usize = 5;
const MESSAGE_HEADER_BYTES: usize = 4;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hello {
    NeedMore,
    /// As it was sent: ASCII, 1 to 255 characters.
    Named(String),
    Bad(Flaw),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// No record of TLS with the beginning of a ClientHello.
    NotTls,
    /// A ClientHello that is too long or malformed, names no server or several, or hides the name.
    NoName,
}

pub fn parse(sent: &[u8]) -> Hello {
    match client_hello(sent) {
        Ok(None) => Hello::NeedMore,
        Ok(Some(hello)) => server_name(&hello).map_or(Hello::Bad(Flaw::NoName), Hello::Named),
        Err(flaw) => Hello::Bad(flaw),
    }
}

/// The ClientHello without its header, put together from its records, once it is complete.
fn client_hello(sent: &[u8]) -> Result<Option<Vec<u8>>, Flaw> {
    let mut message = Vec::new();
    let mut rest = sent;
    while let Some((length, body)) = record(rest)? {
        let promised = message.len() + length;
        let part = &body[..length.min(body.len())];
        message.extend_from_slice(part);
        if let Some(whole) = message_bytes(&message)? {
            if promised > whole {
                return Err(Flaw::NotTls);
            }
            if message.len() == whole {
                return Ok(Some(message.split_off(MESSAGE_HEADER_BYTES)));
            }
        }
        rest = &body[part.len()..];
        if part.len() < length {
            break;
        }
    }
    Ok(None)
}

/// The length that the next record's header tells, and all that follows the header. What is there of a header must be right.
fn record(bytes: &[u8]) -> Result<Option<(usize, &[u8])>, Flaw> {
    // SSL 3.0 to TLS 1.3 all begin with 3; what comes behind differs among old clients.
    let is_handshake = bytes.iter().zip([HANDSHAKE, 3]).all(|(sent, expected)| *sent == expected);
    if !is_handshake || bytes.get(2).is_some_and(|minor| *minor > 4) {
        return Err(Flaw::NotTls);
    }
    let Some((header, body)) = bytes.split_at_checked(RECORD_HEADER_BYTES) else { return Ok(None) };
    let length = usize::from(u16::from_be_bytes([header[3], header[4]]));
    if (1..=MAX_RECORD_BYTES).contains(&length) { Ok(Some((length, body))) } else { Err(Flaw::NotTls) }
}

/// How long the message is that begins here, with its header.
fn message_bytes(message: &[u8]) -> Result<Option<usize>, Flaw> {
    if message.first().is_some_and(|kind| *kind != CLIENT_HELLO) {
        return Err(Flaw::NotTls);
    }
    let Some(&[_, high, middle, low]) = message.first_chunk::<MESSAGE_HEADER_BYTES>() else { return Ok(None) };
    let whole = MESSAGE_HEADER_BYTES + u32::from_be_bytes([0, high, middle, low]) as usize;
    if whole > MAX_HELLO_BYTES { Err(Flaw::NoName) } else { Ok(Some(whole)) }
}

fn server_name(hello: &[u8]) -> Option<String> {
    let mut hello = Reader(hello);
    let version = hello.take(2)?;
    let _random = hello.take(32)?;
    let session = hello.short()?;
    let suites = hello.long()?;
    let compressions = hello.short()?;
    let mut extensions = Reader(hello.long()?);
    let sound = version[0] == 3
        && session.len() <= 32
        && !suites.is_empty()
        && suites.len().is_multiple_of(2)
        && !compressions.is_empty()
        && hello.is_empty();
    if !sound {
        return None;
    }
    let mut kinds = Vec::new();
    let mut name = None;
    while !extensions.is_empty() {
        let kind = extensions.number()?;
        let data = extensions.long()?;
        match kind {
            SERVER_NAME => name = Some(only_name(data)?),
            ENCRYPTED_CLIENT_HELLO | ENCRYPTED_SERVER_NAME => return None,
            _ => {}
        }
        kinds.push(kind);
    }
    kinds.sort_unstable();
    let repeated = kinds.windows(2).any(|pair| pair[0] == pair[1]);
    name.filter(|_| !repeated)
}

fn only_name(data: &[u8]) -> Option<String> {
    let mut data = Reader(data);
    let mut list = Reader(data.long()?);
    let kind = list.take(1)?;
    let name = list.long()?;
    let sound = kind == [HOST_NAME] && list.is_empty() && data.is_empty() && (1..=255).contains(&name.len());
    std::str::from_utf8(name).ok().filter(|name| sound && name.is_ascii()).map(str::to_owned)
}

/// Takes pieces off the front, while there are any.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u16> {
        let taken = self.take(2)?;
        Some(u16::from_be_bytes([taken[0], taken[1]]))
    }

    /// Bytes behind their count in one byte.
    fn short(&mut self) -> Option<&'a [u8]> {
        let count = self.take(1)?[0];
        self.take(count.into())
    }

    /// Bytes behind their count in two bytes.
    fn long(&mut self) -> Option<&'a [u8]> {
        let count = self.number()?;
        self.take(count.into())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
pub(crate) mod tests;
