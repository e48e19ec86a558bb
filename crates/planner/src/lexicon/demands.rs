//! What people want to do with an app, by the verbs and nouns that say so.

use serde::Deserialize;

use super::{LexiconError, read};
use crate::text::{Phrases, inflections};

const FILE: &str = "demands.toml";

/// What is wanted, whatever it is wanted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    Account,
    Profile,
    Cart,
    Checkout,
    Orders,
    Book,
    Search,
    Filter,
    Sort,
    Browse,
    Create,
    Edit,
    Track,
    Approve,
    Assign,
    Review,
    Comment,
    Vote,
    Like,
    Favorite,
    Share,
    Follow,
    Chat,
    Contact,
    Support,
    Forum,
    Feed,
    Poll,
    Survey,
    Quiz,
    Flashcards,
    Notify,
    Calendar,
    Timeline,
    /// The order of a day, to be read.
    Schedule,
    Dashboard,
    Chart,
    Report,
    Export,
    Import,
    Upload,
    Compare,
    Recommend,
    Newsletter,
    Settings,
    Map,
    Faq,
    About,
    News,
    Gallery,
    Team,
    Testimonials,
    Pricing,
    Services,
    Menu,
    Donate,
    Leaderboard,
    Gamify,
    Goals,
    Calculate,
    Convert,
    Timer,
    Draw,
    Play,
    Transfer,
    Language,
}

impl Intent {
    /// What is made of it, as the plan says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Account => "Accounts with sign-up and log-in",
            Self::Profile => "Profile page",
            Self::Cart => "Catalogue with a cart",
            Self::Checkout => "Checkout",
            Self::Orders => "Orders",
            Self::Book => "Booking with free times",
            Self::Search => "Search",
            Self::Filter => "Filters",
            Self::Sort => "Sorting",
            Self::Browse => "List with details",
            Self::Create => "Form to add one",
            Self::Edit => "Editing and deleting",
            Self::Track => "Status of each, and figures",
            Self::Approve => "Buttons that change the status",
            Self::Assign => "Who is responsible",
            Self::Review => "Reviews with stars",
            Self::Comment => "Comments",
            Self::Vote => "Votes",
            Self::Like => "Likes",
            Self::Favorite => "Favorites",
            Self::Share => "Sharing by link",
            Self::Follow => "Following",
            Self::Chat => "Messages",
            Self::Contact => "Contact form",
            Self::Support => "Help and contact",
            Self::Forum => "Forum",
            Self::Feed => "Feed of posts",
            Self::Poll => "Polls",
            Self::Survey => "Survey",
            Self::Quiz => "Quiz",
            Self::Flashcards => "Flashcards",
            Self::Notify => "Notifications",
            Self::Calendar => "Calendar",
            Self::Timeline => "Timeline",
            Self::Schedule => "What happens when",
            Self::Dashboard => "Dashboard with figures and charts",
            Self::Chart => "Chart",
            Self::Report => "Report to download",
            Self::Export => "Download as CSV",
            Self::Import => "Import from CSV",
            Self::Upload => "Pictures and files",
            Self::Compare => "Comparison side by side",
            Self::Recommend => "Featured on the home page",
            Self::Newsletter => "Newsletter sign-up",
            Self::Settings => "Settings",
            Self::Map => "Map and directions",
            Self::Faq => "Questions and answers",
            Self::About => "About page",
            Self::News => "News",
            Self::Gallery => "Gallery",
            Self::Team => "Team",
            Self::Testimonials => "What people say",
            Self::Pricing => "Prices",
            Self::Services => "What is offered",
            Self::Menu => "Menu",
            Self::Donate => "Donations",
            Self::Leaderboard => "Leaderboard",
            Self::Gamify => "Points and badges",
            Self::Goals => "Goals",
            Self::Calculate => "Calculator",
            Self::Convert => "Converter",
            Self::Timer => "Timer",
            Self::Draw => "Drawing",
            Self::Play => "Game",
            Self::Transfer => "Transactions",
            Self::Language => "Languages",
        }
    }

    /// Says little by itself: what it is done with decides.
    pub const fn is_plain(self) -> bool {
        matches!(
            self,
            Self::Browse
                | Self::Create
                | Self::Edit
                | Self::Track
                | Self::Approve
                | Self::Share
                | Self::Favorite
                | Self::Calculate
                | Self::Transfer
                | Self::Search
        )
    }
}

#[derive(Debug)]
pub struct Demands {
    pub verbs: Phrases<Intent>,
    pub nouns: Phrases<Intent>,
    spoken: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    demand: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    intent: Intent,
    verbs: Vec<String>,
    nouns: Vec<String>,
}

impl Demands {
    pub fn load() -> Result<Self, LexiconError> {
        let file: File = read(FILE, include_str!("../../lexicon/demands.toml"))?;
        let mut verbs: Vec<(String, Intent)> = Vec::new();
        let mut nouns: Vec<(&str, Intent)> = Vec::new();
        for entry in &file.demand {
            nouns.extend(entry.nouns.iter().map(|noun| (noun.as_str(), entry.intent)));
            for verb in &entry.verbs {
                let (first, rest) = verb.split_once(' ').map_or((verb.as_str(), ""), |(first, rest)| (first, rest));
                let forms = inflections(first);
                verbs.extend(forms.into_iter().map(|form| (format!("{form} {rest}").trim().to_owned(), entry.intent)));
            }
        }
        let spoken = nouns.iter().map(|(text, _)| (*text).to_owned()).chain(verbs.iter().map(|(text, _)| text.clone()));
        let spoken = spoken.collect();
        Ok(Self {
            verbs: Phrases::new(verbs.iter().map(|(text, intent)| (text.as_str(), *intent))),
            nouns: Phrases::new(nouns),
            spoken,
        })
    }

    /// All words by which something is wanted.
    pub fn spoken(&self) -> &[String] {
        &self.spoken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn verbs_are_known_in_all_their_forms() {
        let demands = Demands::load().unwrap();
        for (text, intent) in [
            ("browsing", Intent::Browse),
            ("signing up", Intent::Account),
            ("leaves a review", Intent::Review),
            ("filtered", Intent::Filter),
            ("submitting", Intent::Create),
            ("upvote", Intent::Vote),
        ] {
            assert_eq!(demands.verbs.exact(&words(text)), Some(intent), "{text}");
        }
        assert_eq!(demands.nouns.exact(&words("shopping carts")), Some(Intent::Cart));
    }
}
