//! `tic-tac-toe`.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct TicTacToe;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the game; none by default."),
    OptionDef::new("opponent", OptionKind::OneOf(&["computer", "friend"]), "At first; `computer` by default."),
];

impl BlockKind for TicTacToe {
    fn kind(&self) -> &'static str {
        "tic-tac-toe"
    }

    fn about(&self) -> &'static str {
        "Tic-tac-toe for two players or against the computer, with a score."
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
        Element::new("TicTacToe", "components/tic-tac-toe/TicTacToe").options(cx, &[])
    }
}
