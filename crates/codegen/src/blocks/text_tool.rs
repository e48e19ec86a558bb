//! `text-tool`: something to do with a text: count, convert, format, compare, preview.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct TextTool;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("what", OptionKind::OneOf(WHAT), "What it does with a text."),
    OptionDef::new("heading", OptionKind::Line(60), "Shown above it; none by default."),
    OptionDef::new("text", OptionKind::Text(4000), "The text of the first visit; not for `diff`."),
];

const WHAT: &[&str] = &[
    "word-count",
    "case",
    "json-format",
    "base64",
    "url-encode",
    "regex",
    "diff",
    "markdown",
    "slug",
    "hash",
    "replace",
    "workbench",
];

impl BlockKind for TextTool {
    fn kind(&self) -> &'static str {
        "text-tool"
    }

    fn about(&self) -> &'static str {
        "A text tool: word counter, case converter, JSON formatter, Base64, URL encoder, regex tester, diff, Markdown editor, \
         slugs, hashes, find and replace, or a workbench of what writers do with a text."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        &["records", "tools", "text-tools"]
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let what = cx.text("what").unwrap_or(WHAT[0]);
        let (component, module) = match what {
            "case" => ("CaseConverter", "components/tools/text/CaseConverter"),
            "json-format" => ("JsonFormatter", "components/tools/text/JsonFormatter"),
            "base64" => ("Base64", "components/tools/text/Base64"),
            "url-encode" => ("UrlEncoder", "components/tools/text/UrlEncoder"),
            "regex" => ("RegexTester", "components/tools/text/RegexTester"),
            "diff" => ("DiffViewer", "components/tools/text/DiffViewer"),
            "markdown" => ("MarkdownEditor", "components/tools/text/MarkdownEditor"),
            "slug" => ("SlugGenerator", "components/tools/text/SlugGenerator"),
            "hash" => ("HashGenerator", "components/tools/text/HashGenerator"),
            "workbench" => ("TextWorkbench", "components/tools/text/TextWorkbench"),
            "replace" => ("FindReplace", "components/tools/text/FindReplace"),
            _ => ("WordCounter", "components/tools/text/WordCounter"),
        };
        let except: &[&str] = if what == "diff" { &["what", "text"] } else { &["what"] };
        Element::new(component, module).options(cx, except)
    }
}
