//! Output of a child, as log lines.

use std::rc::Rc;
use std::time::Duration;

use bytes::BytesMut;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe::Receiver;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};

use super::ring::{Level, Logs, Source};

const READ_BYTES: usize = 8 * 1024;
/// An app that floods its log waits: reading on would take the CPU from its own requests, for lines that fall out at once.
const WINDOW_BYTES: usize = 128 * 1024;
const WINDOW: Duration = Duration::from_millis(100);
/// A longer line is cut into several.
const MAX_LINE_BYTES: usize = 8 * 1024;

/// Reads `output` to its end, in a task of its own, which ends then.
pub fn collect(logs: Rc<Logs>, mut output: Receiver, level: Level, source: Source) -> JoinHandle<()> {
    tokio::task::spawn_local(async move {
        let mut buffer = BytesMut::new();
        let (mut window, mut read_in_window) = (Instant::now(), 0);
        loop {
            buffer.reserve(READ_BYTES);
            match output.read_buf(&mut buffer).await {
                Ok(0) | Err(_) => break,
                Ok(read) => read_in_window += read,
            }
            take_lines(&mut buffer, |line| logs.push(level, source, line));
            if window.elapsed() >= WINDOW {
                (window, read_in_window) = (Instant::now(), 0);
            } else if read_in_window >= WINDOW_BYTES {
                sleep_until(window + WINDOW).await;
            }
        }
        if !buffer.is_empty() {
            logs.push(level, source, &String::from_utf8_lossy(&buffer));
        }
    })
}

/// Takes whole lines, and pieces of one that is too long, off the front.
fn take_lines(buffer: &mut BytesMut, mut found: impl FnMut(&str)) {
    loop {
        let window = &buffer[..buffer.len().min(MAX_LINE_BYTES)];
        let (line, end) = match window.iter().position(|byte| *byte == b'\n') {
            Some(end) => (buffer.split_to(end), 1),
            None if buffer.len() >= MAX_LINE_BYTES => (buffer.split_to(MAX_LINE_BYTES), 0),
            None => return,
        };
        let _ = buffer.split_to(end);
        found(String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(&line)).as_ref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> (Vec<String>, usize) {
        let (mut buffer, mut found) = (BytesMut::from(text), Vec::new());
        take_lines(&mut buffer, |line| found.push(line.to_owned()));
        (found, buffer.len())
    }

    #[test]
    fn keeps_an_unfinished_line_and_drops_line_ends() {
        assert_eq!(lines(b"a\r\n\nb\nrest"), (vec!["a".to_owned(), String::new(), "b".to_owned()], 4));
    }

    #[test]
    fn fuzz_log_lines() {
        let target =
            isekai_fuzz::Target::new("log-lines").seeds(["\0\0a\r\n\nb\nrest", "\u{1}\u{7}x", "\u{3}\u{1}é\n€"]);
        target.tokens(["\n", "\r\n", "\0", "\u{1b}[2J"]).cases(500).run(|input| {
            let mut input = isekai_fuzz::Input::new(input);
            let (size, times) = (input.byte(), 1 << (input.byte() % 4));
            let output = [&[size][..], &input.rest().repeat(times)].concat();
            let (logs, mut buffer) = (Logs::default(), BytesMut::new());
            let (mut lines, mut taken) = (0, 0);
            for piece in isekai_fuzz::Input::new(&output).pieces() {
                buffer.extend_from_slice(piece);
                take_lines(&mut buffer, |line| {
                    assert!(!line.contains('\n'));
                    logs.push(Level::Info, Source::App, line);
                    lines += 1;
                    taken += line.len();
                });
                assert!(buffer.len() < MAX_LINE_BYTES, "a line without end waits");
            }
            let kept = logs.after(0, usize::MAX);
            assert!(kept.len() <= lines && kept.iter().map(|line| line.message.len()).sum::<usize>() <= taken);
            (isekai_fuzz::bucket(lines), buffer.is_empty())
        });
    }

    #[test]
    fn cuts_a_line_without_end() {
        let (found, rest) = lines(&[b'x'; MAX_LINE_BYTES * 2 + 1]);
        assert_eq!((found.len(), rest), (2, 1));
    }
}
