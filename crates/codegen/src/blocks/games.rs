//! Games. A game is one entry here and its files in the kits; each is a kind of block.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

#[derive(Debug, Clone, Copy)]
pub struct Game {
    kind: &'static str,
    /// What it is called in code.
    component: &'static str,
    module: &'static str,
    about: &'static str,
    options: &'static [OptionDef],
}

const HEADING: OptionDef = OptionDef::new("heading", OptionKind::Line(60), "Shown above the game; none by default.");
const DIFFICULTY: OptionDef =
    OptionDef::new("difficulty", OptionKind::OneOf(&["easy", "normal", "hard"]), "At first; `normal` by default.");

const EASY: OptionDef =
    OptionDef::new("difficulty", OptionKind::OneOf(&["easy", "normal", "hard"]), "At first; `easy` by default.");

/// A game without options of its own.
const fn game(kind: &'static str, component: &'static str, module: &'static str, about: &'static str) -> Game {
    Game { kind, component, module, about, options: &[HEADING, DIFFICULTY] }
}

pub const GAMES: &[Game] = &[
    Game {
        options: &[
            HEADING,
            DIFFICULTY,
            OptionDef::new(
                "walls",
                OptionKind::OneOf(&["solid", "open"]),
                "`open`: the snake leaves on one side and comes in on the other; `solid` by default.",
            ),
        ],
        ..game("snake", "Snake", "components/games/Snake", "Snake: eat, grow, avoid the walls and your own tail.")
    },
    Game {
        options: &[
            HEADING,
            DIFFICULTY,
            OptionDef::new(
                "theme",
                OptionKind::OneOf(&["shapes", "animals", "food", "letters"]),
                "What is on the cards at first; `shapes` by default.",
            ),
            OptionDef::new("words", OptionKind::Lines(24), "Words for the cards, instead of the themes."),
        ],
        ..game("memory", "Memory", "components/games/Memory", "Memory: find the pairs of cards in few moves.")
    },
    Game {
        options: &[
            HEADING,
            OptionDef::new("size", OptionKind::Integer(3, 6), "Rows and columns of the board; 4 by default."),
        ],
        ..game("game-2048", "Game2048", "components/games/Game2048", "2048: slide the tiles, join equal numbers.")
    },
    Game {
        options: &[HEADING, EASY],
        ..game("minesweeper", "Minesweeper", "components/games/Minesweeper", "Minesweeper: open all but the mines.")
    },
    Game {
        options: &[
            HEADING,
            DIFFICULTY,
            OptionDef::new(
                "topic",
                OptionKind::OneOf(&["animals", "countries", "food", "sports", "science", "technology"]),
                "The words at first; `animals` by default.",
            ),
            OptionDef::new("words", OptionKind::Lines(200), "Words of your own, instead of the topics."),
        ],
        ..game("hangman", "Hangman", "components/games/Hangman", "Hangman: guess the word letter by letter.")
    },
    game(
        "falling-blocks",
        "FallingBlocks",
        "components/games/FallingBlocks",
        "Falling blocks, known as Tetris: fill rows, with levels, a preview and a held piece.",
    ),
];

/// Whether the component belongs to a game, all of which share a frame.
pub fn is_game(element: &Element) -> bool {
    element.module.starts_with("components/games/")
}

impl BlockKind for Game {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn options(&self) -> &'static [OptionDef] {
        self.options
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new(self.component, self.module).options(cx, &[])
    }
}
