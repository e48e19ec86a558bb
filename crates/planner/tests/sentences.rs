//! What sentences say, however short the request is: who does what, what there is, what each has, what is left out.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use isekai_codegen::AppSpec;

use common::app;

/// `Books: Title, Author` for each list, `Home: hero, featured` for each page.
fn outline(spec: &AppSpec) -> Vec<String> {
    let lists = spec.entities.iter().map(|entity| {
        let fields: Vec<&str> = entity.fields.iter().map(|field| field.label.as_str()).collect();
        format!("{}: {}", entity.plural, fields.join(", "))
    });
    let pages = spec.pages.iter().map(|page| {
        let blocks: Vec<&str> = page.blocks.iter().map(|block| block.kind.as_str()).collect();
        format!("{}: {}", page.title, blocks.join(", "))
    });
    lists.chain(pages).collect()
}

/// Prompt; what has to be among the lists and pages; beginnings that none of them may have.
const TABLE: &[(&str, &[&str], &[&str])] = &[
    ("Employees request leave. Managers approve or reject requests.", &["Leave requests: form, records"], &[]),
    (
        "Purchase request app. Employees submit purchase requests with item and amount. The boss approves them.",
        &["Purchase requests: Item, Amount, Status"],
        &["Boss"],
    ),
    ("online shop where customers can place orders", &["Products: catalog", "Cart: cart", "Orders: records"], &[]),
    (
        "Bookstore website. Users should be able to browse books, add them to a cart and order. Administrators should be able to add books.",
        &["Books: catalog", "Manage books: records"],
        &[],
    ),
    (
        "Please make a site for gadgets. Users can add gadgets with a title, a maker and a price, read news and contact us.",
        &["Products: Title, Maker, Price"],
        &[],
    ),
    (
        "Please make a site for recipes. Recipes have a title, a cook and a number of servings. Users can search recipes, read news and contact us.",
        &["Recipes: Title, Cook, Number of servings"],
        &[],
    ),
    (
        "A site for a school. Users browse news and write comments. I post homework with subject and due date and students can tick it off.",
        &["Homework: Title, Subject, Due date, Status, Grade"],
        &[],
    ),
    (
        "A site for a school. Users browse news, write comments and sign up. There are recipes with title and photo.",
        &["Recipes: records"],
        &[],
    ),
    (
        "A site for a wind farm. There are turbines, each with a name, a location and a power in kW, and every turbine ends some day. Users can read news and contact us.",
        &["Turbines: Name, Location, Power in kW"],
        &["Turbine ends"],
    ),
    ("event planner app - guest list, seating, budget, todo list", &["Guests: records", "Tasks: records"], &[]),
    ("Gym app for members, plans and payments", &["Members: records", "Plans: records", "Payments: records"], &[]),
    (
        "A company site with pages named Home, Our Values and Contact. Users can read news.",
        &["Our Values: features", "Contact: contact-form", "News: articles"],
        &["Items"],
    ),
    ("chess club website", &["Events: records", "Announcements: records"], &["Clubs"]),
    ("clothes shop with cart. Show prices in pounds.", &["Products: catalog"], &["Movies"]),
    (
        "Build a site with a stopwatch, a metronome and articles.",
        &["Stopwatch: timer", "Metronome: metronome", "News: articles"],
        &[],
    ),
    (
        "A developer toolbox: a Base64 encoder, a JSON formatter and a regex tester. There should be a contact form, news and a search.",
        &["Base64: text-tool", "JSON Formatter: text-tool", "Regex Tester: text-tool", "Contact: contact-form"],
        &["Items"],
    ),
    (
        "Please implement a weather website. Users should be able to view temperature, read news and contact us.",
        &["Weather: weather", "News: articles"],
        &[],
    ),
    ("Help desk tool. Agents answer tickets and assign tickets.", &["Tickets: records"], &["Desks"]),
    (
        "Gym management app. Members have a name, a phone and a plan. The app warns about memberships that expire. Trainers can add members, edit plans and record payments.",
        &["Members: Name, Phone, Plan"],
        &["App"],
    ),
    (
        "I want a club site. Coaches enter swimmers with birth year and group. They enter meets with date and pool. Parents can browse news.",
        &["Swimmers: Name, Birth year, Group"],
        &["Registrations"],
    ),
    (
        "plumbing app with customers, jobs and invoices",
        &["Jobs: Title, Machine, Technician, Priority, Due date, Status, Notes"],
        &[],
    ),
];

