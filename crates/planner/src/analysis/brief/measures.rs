//! What is to be drawn: "revenue by month in a bar chart and sales by region", "number of tickets per category", "price history of a stock".

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::is_article;
use crate::text::Word;

/// One chart that a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// "number of tickets", "revenue"; empty where only the group is said.
    pub what: Range<usize>,
    /// "month", "each department"; empty where the chart is of something as a whole.
    pub by: Range<usize>,
    /// Over which time: `month`.
    pub period: Option<&'static str>,
    /// `bar` or `line`, when it is said.
    pub form: Option<&'static str>,
    /// "price history of a stock": what it is the history of.
    pub history: Option<Range<usize>>,
    /// All words of the wish.
    pub at: Range<usize>,
}

const CHARTS: &[&str] = &["chart", "graph", "diagram", "histogram", "curve"];
const FORMS: &[&str] =
    &["bar", "line", "pie", "column", "donut", "doughnut", "area", "simple", "small", "nice", "interactive"];
const JOINTS: &[&str] = &["by", "per", "over"];
/// What a chart may be asked for with, and other words in front of what it shows.
const AHEAD: &[&str] = &[
    "see",
    "view",
    "show",
    "shows",
    "showing",
    "look",
    "at",
    "display",
    "get",
    "compare",
    "visualise",
    "visualize",
    "check",
    "have",
    "draw",
    "analyse",
    "analyze",
    "monitor",
    "follow",
    "know",
    "of",
    "with",
    "for",
    "me",
    "that",
    "how",
    "also",
    "and",
    "or",
    "to",
    "be",
    "able",
    "their",
    "its",
    "should",
    "as",
    "in",
    "on",
    "there",
    "is",
    "are",
    ",",
    ":",
    "dashboard",
    "page",
    "it",
    "plus",
    "together",
];
/// Figures that only make sense added up or averaged, so that "by" behind them groups even where no chart is named.
const FIGURES: &[&str] = &[
    "number", "total", "average", "revenue", "sale", "turnover", "spending", "income", "profit", "cost", "expense",
    "earning", "count", "sum", "yield", "amount", "average",
];
/// Begin a circumstance: a chart does not go on behind them.
const ENDS: &[&str] =
    &["in", "as", "with", "using", "on", "and", ",", ";", "from", "so", "where", "for", "(", "which", "that"];

pub fn is_figure(word: &Word) -> bool {
    FIGURES.contains(&word.stem.as_str())
}

/// The charts that a part of a request asks for; none where it asks for something else.
pub fn find(draft: &Draft<'_>, range: Range<usize>, asked: bool) -> Vec<Measure> {
    let words = &draft.reading.words;
    let charted = asked || range.clone().any(|at| is_chart(&words[at]));
    let mut found = Vec::new();
    let mut from = range.start;
    for at in range.clone() {
        if at < from {
            continue;
        }
        let Some((after, period)) = joint(words, at, range.end) else { continue };
        let what = what(draft, from..at);
        // "filter applications by status" beside a chart is no chart.
        let other = (from..what.start.max(from + 1).min(at))
            .chain(what.clone().take(1))
            .any(|at| words[at].is_any(&["filter", "sort", "search", "group", "find", "export", "order"]));
        if other {
            continue;
        }
        let figure = words[what.clone()].iter().any(|word| FIGURES.contains(&word.stem.as_str()));
        if !charted && !figure {
            continue;
        }
        let mut by =
            after..(after..range.end).find(|&at| words[at].is_any(ENDS) || is_chart(&words[at])).unwrap_or(range.end);
        // "visitors per day line chart"
        while !by.is_empty() && words[by.end - 1].is_any(FORMS) {
            by.end -= 1;
        }
        while by.len() > 1 && is_article(&words[by.start]) {
            by.start += 1;
        }
        if by.is_empty() || by.len() > 4 {
            continue;
        }
        let period = period.or_else(|| words[by.clone()].iter().find_map(period_of));
        from = by.end;
        found.push(Measure { what, by, period, form: None, history: None, at: range.clone() });
    }
    if found.is_empty() && charted {
        found.extend(whole(draft, range.clone()));
    }
    let form = range.clone().find_map(|at| match &words[at] {
        word if word.is_any(&["bar", "column", "histogram"]) => Some("bar"),
        word if word.is("line") => Some("line"),
        _ => None,
    });
    // "one in a bar chart and another in a line chart": each has the form that follows it.
    for measure in &mut found {
        let next = (measure.by.end..range.end).find(|&at| is_chart(&words[at]) || words[at].is("and"));
        let own = next.filter(|&at| is_chart(&words[at]) && at > 0).map(|at| &words[at - 1]);
        measure.form = match own {
            Some(word) if word.is_any(&["bar", "column"]) => Some("bar"),
            Some(word) if word.is("line") => Some("line"),
            Some(_) => None,
            None if measure.period.is_some() => None,
            None => form.filter(|_| asked || found_one(words, &range)),
        };
    }
    found
}

