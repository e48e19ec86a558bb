//! Lists of fields as people type them: behind a colon, a dash, two dots, in brackets, in lines, in a sentence of their own.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use isekai_codegen::{AppSpec, FieldKind};

use common::app;

/// `Stamp: Country text, Year number`
fn outline(spec: &AppSpec) -> String {
    let kind = |kind: &FieldKind| {
        let name = serde_json::to_value(kind).ok().and_then(|value| value["type"].as_str().map(str::to_owned));
        name.unwrap_or_default()
    };
    let entity = |entity: &isekai_codegen::Entity| {
        let fields: Vec<String> =
            entity.fields.iter().map(|field| format!("{} {}", field.label, kind(&field.kind))).collect();
        format!("{}: {}", entity.singular, fields.join(", "))
    };
    spec.entities.iter().map(entity).collect::<Vec<_>>().join("; ")
}

const TABLE: &[(&str, &str)] = &[
    (
        "log for tyre pressures on the van - date, front left, front right, notes",
        "Tyre pressure: Date date, Front left text, Front right text, Notes text",
    ),
    (
        "Farrier visits. Horse, date, what was done (trim/front shoes/full set), cost in £, next due.",
        "Visit: Horse text, Date date, What was done choice, Cost money, Next due date",
    ),
    (
        "whats in my freezer\n- item\n- drawer (top/middle/bottom)\n- qty\n- date frozen\n- use by",
        "Freezer: Item text, Drawer choice, Quantity number, Date frozen date, Use by date",
    ),
    (
        "guitar practice diary plz w/ date, minutes, what i worked on, how it went 1-5",
        "Guitar practice: Date date, Minutes number, What i worked on text, How it went rating",
    ),
    (
        "bookings for the village hall (who, phone, date, start, end, what for, paid yes/no, deposit £)",
        "Booking: Person text, Phone phone, Date date, Start time, End time, What for text, Paid boolean, Deposit money",
    ),
    (
        "lambing book - ewe tag, date, no. of lambs, sex, alive/dead, assisted y/n",
        "Lambing: Ewe tag tags, Date date, Number of lambs number, Sex choice, Alive/dead choice, Assisted boolean",
    ),
    (
        "catalogue of my vinyl: artist / album / year / condition (mint, good, worn) / sleeve photo url",
        "Song: Artist text, Album text, Year number, Condition choice, Sleeve photo URL url",
    ),
    (
        "cake orders\ncustomer name\nphone\nsize (6in, 8in, 10in)\nprice\nstatus (ordered/baked/collected)",
        "Order: Customer name text, Phone phone, Size choice, Price money, Status choice",
    ),
    (
        "babysitter hrs n pay, date start finish rate paid?",
        "Babysitter hour: Date date, Start time, Finish time, Rate money, Paid boolean",
    ),
    (
        "job applicatons tracker company, role, date applied, status = applied/interview/rejected, salary",
        "Job application: Company text, Role text, Date applied date, Status choice, Salary money",
    ),
    (
        "Gig list for our band. Venue. Date. Fee. Contact email. Confirmed yes/no.",
        "Gig: Venue text, Date date, Fee money, Contact email email, Confirmed boolean",
    ),
    (
        "books ive lent to people\nbook, who has it, when lent, back yes/no",
        "Book: Book text, Held by text, When lent date, Back boolean",
    ),
    (
        "guest book for my airbnb, guests leave name, where from, message & stars 1-5",
        "Message: Name text, Where text, Message text, Star rating",
    ),
    (
        "fishtank water tests: pH, ammonia, temp C, date. show me a graph",
        "Fishtank water test: Ph number, Ammonia text, Temperature number, Date date",
    ),
    (
        "sponsors for my fun run!! name, amount pledged, paid or not, gift aid yes/no",
        "Sponsor: Name text, Amount pledged money, Paid boolean, Gift aid boolean",
    ),
    ("log 4 my runs - distance, time, shoes", "Run: Route text, Date date, Distance number, Time time, Shoe text"),
    ("baby feeding log.. time, ml, side", "Baby feeding: Time time, Date date, Ml number, Side text"),
    ("Track tyre wear. Car, tread depth mm, checked on.", "Tyre wear: Car text, Tread depth number, Checked on date"),
];

#[test]
fn every_shape_of_a_list_gives_its_fields() {
    let problems: Vec<String> = TABLE
        .iter()
        .filter_map(|(prompt, expected)| {
            let got = outline(&app(prompt));
            (got != *expected).then(|| format!("{prompt}\n  wanted: {expected}\n  got:    {got}"))
        })
        .collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