#[test]
fn sentences_are_read_as_they_are_said() {
    let mut wrong = Vec::new();
    for (prompt, wanted, unwanted) in TABLE {
        let read = outline(&app(prompt));
        let missing = wanted.iter().filter(|wanted| !read.iter().any(|line| line == *wanted));
        let spare = unwanted.iter().filter(|unwanted| read.iter().any(|line| line.starts_with(*unwanted)));
        for fault in missing.chain(spare) {
            wrong.push(format!("{prompt}\n  {fault}\n  {}", read.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_refused_is_neither_made_nor_forgotten() {
    let spec = app("Shop for candles with cart, without login.");
    assert!(spec.sign_in.is_none());
    let spec = app("Shop for candles with cart, login and orders.");
    assert!(spec.sign_in.is_some());
}

#[test]
fn names_of_sections_are_the_values_of_a_choice() {
    let spec = app(
        "A news site. Users can browse articles in the sections Politics, Sport and Culture, comment on them and sign up.",
    );
    let sections =
        spec.entities.iter().flat_map(|entity| &entity.fields).find(|field| field.label == "Section").unwrap();
    let isekai_codegen::FieldKind::Choice { options, .. } = &sections.kind else { panic!("{sections:?}") };
    assert_eq!(
        options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>(),
        ["Politics", "Sport", "Culture"]
    );
}

#[test]
fn states_that_are_named_in_front_of_things_are_counted() {
    let spec = app(
        "Help desk tool for our company. Agents answer tickets, assign tickets and search them. Show open tickets and waiting tickets on a dashboard.",
    );
    let figures = spec.pages.iter().flat_map(|page| &page.blocks).filter(|block| block.kind == "stats");
    let text = figures.map(|block| serde_json::to_string(&block.options).unwrap()).collect::<String>();
    assert!(
        text.contains(r#""label":"Open tickets","measure":"count","where":{"equals":"open","field":"status"}"#),
        "{text}"
    );
    assert!(text.contains("Waiting tickets"), "{text}");
}

#[test]
fn those_who_log_in_to_do_different_things_have_roles() {
    let spec = app("A law firm site. Lawyers log in and add cases; clients log in and see cases.");
    let roles = spec.sign_in.unwrap().roles;
    assert!(roles.contains(&"lawyer".to_owned()) && roles.contains(&"client".to_owned()), "{roles:?}");
}

#[test]
fn stages_and_limits_are_what_the_words_say() {
    let spec = app(
        "Please implement a project website. The website should have functionalities for tasks, news and projects. Users should be able to add tasks with title and notes, and move tasks through the stages planned, doing and done.",
    );
    let options: Vec<String> = spec
        .entities
        .iter()
        .flat_map(|entity| &entity.fields)
        .filter_map(|field| match &field.kind {
            isekai_codegen::FieldKind::Choice { options, .. } => Some(options),
            _ => None,
        })
        .map(|options| options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join(", "))
        .collect();
    assert!(options.contains(&"Planned, Doing, Done".to_owned()), "{options:?}");
    let spec = app(
        "Please implement a school website. The website should have functionalities for news, courses and a geography quiz. Students should be able to take a quiz with a time limit of ten minutes.",
    );
    let quiz = spec.pages.iter().flat_map(|page| &page.blocks).find(|block| block.kind == "quiz").unwrap();
    assert!(!quiz.options.is_empty());
}
