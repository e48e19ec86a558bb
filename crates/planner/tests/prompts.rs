//! What people type, and the essential parts of what they get.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::LazyLock;

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, FieldKind, Language, Mode, Target, compile, find_block};
use isekai_domain::Prompt;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::{Analysis, AnalysisError, Context};

static PLANNER: LazyLock<BuiltIn> = LazyLock::new(|| BuiltIn::load().unwrap());

fn read(prompt: &str) -> Result<Analysis, AnalysisError> {
    let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    PLANNER.analyse_now(&Prompt::parse(prompt).unwrap(), &Context::new(today))
}

fn app(prompt: &str) -> AppSpec {
    let spec = read(prompt).unwrap_or_else(|error| panic!("{prompt}: {error}")).spec;
    compile(&spec).unwrap_or_else(|error| panic!("{prompt}: {error}"));
    spec
}

/// `CSV Viewer | csv-viewer`, `Books: Title, Author; Members: Name | records, records`.
fn outline(spec: &AppSpec) -> String {
    let entities: Vec<String> = spec
        .entities
        .iter()
        .map(|entity| {
            format!(
                "{}: {}",
                entity.plural,
                entity.fields.iter().map(|field| field.label.as_str()).collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    let blocks: Vec<&str> = spec.pages.iter().flat_map(|page| &page.blocks).map(|block| block.kind.as_str()).collect();
    let mut parts = vec![spec.name.clone(), entities.join("; "), blocks.join(", ")];
    parts.retain(|part| !part.is_empty());
    parts.join(" | ")
}

fn field<'a>(spec: &'a AppSpec, label: &str) -> &'a FieldKind {
    let all = || spec.entities.iter().flat_map(|entity| &entity.fields);
    &all().find(|field| field.label == label).unwrap_or_else(|| panic!("no {label} in {}", outline(spec))).kind
}

fn option<'a>(spec: &'a AppSpec, kind: &str, name: &str) -> Option<&'a serde_json::Value> {
    spec.pages.iter().flat_map(|page| &page.blocks).find(|block| block.kind == kind)?.options.get(name)
}

