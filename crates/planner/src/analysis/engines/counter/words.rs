//! Words about counters that are no names.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Parts of the tool, which is never about them.
pub static PARTS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set(
        "button play playing capacity max maximum plus minus reset goal target step undo sound keyboard total history save name color colour mode dark \
         light progress start limit big large small up down display screen option increment decrement counter count score \
         point add remove subtract round player team winner ranking leader shortcut tap click number value phone mobile \
         vibration edit rename multiple several many different custom negative zero game app website tool page new it me \
         any anything everything thing something stuff scoreboard board design theme interface ui use fun html js \
         javascript react css background persistence storage confirmation list party night tournament match league class \
         kid child family friend gym day week hour time first lowest highest animation confetti voice haptic chart graph \
         stat statistic log timestamp export share speech streak average reminder notification login account sync backup \
         picture icon emoji font layout hint help",
    )
});

/// What people play is not who plays it.
pub static GAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("dart darts catan chess tennis golf basketball football soccer volleyball badminton cornhole pool billiard \
         snooker bowling rummy uno yahtzee scrabble poker hearts spades pong trivia quiz hockey baseball cricket squash \
         pickleball card monopoly dominoes domino canasta skat euchre cribbage bridge pinochle phase padel petanque boule \
         croquet foosball rugby handball wrestling boxing")
});

/// Before a counter, these say how it looks or works, not what it counts.
pub static LOOKS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set(
        "tally hand digital online simple basic manual multi multiple people's easy tap virtual free web mobile minimal \
         quick number up plus minus big one two three named several score point a the my me and with of day daily button \
         generic counting",
    )
});

/// What a counted thing does ends its name: "people coming in", "birds I see".
pub static STOPS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set(
        "that which who i we you they he she it is are was were coming come comes going go goes entering enter leaving \
         leave in inside out on at to with from into per each every during while when where through past passing see saw \
         do did does has have had drink drank eat ate today so by up until till max maximum goal for using the my a there \
         as walk walking drive driving visit visiting about without no if this",
    )
});

/// What begins something else about the tool.
pub static CLAUSE_ENDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set(
        "with and goal limit max maximum capacity target step reset to first up from start starting by big dark light in \
         using counter counters app html without no can should",
    )
});

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_ascii_whitespace().collect()
}
