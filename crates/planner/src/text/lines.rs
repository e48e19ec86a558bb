//! Where lines of a text separate what stands on them.

use std::ops::Range;

/// A line's end, with the bullet or number of the line after it.
#[derive(Debug, PartialEq, Eq)]
pub struct Break {
    /// Bytes in the text.
    pub span: Range<usize>,
    /// What it reads as; `None` when the sentence goes on.
    pub mark: Option<&'static str>,
    /// An item of a list follows.
    pub item: bool,
}

/// Lines of more words are prose that was wrapped.
const MAX_SHORT_WORDS: usize = 5;

/// All line ends and bullets, in their order.
pub fn breaks(text: &str) -> Vec<Break> {
    let mut found = Vec::new();
    // Labels and phrases are split by the thousand, and have one line.
    if !text.contains('\n') && bullet(text.trim_start()) == 0 {
        return found;
    }
    let mut last: Option<Line> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let Some(line) = Line::read(line, at) else { continue };
        let from = last.as_ref().map_or(0, |last| last.end);
        if let Some(one) = between(last.as_ref(), &line, from, text) {
            found.push(one);
        }
        last = Some(line);
    }
    found
}

/// A line that says something.
struct Line {
    /// After its bullet.
    start: usize,
    end: usize,
    words: usize,
    item: bool,
    indented: bool,
}

impl Line {
    fn read(line: &str, at: usize) -> Option<Self> {
        let text = line.trim_end();
        let lead = text.len() - text.trim_start().len();
        let bullet = bullet(&text[lead..]);
        let rest = text[lead + bullet..].trim_start();
        (!rest.is_empty()).then(|| Self {
            start: at + text.len() - rest.len(),
            end: at + text.len(),
            words: rest.split_whitespace().count(),
            item: bullet > 0,
            indented: lead > 0,
        })
    }
}

fn between(last: Option<&Line>, line: &Line, from: usize, text: &str) -> Option<Break> {
    let Some(last) = last else {
        // A bullet at the very beginning separates nothing.
        return line.item.then_some(Break { span: 0..line.start, mark: None, item: true });
    };
    let blank = text[from..line.start].matches('\n').count() > 1;
    let short = last.words <= MAX_SHORT_WORDS && line.words <= MAX_SHORT_WORDS;
    let mark = if line.item {
        Some(",")
    } else if blank || last.item && !line.indented {
        Some(".")
    } else if short {
        Some(",")
    } else {
        None
    };
    (mark.is_some() || line.item).then_some(Break { span: from..line.start, mark, item: line.item })
}

/// Bytes of "- ", "* ", "• ", "1. ", "2) ", "[ ] " at the front of a line; 0 when there is none.
fn bullet(line: &str) -> usize {
    let spaced = |bytes: usize| if line[bytes..].starts_with([' ', '\t']) { bytes } else { 0 };
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        return spaced(digits + 1);
    }
    match line.chars().next() {
        Some('•' | '·' | '▪' | '◦' | '‣') => line.chars().next().map_or(0, char::len_utf8),
        Some(first @ ('-' | '*' | '+' | '–' | '—' | '‐')) => spaced(first.len_utf8()),
        _ => 0,
    }
}

/// Emoji and other pictures say nothing that words do not say.
pub const fn is_picture(c: char) -> bool {
    matches!(c, '\u{1F000}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{200D}' | '\u{E0000}'..='\u{E007F}')
}