/// Prompt, and text that the outline must contain.
const TABLE: &[(&str, &[&str])] = &[
    ("Create a CSV viewer application", &["CSV Viewer | csv-viewer"]),
    ("a tool to view CSV files", &["csv-viewer"]),
    ("make me a habit tracker in React", &["Habit Tracker | Habits: Name", "records"]),
    ("a simple invoice generator, html and js only", &["Invoice Generator | invoice"]),
    ("landing page for my bakery", &["Golden Crust | hero, features, pricing, testimonials, faq, contact-form"]),
    (
        "hotel booking website with rooms, reviews and a contact form",
        &["Rooms: Name", "Check-in, Check-out", "Reviews: Author", "contact-form"],
    ),
    ("spa treatment booking for a resort", &["Bookings: Client, Service, Date, Time"]),
    (
        "expense tracker for low income families",
        &["Expenses: Description, Amount, Category, Date, Paid with | records"],
    ),
    ("dashboard camera footage log", &["Dashboard camera footages: Name", "| records"]),
    (
        "recipe app where members log in and save favourites",
        &["Recipes: Title, Category, Cooking time, Servings, Ingredients, Instructions, Rating, Favorite"],
    ),
    (
        "Clinic app. Doctors can write notes. Patients can book appointments. Nurses see patients.",
        &["Patients: Name", "Appointments: Client, Doctor", "Doctors: Name", "booking"],
    ),
    (
        "Make a website with recipes, restaurants and a newsletter for vegans. Visitors rate recipes. Members leave comments.",
        &["Recipes: Title", "Restaurants: Name", "Reviews: Author, Recipe", "Comments: Author, Recipe"],
    ),
    (
        "I need a system for a veterinary clinic. Receptionists register pets and owners, schedule appointments and send reminders. Vets \
         record diagnoses and treatments. Owners can see the history of their pets.",
        &["Pets: Name", "Diagnoses: ", "Treatments: ", "Appointments: "],
    ),
    ("hotel booking site", &["Rooms: Name", "Check-in, Check-out", "booking"]),
    ("a pomodoro timer with task list", &["Pomodoro | Tasks: Title", "timer, records"]),
    ("meal planner with shopping list", &["Meals: Name", "Shopping items: ", "calendar"]),
    (
        "budget planner with income, expenses by category and a pie chart",
        &["Description, Type, Amount, Category, Date | chart, records"],
    ),
    ("bug tracker with dashboard by severity", &["| stats, chart, records"]),
    ("issue tracker for bugs and issues, with a dashboard", &["stats"]),
    ("employee directory with search and department filter", &["Employees: Name"]),
    (
        "customer feedback form with star rating",
        &["Reviews: Subject, Reviewer, Rating, Review, Date, Recommended | form"],
    ),
    ("simple inventory for a small shop with low stock alerts", &["Above minimum", "records, records"]),
    (
        "gym membership management with members, plans, payments and an attendance chart",
        &["Payments: Description", "Attendances: "],
    ),
    (
        "Develop a job board. Employers post jobs with title, company, salary and location. Candidates search jobs and apply with name, \
         email and resume link. Employers see applications and mark them as shortlisted or rejected.",
        &["Jobs: Title, Company, Salary, Location", "Applications: Name, Job, Email, Resume link", "form, records"],
    ),
    ("recipe box with ratings and search", &["Recipe Box | Recipes: Title", "Ingredients", "Rating"]),
    ("todo app", &["To-do List | todo"]),
    ("to do", &["todo"]),
    ("Build a todo list with due dates and priorities", &["Tasks: Title", "Due date", "Priority"]),
    ("to-do list with categories, in teal", &["To-do List | Tasks", "Category"]),
    (
        "task manager with title, due date and priority (low, medium, high)",
        &["Task Manager | Tasks: Title, Due date, Priority | records"],
    ),
    ("task manager with title, estimate in hours and done checkbox", &["Tasks: Title, Estimate, Done | records"]),
    ("kanban board", &["board", "Tasks: Title, Status"]),
    ("kanban board for bugs", &["Bugs: Title, Severity, Status", "board"]),
    ("notes app in dark mode", &["Notes | notes"]),
    ("Vue app for notes", &["notes"]),
    ("scientific calculator with history", &["calculator"]),
    ("tic tac toe for two players", &["tic-tac-toe"]),
    ("noughts and crosses against the computer", &["tic-tac-toe"]),
    (
        "an app to track my houseplants with name, species, last watered date and photo",
        &["Houseplant Tracker | Houseplants: Name, Species, Last watered date, Photo"],
    ),
    (
        "expense tracker with amount in euros, category and optional link",
        &["Expense Tracker | Expenses: Description, Amount, Category, Link"],
    ),
    ("CRM with contacts, deals and tasks", &["CRM | Contacts: Name", "Deals: Title", "Tasks: Title"]),
    (
        "sales CRM with leads (name, company, value, stage) and activities",
        &["Leads: Name, Company, Value, Stage; Activities"],
    ),
    (
        "bird sightings log with species, location, date and number of birds",
        &["Bird Sightings Log | Bird sightings: Species, Location, Date, Number of birds"],
    ),
    ("website for a dental clinic called Bright Smiles", &["Bright Smiles | hero"]),
    ("portfolio for a photographer named Mia Chen", &["Mia Chen | hero"]),
    ("simple html page for a coffee shop called \"Bean There\"", &["Bean There | hero"]),
    (
        "landing page for a SaaS startup called Flowly with pricing, testimonials and FAQ",
        &["Flowly | hero", "pricing, testimonials, faq, contact-form"],
    ),
    ("landing page for my skateboard brand", &["hero", "contact-form"]),
    (
        "restaurant website with menu, reservations and contact form",
        &["Reservations: Name, Email, Phone", "hero, featured", "records, booking, contact-form"],
    ),
    ("book collection app where I can filter by genre and sort by rating", &["Book Collection | Books: Title, Author"]),
    ("library management system", &["Library Manager | Books", "Members"]),
    (
        "library with books (title, author, isbn, year) and members (name, email, joined date)",
        &["Books: Title, Author, ISBN, Year; Members: Name, Email, Joined date"],
    ),
    (
        "school management system with students, teachers and classes, each student has a name, grade and email",
        &["School Management | Students: Name, Grade, Email; Teachers: Name", "Classes: Title"],
    ),
    (
        "weight tracker with a line chart over time",
        &["Weight Tracker | Weight entries: Date, Weight", "chart, records"],
    ),
    (
        "workout log with exercise, sets, reps, weight in kg and date",
        &["Workout Log | Workouts: Exercise, Sets, Reps, Weight, Date"],
    ),
    ("a movie watchlist with a 10 star rating", &["Movie Watchlist | Movies: Title"]),
    (
        "I need a tool to manage my rental properties and tenants",
        &["Property Manager | Properties: Title", "Tenants: Name"],
    ),
    ("wine cellar inventory", &["Wine Cellar Inventory | Wines: Name"]),
    (
        "wedding guest list with meal choice (meat, fish, vegetarian) and RSVP status",
        &["Wedding Guest List | Guests: Name, Email, RSVP"],
    ),
    (
        "A web application for tracking job applications with company, position, status (applied, interview, offer, rejected) and date applied. Include a kanban board and CSV export.",
        &["Job applications: Company, Position, Status, Date applied", "board, records"],
    ),
    (
        "inventory manager for a small shop: product name, sku, quantity, price, supplier",
        &["Inventory items: Product name, SKU, Quantity, Price, Supplier"],
    ),
    ("reading list", &["Reading List | Books"]),
    (
        "personal finance dashboard with charts of income and expenses per month",
        &["Finance Dashboard | Transactions: Description, Type, Amount", "chart, records"],
    ),
    ("make a pet adoption site with photos", &["Pets: Name", "Photo"]),
    ("a blog", &["Blog | Articles: Title"]),
    ("online store for handmade candles", &["Candle Shop | Candles: Name", "Price", "Stock", "Orders"]),
    ("guestbook with name and message", &["Guestbook | Messages: Name, Message"]),
    ("timesheet with project, hours and billable checkbox", &["Timesheet | Time entries: Project, Hours, Billable"]),
    ("a plant watering schedule", &["Plant Watering Schedule | Plants"]),
    (
        "I want to keep track of my vinyl records: artist, album, year, condition (mint, good, fair) and a 5 star rating. Dark theme please",
        &["Vinyl records: Artist, Album, Year, Condition, Rating"],
    ),
    ("track distance, time and date of my runs", &["Run Tracker | Runs: Route, Distance, Time, Date"]),
    ("app where users can create, edit and delete recipes and rate them", &["Recipes: Title", "Rating"]),
    ("student grade tracker with average", &["Student Grade Tracker | Grades"]),
    ("shopping list app with quantity and aisle", &["Shopping List | Shopping items: Item, Quantity, Aisle"]),
    (
        "meeting room booking system",
        &["Meeting Room Booking | Meeting rooms: Name, Capacity", "Bookings: Title, Meeting room"],
    ),
    (
        "Make an event calendar for my church with title, date, time, location and description",
        &["Event Calendar | Events: Title, Date, Time, Location, Description"],
    ),
    ("dental practice appointments, patients and invoices", &["Appointments", "Patients", "Invoices"]),
    (
        "trip planner with destination, dates and budget in euros",
        &["Trip Planner | Trips: Destination, Start date, End date, Budget"],
    ),
    (
        "bug tracker with severity, status, assignee; filter by status; export to CSV",
        &["Bug Tracker | Bugs: Title, Severity, Status, Assignee"],
    ),
    (
        "hockey team roster with player name, jersey number, position (goalie, defense, forward)",
        &["Players: Player name, Jersey number, Position"],
    ),
    (
        "a database of my LEGO sets with set number, theme, pieces, year and whether it is built",
        &["LEGO sets: Name, Set number, Theme, Pieces, Year, Built"],
    ),
    (
        "fuel log for my car: date, litres, price per litre, odometer",
        &["Fuel Log", "Litres, Price per litre, Odometer"],
    ),
    ("invoice app with customers and products", &["Invoices", "Customers", "Products"]),
    ("customer feedback form", &["form, records"]),
    ("diary", &["Diary | Diary entries"]),
    ("medical clinic website where patients can book appointments", &["Appointments"]),
    ("bicycles with brand, colour and price", &["Brand, Colour, Price"]),
];

