//! Long briefs of public sites: what visitors hand in, what they filter by, what is shown first.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::sync::LazyLock;

use chrono::NaiveDate;
use isekai_codegen::{AppSpec, Block, Entity, FieldKind, compile};
use isekai_domain::Prompt;
use isekai_planner::analyser::BuiltIn;
use isekai_planner::analysis::Context;

static PLANNER: LazyLock<BuiltIn> = LazyLock::new(|| BuiltIn::load().unwrap());

fn site(prompt: &str) -> AppSpec {
    let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let spec = PLANNER.analyse_now(&Prompt::parse(prompt).unwrap(), &Context::new(today)).unwrap().spec;
    compile(&spec).unwrap_or_else(|error| panic!("{prompt}: {error}"));
    spec
}

fn entity<'a>(spec: &'a AppSpec, singular: &str) -> &'a Entity {
    let names: Vec<&str> = spec.entities.iter().map(|entity| entity.singular.as_str()).collect();
    spec.entities
        .iter()
        .find(|entity| entity.singular == singular)
        .unwrap_or_else(|| panic!("no {singular} in {names:?}"))
}

fn labels(entity: &Entity) -> Vec<&str> {
    entity.fields.iter().map(|field| field.label.as_str()).collect()
}

fn options(entity: &Entity, label: &str) -> Vec<String> {
    let field = entity.fields.iter().find(|field| field.label == label);
    match field.map(|field| &field.kind) {
        Some(FieldKind::Choice { options, .. }) => options.iter().map(|option| option.label.clone()).collect(),
        other => panic!("{label} is {other:?}"),
    }
}

fn blocks<'a>(spec: &'a AppSpec, kind: &str) -> Vec<&'a Block> {
    spec.pages.iter().flat_map(|page| &page.blocks).filter(|block| block.kind == kind).collect()
}

fn forms(spec: &AppSpec) -> Vec<&str> {
    blocks(spec, "form").iter().filter_map(|block| block.entity.as_deref()).collect()
}

fn filters(spec: &AppSpec, entity: &str) -> Vec<String> {
    let lists = blocks(spec, "records").into_iter().chain(blocks(spec, "catalog"));
    let list = lists.into_iter().find(|block| block.entity.as_deref() == Some(entity)).unwrap();
    let ids = list.options.get("filters").and_then(|ids| ids.as_array()).cloned().unwrap_or_default();
    ids.iter().filter_map(|id| id.as_str()).map(str::to_owned).collect()
}

/// Brief, the form it asks for, and fields of that form.
const HANDED_IN: &[(&str, &str, &[&str])] = &[
    (
        "Please implement a website for a run. Runners should be able to see news, read the rules, and register with name, email and ticket type.",
        "Registration",
        &["Name", "Email", "Ticket type"],
    ),
    (
        "Please build a website for a conference. Visitors should be able to see talks by day, read about the speakers, subscribe to the newsletter, find the venue on a map, and propose a talk with title and abstract.",
        "Talk proposal",
        &["Title", "Abstract"],
    ),
    (
        "Our school needs a website. Parents should be able to read news, see events, and report that a child is absent with name, class, date and reason.",
        "Absence",
        &["Name", "Class", "Date", "Reason"],
    ),
    (
        "Please implement a website for a law firm. Visitors should be able to read articles, view lawyers, and ask for a consultation with name, phone and a short description.",
        "Consultation request",
        &["Name", "Phone", "Short description"],
    ),
    (
        "Please implement a website for a parcel company. Customers should be able to view parcels, read news and book a pickup with address and date.",
        "Pickup",
        &["Address", "Date"],
    ),
    (
        "Please implement a website for an animal shelter. Visitors should be able to browse pets, read stories, donate money, subscribe to the newsletter, and report a lost pet.",
        "Lost pet",
        &["Name", "Last seen at"],
    ),
    (
        "Please implement a bike rental website. Customers should be able to browse bikes, read news, and report a damage with bike number and description.",
        "Damage report",
        &["Bike number", "Description"],
    ),
    (
        "Please implement a website for a zoo. Visitors should be able to browse animals, read news and adopt an animal with name, email and amount.",
        "Adoption",
        &["Name", "Animal", "Amount"],
    ),
    (
        "Please implement a website for a dance school. Students should be able to browse classes, read news and sign up for a class with name, email and level.",
        "Registration",
        &["Name", "Class", "Email", "Level"],
    ),
];

#[test]
fn what_visitors_hand_in_is_a_form_of_its_own() {
    for (prompt, name, fields) in HANDED_IN {
        let spec = site(prompt);
        let form = entity(&spec, name);
        assert!(forms(&spec).contains(&form.id.as_str()), "{prompt}: no form for {name}");
        for field in *fields {
            assert!(labels(form).contains(field), "{prompt}: no {field} in {:?}", labels(form));
        }
        assert!(
            spec.entities.iter().all(|entity| !["Request", "Ticket"].contains(&entity.singular.as_str())),
            "{prompt}"
        );
    }
}

