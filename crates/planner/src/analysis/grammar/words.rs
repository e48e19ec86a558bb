//! Word lists of the grammar.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words before the thing that is asked for.
pub static LEAD: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("please can could would will you i we i'd i'm we'd want need like to have create make build generate \
     write design implement develop code program produce give me us a an the my our some let's lets hi hello \
     hey help looking get new kind sort of just simply quickly now today start set up put together another \
     something prototype , ! pls plz gimme wanna gonna ok okay dear love should it be one am are is this that's what's")
});

/// Words that say "an app" without saying what about.
pub static APP: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("app application apps tracker tracking manager management managing log logger logbook list lists \
     collection catalogue catalog organizer organiser journal diary inventory database library planner \
     directory register registry box book dashboard system website site tool webapp webpage page platform \
     portal generator viewer archive keeper monitor scheduler builder form store vault calendar hub counter \
     program software maker creator editor assistant helper browser finder scheduling planning web checklist \
     sheet spreadsheet table recorder overview solution utility mvp prototype demo clone schedule chart \
     record records data info tracer widget interface service wishlist")
});

/// App words that add nothing to a name.
pub static GENERIC_APP: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("app application apps website site tool system page webapp webpage web program software solution utility \
     mvp prototype demo tracking managing management platform data info widget interface viewer records \
     record")
});

/// What ends a noun phrase.
pub static BOUNDARY: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("with that which where who to for using including includes include featuring having has called named \
     titled . , ; : ( ) ! ? written made so but i i've we we've they've users from on without whose when while must should can could \
     allowing allows in by based it they please use \" “ then because via through like — –")
});

/// What ends a list of fields or features.
pub static LIST_END: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("that which where who so because using while when should must can could will would allow allows allowing \
     let lets make makes use please i we it they there then but written built called named titled without \
     this . ! ? ; also be able need needs want each every")
});

/// Articles and what else says which one is meant; never part of a name.
pub const DETERMINERS: &[&str] = &[
    "a", "an", "the", "my", "our", "your", "its", "their", "his", "her", "this", "that", "these", "those", "another",
    "new", "also", "some", "any", "each", "every", "own",
];

/// What may stand between a verb and its object.
pub static ARTICLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let more =
        set("all various different multiple several many existing personal daily weekly monthly upcoming available \
     recent latest simple small favourite favorite of for through up in out about on individual specific current \
     past future which more at to");
    more.into_iter()
        .chain(DETERMINERS.iter().copied().filter(|word| !["another", "also", "this"].contains(word)))
        .collect()
});

/// Words that ask for nothing by themselves.
pub static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("and or but if not no with at by from into over per than them there these those too very also able \
     ability allow allows let lets user users people person someone everyone visitor visitors their own each \
     what how when why whether was were been being do does did s etc following such other others use using \
     used want wants needs include including includes contain only both between within easily way ways keep \
     keeping track go going well as e.g i.e example thanks thank field fields column columns feature features \
     functionalities functionality button buttons section sections screen view item items thing things entry \
     entries list different various based purpose purposes theme colour color mode display displays \
     displaying enable enables provide provides main help helps sure ensure implementing implement necessary \
     basic really first second can my me requirement requirements don't dont exactly somewhere two three \
     times")
});

/// Verbs whose objects may be fields: "log the date, distance and time".
pub static RECORDING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("record records recording store stores save saves log logs logging track tracks tracking capture captures \
     enter enters entering specify note set input show shows see keep")
});

/// "member registration", "order history": what is done with a thing names the thing.
pub static PROCESSES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("registration scheduling booking tracking management catalog catalogue listing history planning \
     administration directory browsing creation submission overview page list display database inventory \
     profile record posting")
});

/// Verbs whose object an app keeps records of, even when we do not know the word.
pub static STRONG_VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("track manage organize organise log record collect catalog catalogue monitor store keep remember list \
     handle maintain save document administer")
});

/// Verbs whose object an app keeps records of when we know the word.
pub static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    set("browse view add create post publish book reserve order buy sell rent plan schedule review rate submit \
     search find see write share follow assign upload edit delete update read count display show showcase \
     enter purchase compare explore place check process send receive register watch pay issue generate access \
     discover")
});

fn set(words: &'static str) -> HashSet<&'static str> {
    words.split_ascii_whitespace().collect()
}