/// Lists on lines, names that were said, boards, heads with slips: prompts as people type them.
const TYPED: &[(&str, &[&str])] = &[
    (
        "expense tracker with the following fields:\n- Amount\n- Category\n- Date\n- Notes",
        &["Expense Tracker | Expenses: Description, Amount, Category, Date, Notes |"],
    ),
    ("expense tracker with these fields:\n1. Amount\n2. Category\n3. Date", &["Description, Amount, Category, Date |"]),
    ("book tracker\n\nFields:\n* Title\n* Author\n* Pages\n\nDark mode please", &["Books: Title, Author, Pages |"]),
    ("Kanban board with columns To Do, In Progress, Done", &["Tasks: Title", "Status", "board, records"]),
    ("board with columns To do, Doing, Done", &["Tasks: Title", "Status", "board, records"]),
    ("a board for my tasks", &["Tasks: Title", "board, records"]),
    ("stock portfolio tracker with symbol, shares and price", &["Symbol, Shares, Price | records"]),
    ("expense tracker with a home page", &["Expense Tracker | Expenses: Description", "records"]),
    ("todo app with a home page", &["To-do List | todo"]),
    ("landing page for my expense tracker", &["hero"]),
    (
        "expense tracker with a field called Merchant",
        &["Expense Tracker | Expenses: Description", "Merchant | records"],
    ),
    ("tracker with columns named Date, Amount and Notes", &["Date, Amount, Notes | records"]),
    (
        "task manager with title, dropdown for status and date picker for due date",
        &["Tasks: Title, Status, Due date |"],
    ),
    ("tracker with fields \"Name\", \"Age\"", &["Name, Age | records"]),
    ("book tracker with fields: 名前, 価格, 日付", &["名前, 価格, 日付 | records"]),
    ("book tracker with title, type and kind", &["Books: Title, Type, Kind |"]),
    ("todo app with add, edit and delete", &["To-do List | todo"]),
    ("todo app with local storage", &["To-do List | todo"]),
    ("todo app with due date", &["To-do List | Tasks: Title", "Due date", "records"]),
    ("notes app with title, tags and date", &["Notes: Title, Tags, Date | records"]),
    ("notes app with title and text", &["Notes | notes"]),
    ("Create a landing page. It should have a hero section, pricing and FAQ.", &["Our Company | hero", "pricing, faq"]),
    ("football tracker with goals, yellow cards and red cards", &["Goals, Yellow cards, Red cards | records"]),
    ("habit tracker 💪", &["Habit Tracker | Habits: Name"]),
    ("Calculator 🧮", &["calculator"]),
    ("habit tracker / planner", &["Habit Tracker | Habits: Name"]),
    ("weather log with temperature and date", &["Weather Log | Weather entries: Temperature, Date"]),
    ("chess log", &["Chess Log | Chess entries: Name"]),
    ("expence tracker", &["Expense Tracker | Expenses: Description"]),
    ("calculater", &["Calculator | calculator"]),
    ("csv viwer", &["CSV Viewer | csv-viewer"]),
    ("pls make a habit tracker", &["Habit Tracker | Habits: Name"]),
    (
        "gym with members (name, email) and lockers (number, size)",
        &["Members: Name, Email; Lockers: Number, Size | records, records"],
    ),
];

