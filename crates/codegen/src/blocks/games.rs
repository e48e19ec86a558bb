//! Games. A game is one entry here and its files in the kits; each is a kind of block.

use serde_json::Value;

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;
use crate::validate::Errors;

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

const OPPONENT: OptionDef =
    OptionDef::new("opponent", OptionKind::OneOf(&["computer", "friend"]), "At first; `computer` by default.");

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
    game("breakout", "Breakout", "components/games/Breakout", "Breakout: break all bricks with ball and paddle."),
    game(
        "space-shooter",
        "SpaceShooter",
        "components/games/SpaceShooter",
        "Space shooter: waves of aliens as in Space Invaders.",
    ),
    Game {
        options: &[
            HEADING,
            OptionDef::new(
                "variant",
                OptionKind::OneOf(&["classic", "lizard-spock"]),
                "Three hands or five; `classic` by default.",
            ),
            OptionDef::new(
                "bestOf",
                OptionKind::OneOf(&["3", "5", "endless"]),
                "Rounds of a match at first; `3` by default.",
            ),
        ],
        ..game(
            "rock-paper-scissors",
            "RockPaperScissors",
            "components/games/RockPaperScissors",
            "Rock, paper, scissors against the computer.",
        )
    },
    Game {
        options: &[HEADING, DIFFICULTY, OPPONENT],
        ..game(
            "connect-four",
            "ConnectFour",
            "components/games/ConnectFour",
            "Connect four for two players or against the computer.",
        )
    },
    Game {
        options: &[HEADING, EASY],
        ..game("sudoku", "Sudoku", "components/games/Sudoku", "Sudoku with one solution, notes and hints.")
    },
    Game {
        options: &[
            HEADING,
            DIFFICULTY,
            OptionDef::new("words", OptionKind::Lines(500), "Words of 3 to 9 letters, instead of those with five."),
        ],
        ..game(
            "word-guess",
            "WordGuess",
            "components/games/WordGuess",
            "Guess a word of five letters in six tries, as in Wordle.",
        )
    },
    game("whack-a-mole", "WhackAMole", "components/games/WhackAMole", "Whack-a-mole: hit the moles in half a minute."),
    Game {
        options: &[HEADING, DIFFICULTY, OPPONENT],
        ..game("pong", "Pong", "components/games/Pong", "Pong against the computer or a friend.")
    },
    game("flappy", "Flappy", "components/games/Flappy", "Flappy bird: fly through the gaps."),
    game("simon", "Simon", "components/games/Simon", "Simon: repeat a growing sequence of colours and tones."),
    Game {
        options: &[
            HEADING,
            DIFFICULTY,
            OptionDef::new("max", OptionKind::Integer(5, 10_000), "The highest number, instead of that of the level."),
        ],
        ..game(
            "number-guess",
            "NumberGuess",
            "components/games/NumberGuess",
            "Guess the secret number with higher and lower.",
        )
    },
    Game {
        options: &[HEADING],
        ..game("blackjack", "Blackjack", "components/games/Blackjack", "Blackjack with chips and bets.")
    },
    Game {
        options: &[HEADING, DIFFICULTY, OPPONENT],
        ..game(
            "chess",
            "Chess",
            "components/games/Chess",
            "Chess with all rules, for two players or against the computer.",
        )
    },
    Game {
        options: &[
            HEADING,
            OptionDef::new("setting", OptionKind::OneOf(&["kingdom", "space"]), "`kingdom` by default."),
        ],
        ..game(
            "strategy",
            "Strategy",
            "components/games/Strategy",
            "A strategy game: resources, buildings, an army and missions.",
        )
    },
    Game {
        options: &[HEADING, OptionDef::new("currency", OptionKind::Line(20), "What is earned; `Coins` by default.")],
        ..game("clicker", "Clicker", "components/games/Clicker", "An idle game: click, buy what earns by itself.")
    },
    Game {
        options: &[
            HEADING,
            OptionDef::new("draw", OptionKind::OneOf(&["1", "3"]), "Cards drawn at a time; `1` by default."),
        ],
        ..game("solitaire", "Solitaire", "components/games/Solitaire", "Solitaire (Klondike) with undo.")
    },
    game("racing", "Racing", "components/games/Racing", "A car race: overtake without a crash."),
    game("platformer", "Platformer", "components/games/Platformer", "Jump and run with coins, enemies and levels."),
];

pub fn is_game_kind(kind: &str) -> bool {
    GAMES.iter().any(|game| game.kind == kind)
}

/// Whether the component belongs to a game, all of which share a frame.
pub fn is_game(element: &Element) -> bool {
    element.module.starts_with("components/games/")
}

fn is_guessable(word: &str) -> bool {
    (3..=9).contains(&word.len()) && word.chars().all(|c| c.is_ascii_alphabetic())
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

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let Some(words) = cx.option("words").and_then(Value::as_array) else { return };
        let (least, fits): (usize, fn(&str) -> bool) = match self.kind {
            "memory" => (2, |_| true),
            "word-guess" => (1, is_guessable),
            _ => (1, |word| word.contains(|c: char| c.is_ascii_alphabetic())),
        };
        if words.len() < least {
            errors.push(format!("{path}.words"), format!("must have at least {least}"));
        }
        for (at, word) in words.iter().enumerate().filter(|(_, word)| !word.as_str().is_some_and(fits)) {
            errors.push(format!("{path}.words[{at}]"), format!("{word} cannot be guessed letter by letter"));
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new(self.component, self.module).options(cx, &[])
    }
}
