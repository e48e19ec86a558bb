//! `calculator`.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Calculator;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the calculator; none by default."),
    OptionDef::new("scientific", OptionKind::Flag, "Roots, powers, trigonometry; off by default."),
    OptionDef::new("history", OptionKind::Flag, "Past results; on by default."),
];

impl BlockKind for Calculator {
    fn kind(&self) -> &'static str {
        "calculator"
    }

    fn about(&self) -> &'static str {
        "A calculator with an expression line, keyboard input and a history."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Calculator", "components/calculator/Calculator")
            .options(cx, &["history"])
            .flag("history", cx.flag("history", true))
    }
}