#[test]
fn prompts_give_sensible_apps() {
    assert!(TABLE.len() >= 60);
    let mut wrong = Vec::new();
    for (prompt, parts) in TABLE.iter().chain(TYPED) {
        let outline = outline(&app(prompt));
        for part in parts.iter().filter(|part| !outline.contains(**part)) {
            wrong.push(format!("{prompt}\n  wanted: {part}\n  got:    {outline}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn nonsense_is_refused_with_what_would_work() {
    for prompt in
        ["asdf qwer", "hello", "build me an app", "?", "please", "chatbot", "video call", "make me a zorbulator"]
    {
        match read(prompt) {
            Err(AnalysisError::NotUnderstood { message }) => assert!(message.contains("expense tracker"), "{message}"),
            other => panic!("{prompt}: {other:?}"),
        }
    }
}

#[test]
fn kinds_of_fields_follow_the_words() {
    let spec = app(
        "expense tracker with amount in euros, category (food, rent), paid, optional link, receipt photo and priority 1-10",
    );
    assert_eq!(field(&spec, "Amount"), &FieldKind::Money { currency: "EUR".to_owned() });
    assert!(matches!(field(&spec, "Category"), FieldKind::Choice { options, .. } if options.len() == 2));
    assert_eq!(field(&spec, "Paid"), &FieldKind::Boolean);
    assert_eq!(field(&spec, "Link"), &FieldKind::Url);
    assert_eq!(field(&spec, "Receipt photo"), &FieldKind::Image);
    assert_eq!(field(&spec, "Priority"), &FieldKind::Rating { max: 10 });
    let spec = app("bird sightings log with species, notes (long text), number of birds and date");
    assert!(matches!(field(&spec, "Notes"), FieldKind::Text { multiline: true, .. }));
    assert!(matches!(field(&spec, "Number of birds"), FieldKind::Number { integer: true, .. }));
    assert_eq!(
        field(&app("invoice tracker in pounds sterling"), "Total"),
        &FieldKind::Money { currency: "GBP".to_owned() }
    );
}

#[test]
fn login_and_those_in_charge_are_read_where_the_first_sentence_names_them() {
    let said = read(
        "Build a library catalogue website with login. Functionality: search books by title, author and genre; borrow and return \
         books; librarians can add books.",
    );
    let said = said.unwrap();
    assert_eq!(said.spec.sign_in.unwrap().roles, ["member", "admin", "librarian"]);
    assert_eq!(said.not_understood, Vec::<String>::new());
    let none = app("Build an app with no login to share files. People upload files, and everyone can download them.");
    assert!(none.sign_in.is_none());
    let rule = said.decisions.iter().find(|decision| decision.outcome.contains("librarian may")).unwrap();
    assert_eq!(rule.words, "librarians can add books");
}

#[test]
fn two_field_lists_give_two_specs() {
    let one = app("book tracker with title, author and isbn");
    let two = app("book tracker with title, shelf and borrower");
    assert_ne!(one.entities, two.entities);
    assert_eq!(outline(&two), "Book Tracker | Books: Title, Shelf, Borrower | records");
}

#[test]
fn stack_and_theme_follow_the_words() {
    let spec = app("a simple invoice generator, html and js only");
    assert_eq!((spec.target, spec.language), (Target::Static, Language::Javascript));
    assert_eq!(app("todo app, no framework").target, Target::Static);
    let react = app("make me a habit tracker in React");
    assert_eq!((react.target, react.language), (Target::React, Language::Typescript));
    let vue = read("Vue app for notes").unwrap();
    assert!(vue.warnings[0].contains("Vue") && vue.spec.target == Target::React);
    for (words, target, warned) in [
        ("a full-stack task manager with login", Target::Fullstack, ""),
        ("book tracker with a React frontend and a Node.js backend", Target::Fullstack, ""),
        ("inventory app in Python", Target::Python, ""),
        ("Build a recipe box with Flask and SQLite", Target::Python, "Flask"),
        ("expense tracker using Express and MongoDB", Target::Fullstack, "Express"),
        ("Vue app for notes with a Django backend", Target::Python, "Vue"),
        ("flashcards for learning python", Target::React, ""),
        ("a node graph collection", Target::React, ""),
    ] {
        let analysis = read(words).unwrap();
        assert_eq!(analysis.spec.target, target, "{words}: {:?}", analysis.warnings);
        assert_eq!(analysis.warnings.iter().any(|text| text.contains("not available")), !warned.is_empty(), "{words}");
        assert!(analysis.warnings.concat().contains(warned), "{words}: {:?}", analysis.warnings);
    }
    let spec = app("recipe box, navy components on white background");
    assert_eq!((spec.theme.primary.as_deref(), spec.theme.background.as_deref()), (Some("#000080"), Some("#ffffff")));
    assert_eq!(app("notes app in dark mode").theme.mode, Mode::Dark);
    assert_eq!(app("red wine tracker").theme.primary, None);
}

#[test]
fn features_become_options() {
    let spec = app("book collection app where I can filter by genre and sort by rating, as a table, with CSV export");
    assert_eq!(option(&spec, "records", "filters").unwrap()[0], "genre");
    assert_eq!(option(&spec, "records", "sort").unwrap(), "rating");
    assert_eq!(option(&spec, "records", "export").unwrap(), true);
    let spec = app("expense tracker with a chart of spending by category");
    assert_eq!(
        (option(&spec, "chart", "groupBy").unwrap(), option(&spec, "chart", "measure").unwrap()),
        (&"category".into(), &"sum".into())
    );
    assert_eq!(option(&app("tic tac toe for two players"), "tic-tac-toe", "opponent").unwrap(), "friend");
    assert_eq!(option(&app("scientific calculator"), "calculator", "scientific").unwrap(), true);
    let filtered = app("contact list filterable by city");
    assert!(matches!(field(&filtered, "City"), FieldKind::Choice { .. }), "a field that a feature needs is added");
}

#[test]
fn long_requests_in_the_style_of_benchmarks() {
    let analysis = read(
        "Please implement a website for a bookstore to sell books. The website should have functionalities for browsing books, managing orders, and customer reviews. \
         Users should be able to search for books, view book details, place orders, and write reviews. Use ivory as the background color and navy for components.",
    )
    .unwrap();
    let spec = &analysis.spec;
    let pages: Vec<&str> = spec.pages.iter().map(|page| page.title.as_str()).collect();
    assert_eq!(pages, ["Home", "Books", "Cart", "Checkout", "Orders", "Reviews"]);
    assert_eq!(
        (spec.name.as_str(), spec.theme.primary.as_deref(), spec.theme.background.as_deref()),
        ("Bookstore", Some("#000080"), Some("#fffff0"))
    );
    assert!(analysis.not_understood.is_empty(), "{:?}", analysis.not_understood);
    let analysis = read(
        "Please implement a website for a gym to manage members. The website should have functionalities for member registration, class scheduling and payments. \
         Users should be able to register members, book classes, and view a dashboard with statistics. Use black for the background and lime for components.",
    )
    .unwrap();
    let pages: Vec<&str> = analysis.spec.pages.iter().map(|page| page.title.as_str()).collect();
    for page in ["Home", "Members", "Classes", "Dashboard"] {
        assert!(pages.contains(&page), "{page} in {pages:?}");
    }
    assert!(option(&analysis.spec, "stats", "items").is_some());
}

#[test]
fn entities_of_one_app_point_at_each_other() {
    let spec = app("project management tool with projects and tasks");
    let relation = spec.entities.iter().find(|entity| entity.id == "task").unwrap().field("project").unwrap();
    assert_eq!(relation.kind, FieldKind::Relation { entity: "project".to_owned(), many: false });
    let shop = app("online store");
    assert!(matches!(field(&shop, "Customer"), FieldKind::Relation { entity, .. } if entity == "customer"));
}

#[test]
fn decisions_explain_and_leftovers_are_listed() {
    let analysis = read("task manager with title, due date and login. It should moonwalk over Jupiter.").unwrap();
    let decisions: Vec<String> = analysis.decisions.iter().map(ToString::to_string).collect();
    assert!(decisions.contains(&"'due date' → Due date (date)".to_owned()), "{decisions:?}");
    assert!(analysis.spec.sign_in.is_some(), "{decisions:?}");
    assert_eq!(analysis.not_understood, ["moonwalk over Jupiter"]);
}

#[test]
fn a_field_of_another_name_for_the_same_takes_the_rows_of_it() {
    let spec = app("plant list with name, place and watered on");
    assert_eq!(spec.entities[0].samples[0]["place"], "Living room");
    let spec = app("wine bottles with name, place and city");
    let first = &spec.entities[0].samples[0];
    assert!(!first["place"].as_str().unwrap().starts_with("Place"), "{first:?}");
    assert_eq!(first["city"], "Lisbon");
}

#[test]
fn samples_are_believable_and_stay_close_to_today() {
    let spec = app("task manager with title, due date and priority (low, medium, high)");
    let row = &spec.entities[0].samples[0];
    assert_eq!(row["title"], "Send the quarterly report");
    assert_eq!(row["dueDate"], "2026-03-02");
    assert_eq!(row["priority"], "high");
    assert!(spec.entities[0].samples.len() >= 4);
}

#[test]
fn every_noun_makes_an_app_of_its_own() {
    for noun in PLANNER.lexicon().nouns.all() {
        let spec = app(&format!("{} tracker", noun.name.to_lowercase()));
        let labels =
            |fields: &[isekai_codegen::Field]| fields.iter().map(|field| field.label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(&spec.entities[0].fields), labels(&noun.fields), "{}", noun.name);
        assert!(spec.entities[0].samples.len() >= 3, "{}", noun.name);
    }
}

#[test]
fn every_business_makes_a_page_with_its_own_copy() {
    for business in PLANNER.lexicon().businesses.all() {
        let spec = app(&format!("landing page for a {}", business.words[0]));
        assert_eq!(spec.name, business.name);
        let shown = serde_json::to_string(&spec.pages).unwrap();
        assert!(shown.contains(&business.action) && shown.contains(&business.questions[0].0), "{}", business.kind);
    }
}

#[test]
fn every_word_for_an_engine_leads_to_it() {
    for (text, block) in [
        ("csv reader", "csv-viewer"),
        ("open csv files", "csv-viewer"),
        ("spreadsheet viewer", "csv-viewer"),
        ("checklist app", "todo"),
        ("note taking app", "notes"),
        ("notepad", "notes"),
        ("trello clone", "board"),
        ("scrum board", "board"),
        ("pocket calculator", "calculator"),
        ("tictactoe", "tic-tac-toe"),
        ("snake game", "snake"),
        ("tip calculator", "formula"),
        ("history quiz", "quiz"),
        ("pomodoro timer", "timer"),
    ] {
        assert!(outline(&app(text)).contains(block), "{text}: {}", outline(&app(text)));
    }
}

/// All that engines are called leads to them, for both targets.
#[test]
fn every_part_is_an_app_by_itself() {
    let mut all_lost: Vec<String> = Vec::new();
    for engine in PLANNER.lexicon().engines.all.iter().filter(|engine| !engine.block.is_empty()) {
        let lost = |name: &&String| {
            let made = read(&format!("make a {name}"));
            made.map_or(true, |made| made.spec.pages[0].blocks[0].kind != engine.block)
        };
        let lost: Vec<&String> = engine.words().iter().filter(lost).collect();
        if !lost.is_empty() {
            all_lost.push(format!("{}: {lost:?}", engine.block));
        }
        let plain = app(&format!("{}, html and js only", engine.words()[0]));
        let has = find_block(&engine.block).unwrap().supports(Target::Static);
        assert_eq!(plain.target == Target::Static, has, "{}", engine.block);
    }
    assert!(all_lost.is_empty(), "{}", all_lost.join("\n"));
}

/// Options, limits and defaults in brackets.
#[test]
fn what_stands_in_brackets_is_read() {
    let spec = app(
        "club with title (text, max 100 characters), age (number, min 18), email (string, unique), price (number, default 0), \
         status (select: open, closed), category (food, rent, etc.)",
    );
    assert_eq!(field(&spec, "Title"), &FieldKind::Text { multiline: false, max_length: Some(100) });
    assert!(matches!(field(&spec, "Age"), FieldKind::Number { min: Some(min), .. } if *min == 18.0));
    assert_eq!(field(&spec, "Email"), &FieldKind::Email);
    assert!(matches!(field(&spec, "Price"), FieldKind::Money { .. }));
    let price = spec.entities.iter().flat_map(|entity| &entity.fields).find(|field| field.label == "Price").unwrap();
    assert_eq!(price.default, Some(0.into()));
    let options = |label: &str| match field(&spec, label) {
        FieldKind::Choice { options, .. } => options.iter().map(|choice| choice.label.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        (options("Status"), options("Category")),
        (vec!["Open".into(), "Closed".into()], vec!["Food".into(), "Rent".into()])
    );
}

#[test]
fn columns_of_a_board_are_the_options_of_its_status() {
    for (prompt, stages) in [
        ("Kanban board with columns To Do, In Progress, Done", vec!["To Do", "In Progress", "Done"]),
        ("hiring board with stages Applied, Interview and Offer", vec!["Applied", "Interview", "Offer"]),
    ] {
        let spec = app(prompt);
        let FieldKind::Choice { options, .. } = field(&spec, "Status") else { panic!("{prompt}") };
        assert_eq!(options.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>(), stages, "{prompt}");
    }
}

#[test]
fn what_is_not_wanted_is_left_out() {
    let spec = app("todo app without React, plain HTML");
    assert_eq!((spec.target, outline(&spec).as_str()), (Target::Static, "To-do List | todo"));
    assert_eq!(app("notes app, no dark mode").theme.mode, Mode::Light);
    assert!(!outline(&app("book list without charts")).contains("chart"));
    assert_eq!(option(&app("tic tac toe for two players, no computer"), "tic-tac-toe", "opponent").unwrap(), "friend");
    assert_eq!(option(&app("book list without search"), "records", "search").unwrap(), false);
    assert!(!outline(&app("landing page for my bakery without pricing")).contains("pricing"));
    assert!(read("todo app, no login").unwrap().warnings.is_empty());
}

#[test]
fn slips_are_decisions() {
    let analysis = read("expence tracker").unwrap();
    assert_eq!(analysis.decisions[0].to_string(), "'expence' → Read as \"expense\"");
}

#[test]
fn data_is_kept_under_the_first_name() {
    assert_eq!(app("habit tracker").storage_key.as_deref(), Some("habit-tracker"));
}

/// The charts of an app: heading, what is measured and how, what it is grouped by.
fn charts(spec: &AppSpec) -> Vec<String> {
    let all = spec.pages.iter().flat_map(|page| &page.blocks).filter(|block| block.kind == "chart");
    let text = |block: &isekai_codegen::Block, name: &str| {
        block.options.get(name).and_then(serde_json::Value::as_str).unwrap_or("-").to_owned()
    };
    all.map(|block| {
        let parts = ["heading", "measure", "field", "groupBy", "form"].map(|name| text(block, name));
        format!("{} {}", block.entity.as_deref().unwrap_or("-"), parts.join(" "))
    })
    .collect()
}

#[test]
fn tools_draw_what_is_asked_for_and_nothing_else() {
    let sales = app(
        "Please implement a sales dashboard for a toy maker. Managers should be able to view revenue by month in a bar chart and sales \
         by region, filter the orders by region and date, and export the orders as CSV.",
    );
    assert_eq!(
        charts(&sales),
        ["order Revenue by month sum total orderedOn bar", "order Sales by region sum total region bar",]
    );
    let fleet = app(
        "Please implement a fleet management web application. Staff should be able to add vehicles with plate number and model, assign \
         drivers to vehicles, plan maintenance with due date and cost, and see the maintenance cost by vehicle in a bar chart.",
    );
    assert_eq!(charts(&fleet), ["maintenanceEntry Maintenance cost by vehicle sum cost vehicle bar"]);
    assert!(matches!(field(&fleet, "Plate number"), FieldKind::Text { .. }));
}

#[test]
fn tools_compute_move_and_lend_what_the_words_say() {
    let rules = |spec: &AppSpec| -> Vec<String> {
        spec.behaviours
            .iter()
            .map(|rule| format!("{} {}", rule.kind, rule.options["field"].as_str().unwrap()))
            .collect()
    };
    let shares = app(
        "Build a web app for private investors to keep an eye on their stock portfolio. Users should be able to add holdings with ticker, \
         number of shares and purchase price, see the current value and profit or loss of each holding, and keep a watchlist.",
    );
    assert_eq!(shares.name, "Stock Portfolio");
    assert_eq!(rules(&shares), ["computed cost", "computed currentValue", "computed profitOrLoss"]);
    assert!(!outline(&shares).contains("cart"), "{}", outline(&shares));
    let bank = app(
        "Please implement a banking web application for managing accounts and payments. Users should be able to view their accounts, \
         transfer money between accounts and search the transaction history.",
    );
    assert_eq!(rules(&bank), ["adjust fromAccount.balance", "adjust toAccount.balance"]);
    let tools = app(
        "Create a tool lending system for a neighbourhood. Members should be able to browse tools, borrow a tool and return it, and admins \
         should be able to add tools with name, category and photo.",
    );
    assert!(
        outline(&tools).contains("Tools: Name, Category, Photo; Lendings: Item, Tool, Borrower"),
        "{}",
        outline(&tools)
    );
    let leave = app(
        "Please build an internal system for leave requests. Employees should be able to request leave with type, start date, end date and \
         reason, see the status of their requests and cancel a request. Managers should be able to approve or reject requests.",
    );
    assert!(leave.name == "Leave Requests" && leave.entities.len() == 1, "{}", outline(&leave));
}