fn found_one(words: &[Word], range: &Range<usize>) -> bool {
    range.clone().filter(|&at| is_chart(&words[at])).count() == 1
}

pub fn is_chart(word: &Word) -> bool {
    CHARTS.contains(&word.stem.as_str())
}

/// What stands between a figure and its groups: "by", "for each", "in every". Gives the place after it and the time it says.
fn joint(words: &[Word], at: usize, end: usize) -> Option<(usize, Option<&'static str>)> {
    let word = &words[at];
    let next = words.get(at + 1).filter(|_| at + 1 < end)?;
    if word.is_any(&["for", "in", "of", "from", "on"]) && next.is_any(&["each", "every"]) {
        return (at + 2 < end).then_some((at + 2, None));
    }
    if !word.is_any(JOINTS) || next.punctuation {
        return None;
    }
    let mut after = at + 1;
    while after + 1 < end
        && (words[after].is_any(&["each", "every"]) || is_article(&words[after]) && !words[after].is("all"))
    {
        after += 1;
    }
    // "over time", "over the year"
    let over = word.is("over").then(|| words[after..end.min(after + 2)].iter().find_map(period_of).map(|_| "month"));
    match over {
        Some(None) => None,
        Some(period) => Some((after, period)),
        None => Some((after, None)),
    }
}

/// "price history", "monthly revenue", "production and consumption": charts that say no group.
fn whole(draft: &Draft<'_>, range: Range<usize>) -> Vec<Measure> {
    let words = &draft.reading.words;
    let last = |range: &Range<usize>| words[range.clone()].last().is_some_and(is_chart);
    let mut found = Vec::new();
    // What it shows stands before "in a chart", or behind "chart of".
    let mut start = range.start;
    let chart = range.clone().find(|&at| is_chart(&words[at]));
    if let Some(chart) = chart
        && words.get(chart + 1).is_some_and(|next| {
            chart + 1 < range.end && next.is_any(&["of", "showing", "with", "for", "that", "about"])
        })
    {
        start = chart + 2;
    }
    let mut at = start;
    while at < range.end {
        let stop = (at..range.end)
            .find(|&at| words[at].is_any(&["in", "as", "with", "using", "and", ",", "from"]))
            .unwrap_or(range.end);
        let mut what = what(draft, at..stop);
        while !what.is_empty() && (last(&what) || words[what.end - 1].is_any(FORMS)) {
            what.end -= 1;
        }
        let history =
            what.clone().find(|&at| words[at].is_any(&["history", "trend", "development", "course", "evolution"]));
        let period = what.clone().find_map(|at| period_of(&words[at]));
        if let Some(history) = history {
            let named = if history > what.start { what.start..history } else { history + 1..what.end };
            let of = (history + 1..what.end).find(|&at| words[at].is("of") && history > what.start);
            let mut of = of.map_or(0..0, |of| of + 1..what.end);
            while of.len() > 1 && is_article(&words[of.start]) {
                of.start += 1;
            }
            let period = period.or(Some("month"));
            found.push(Measure { what: named, by: 0..0, period, form: None, history: Some(of), at: range.clone() });
        } else if !what.is_empty() && what.len() <= 4 {
            let timed = words[what.start].is_any(&["daily", "weekly", "monthly", "yearly", "annual"]);
            let named = if timed && what.len() > 1 { what.start + 1..what.end } else { what.clone() };
            let only_time = named.len() == 1 && period.is_some();
            found.push(Measure {
                what: if only_time { 0..0 } else { named },
                by: 0..0,
                period,
                form: None,
                history: None,
                at: range.clone(),
            });
        }
        // Behind "in a chart" nothing more is drawn.
        if stop < range.end && !words[stop].is_any(&["and", ","]) {
            break;
        }
        at = stop + 1;
    }
    found
}

/// Without "view", "the", "a bar chart of": what is measured.
fn what(draft: &Draft<'_>, range: Range<usize>) -> Range<usize> {
    let words = &draft.reading.words;
    let begin = range
        .clone()
        .rev()
        .find(|&at| is_chart(&words[at]) || words[at].is_any(&[",", ";", "and", "shows", "showing"]));
    let mut start = begin.map_or(range.start, |at| at + 1);
    while start < range.end && (words[start].is_any(AHEAD) || is_article(&words[start])) {
        start += 1;
    }
    start..range.end
}

/// The time that a word groups by.
pub fn period_of(word: &Word) -> Option<&'static str> {
    match word.lower.as_str() {
        "day" | "days" | "daily" | "date" | "week" | "weeks" | "weekly" => Some("day"),
        "month" | "months" | "monthly" | "time" | "quarter" => Some("month"),
        "year" | "years" | "yearly" | "annual" => Some("year"),
        _ => None,
    }
}
