//! A rough look at an HTML page: its title and the text outside tags. Not a parser; good enough to tell a page from an empty shell.

/// Elements whose content is not shown.
const HIDDEN: [&str; 6] = ["script", "style", "template", "noscript", "title", "svg"];

pub fn title(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let content = lower.find("<title").and_then(|tag| {
        let start = tag + lower[tag..].find('>')? + 1;
        let end = start + lower[start..].find("</title")?;
        Some(&page[start..end])
    });
    clean(content.unwrap_or_default())
}

/// Visible text, spaces collapsed.
pub fn text(page: &str) -> String {
    // ASCII lower case keeps all byte positions.
    let lower = page.to_ascii_lowercase();
    let (mut out, mut at) = (String::new(), 0);
    while let Some(tag) = lower[at..].find('<').map(|found| at + found) {
        out.push_str(&page[at..tag]);
        out.push(' ');
        at = end_of_markup(&lower, tag).unwrap_or(page.len());
    }
    out.push_str(&page[at..]);
    clean(&out)
}

/// Where text goes on after the `<` at `tag`; `None` when the page ends before.
fn end_of_markup(lower: &str, tag: usize) -> Option<usize> {
    let after = |start: usize, wanted: &str| lower[start..].find(wanted).map(|found| start + found + wanted.len());
    let rest = &lower[tag + 1..];
    if rest.starts_with("!--") {
        return after(tag, "-->");
    }
    let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let end = after(tag, ">")?;
    if HIDDEN.contains(&name) { after(after(end, &format!("</{name}"))?, ">") } else { Some(end) }
}

fn clean(text: &str) -> String {
    let mut text = text.to_owned();
    // `&amp;` last: it must not make new entities.
    for (entity, character) in
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        text = text.replace(entity, character);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_title_and_visible_text() {
        let page = "<!doctype html><TITLE>To\n do &amp; more</TITLE><style>b{}</style><!-- <p>no</p> -->\
                    <script>if (1 < 2) { x('</b>') }</script><h1>Hello,<br>Wörld</h1> a &lt;b&gt;";
        assert_eq!(title(page), "To do & more");
        assert_eq!(text(page), "Hello, Wörld a <b>");
    }

    #[test]
    fn an_empty_shell_has_no_text() {
        assert_eq!(text("<html><head><title>x</title></head><body><div id=\"root\"></div></body></html>"), "");
    }

    #[test]
    fn fuzz_html_text() {
        let seeds = [
            "<!doctype html><TITLE>To\n do &amp; more</TITLE><!-- <p>no</p> --><script>x('</b>')</script><h1>Hello,<br>W\u{f6}rld</h1>",
            "<svg><title>a</title></svg>&lt;b&gt;&nbsp;",
            "<\u{130}>\u{212a}</scr\u{130}pt><script>",
        ];
        let tokens = [
            "<",
            "</",
            ">",
            "<!--",
            "-->",
            "<script",
            "</script>",
            "<title",
            "</title",
            "&amp;",
            "&#39;",
            "\u{130}",
            "<template>",
        ];
        let target = isekai_fuzz::Target::new("html-text").seeds(seeds).tokens(tokens);
        target.max_bytes(8192).cases(1_200).run(|input| {
            let page = String::from_utf8_lossy(input);
            let (title, text) = (title(&page), text(&page));
            for found in [&title, &text] {
                assert!(found.len() <= page.len() && !found.contains(['\n', '\t']));
            }
            (title.is_empty(), isekai_fuzz::bucket(text.len()))
        });
    }

    #[test]
    fn broken_markup_ends_quietly() {
        for page in ["<", "<script>", "<script", "a<!--", "</", "<title>", "x<é>y"] {
            let _ = (title(page), text(page));
        }
        assert_eq!(text("a<script>hidden"), "a");
    }
}