#[test]
fn an_account_is_no_form() {
    let spec = site(
        "Please implement a website for a club. Members should be able to register with email and password, read news, browse courts and write reviews.",
    );
    assert!(spec.sign_in.is_some());
    assert!(spec.entities.iter().all(|entity| entity.singular != "Registration"));
}

#[test]
fn values_that_are_listed_are_options() {
    let spec = site(
        "Develop a website for a city marathon. The website should take registrations for 5 km, 10 km and marathon with name, age and distance, show a countdown, and show results of past years.",
    );
    assert_eq!(options(entity(&spec, "Registration"), "Distance"), ["5 km", "10 km", "Marathon"]);
    let spec = site(
        "Please implement a meal planning website. Users should be able to add recipes, search recipes, filter them by diet (vegan, vegetarian, gluten free), put meals on the days of the week and tick off things on the shopping list.",
    );
    assert_eq!(options(entity(&spec, "Recipe"), "Diet"), ["Vegan", "Vegetarian", "Gluten free"]);
    assert_eq!(filters(&spec, "recipe")[0], "diet");
    assert!(spec.entities.iter().all(|entity| entity.singular != "Order"), "a shopping list is no shop");
    assert_eq!(blocks(&spec, "board")[0].options["field"], "weekday");
    let spec = site(
        "Please build a website for a law firm. It needs a home page, practice areas (family law, labour law, tenancy), lawyers with photo and short biography, a page with fees, articles, and contact with a map. Visitors should be able to ask for a consultation with name, phone, area and a short description.",
    );
    let areas: Vec<&str> =
        entity(&spec, "Practice area").samples.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(areas, ["Family law", "Labour law", "Tenancy"]);
    assert!(spec.entities.iter().all(|entity| entity.singular != "Property"));
}

#[test]
fn filters_that_are_named_are_there() {
    let spec = site(
        "Please implement a real estate website. Users should be able to filter properties by type and price, view a property with rooms, area and photos, request a viewing and search properties by name.",
    );
    let filters = filters(&spec, "property");
    assert!(filters.contains(&"kind".to_owned()) && filters.contains(&"price".to_owned()), "{filters:?}");
    assert!(!filters.contains(&"title".to_owned()), "{filters:?}");
    let spec = site(
        "Please implement an Italian restaurant website. Guests should be able to browse the menu by course (starters, mains), filter vegetarian dishes, reserve a table and write a review.",
    );
    let dishes = spec.entities.iter().find(|entity| entity.singular == "Dish").unwrap();
    assert_eq!(options(dishes, "Course"), ["Starters", "Mains"]);
    assert!(
        spec.pages.iter().any(|page| page.title == "Menu") && spec.pages.iter().any(|page| page.title == "Reviews")
    );
}

#[test]
fn what_is_shown_first_is_what_visitors_come_for() {
    let spec = site(
        "Please implement a website for a charity to collect donations and find volunteers. Visitors should be able to browse campaigns, donate an amount to a campaign, register as a volunteer with skills and available days, and read stories.",
    );
    assert_eq!(blocks(&spec, "featured")[0].entity.as_deref(), Some("campaign"));
    assert!(labels(entity(&spec, "Donation")).contains(&"Campaign"));
    assert!(forms(&spec).contains(&"volunteer"));
}

#[test]
fn apps_are_called_by_what_they_are() {
    for (prompt, name) in [
        (
            "Please build a professional website for a small law firm. Visitors should be able to read articles, view lawyers, see prices and contact us.",
            "Law Firm",
        ),
        (
            "I organise a two-day conference about open hardware and need its website. Visitors should be able to see talks, read about speakers and read news.",
            "Open Hardware Conference",
        ),
        (
            "Please implement a website for a cafe \"Beanworks\". Visitors should be able to see the menu, read news, see events and reserve a table.",
            "Beanworks",
        ),
    ] {
        assert_eq!(site(prompt).name, name);
    }
}

#[test]
fn pages_of_a_list_hold_what_is_said_about_them() {
    let spec = site(
        "Create a website for a parcel company. Customers should be able to track a parcel by its number, calculate the shipping price from weight and size, and book a pickup with address and date. The navigation should have the pages Track, Prices and Pickup.",
    );
    let kind = |title: &str| {
        let page = spec.pages.iter().find(|page| page.title == title).unwrap_or_else(|| panic!("no page {title}"));
        page.blocks[0].kind.clone()
    };
    assert_eq!(
        (kind("Track").as_str(), kind("Prices").as_str(), kind("Pickup").as_str()),
        ("records", "formula", "form")
    );
}
