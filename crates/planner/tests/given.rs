//! What a request gives word by word stands in the app: prices, codes, texts, names of people, pages and sections.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use isekai_codegen::{AppSpec, Block, Entity, FieldKind};
use serde_json::{Value, json};

use common::app;

fn block<'a>(spec: &'a AppSpec, kind: &str) -> &'a Block {
    let all: Vec<&Block> = spec.pages.iter().flat_map(|page| &page.blocks).collect();
    let kinds: Vec<&str> = all.iter().map(|block| block.kind.as_str()).collect();
    all.iter().find(|block| block.kind == kind).unwrap_or_else(|| panic!("no {kind} in {kinds:?}"))
}

fn entity<'a>(spec: &'a AppSpec, singular: &str) -> &'a Entity {
    let names: Vec<&str> = spec.entities.iter().map(|entity| entity.singular.as_str()).collect();
    let found = spec.entities.iter().find(|entity| entity.singular == singular);
    found.unwrap_or_else(|| panic!("no {singular} in {names:?}"))
}

fn titles(spec: &AppSpec) -> Vec<&str> {
    spec.pages.iter().map(|page| page.title.as_str()).collect()
}

/// The values of a member of each of a block's items.
fn each<'a>(items: &'a Value, member: &str) -> Vec<&'a str> {
    items.as_array().into_iter().flatten().filter_map(|item| item.get(member)?.as_str()).collect()
}

fn names(entity: &Entity) -> Vec<&str> {
    let title = entity.title_field().unwrap();
    entity.samples.iter().filter_map(|row| row.get(&title.id)?.as_str()).collect()
}

#[test]
fn prices_of_a_landing_page_are_those_of_the_request() {
    let spec = app("landing page for a barber. haircut 25€, beard trim 15€, combo 35€");
    let plans = &block(&spec, "pricing").options["plans"];
    assert_eq!(each(plans, "name"), ["Haircut", "Beard trim", "Combo"]);
    assert_eq!(each(plans, "price"), ["25€", "15€", "35€"]);
    let spec = app("landing page for my food truck, menu: fish taco $5, churros $3.50");
    let items = &block(&spec, "menu-list").options["items"];
    assert_eq!((each(items, "name"), each(items, "price")), (vec!["Fish taco", "Churros"], vec!["$5", "$3.50"]));
}

#[test]
fn what_has_a_price_in_a_brief_is_a_row_with_it() {
    let spec = app(
        "Please implement a salon website where customers can browse services, read about the salon and book an appointment. \
         Show services with prices (Cut £40, Blow dry £30).",
    );
    let services = entity(&spec, "Service");
    assert_eq!(names(services), ["Cut", "Blow dry"]);
    let price = services.fields.iter().find(|field| field.label == "Price").unwrap();
    assert_eq!(price.kind, FieldKind::Money { currency: "GBP".to_owned() });
    assert_eq!(services.samples[1][&price.id], json!(30.0));
}

#[test]
fn terms_of_a_shop_are_no_goods() {
    let spec = app("online shop for handmade soap, discount code SOAP10 gives 10% off, free shipping over £30");
    let kept: Vec<&str> = spec.entities.iter().map(|entity| entity.singular.as_str()).collect();
    assert_eq!(kept, ["Soap", "Order"]);
    let cart = block(&spec, "cart");
    assert_eq!(cart.options["coupons"], json!([{"code": "SOAP10", "percent": 10}]));
    assert_eq!(cart.options["freeShippingFrom"], json!(30.0));
    let spec = app(
        "Please build a website for a bakery. Customers should be able to browse the menu, add items to a basket, enter a discount \
         code and check out for pickup.",
    );
    let kept: Vec<&str> = spec.entities.iter().map(|entity| entity.singular.as_str()).collect();
    assert_eq!(kept, ["Dish", "Order"]);
    assert!(block(&spec, "cart").options.contains_key("coupons"));
}

#[test]
fn codes_that_are_managed_are_kept() {
    let spec = app(
        "Implement an e-commerce site for sneakers. Users can view products, add to cart, apply promo codes and pay. \
         Admins can manage products, promo codes and orders.",
    );
    let kept: Vec<&str> = spec.entities.iter().map(|entity| entity.singular.as_str()).collect();
    assert_eq!(kept, ["Sneaker", "Coupon", "Order"]);
}

#[test]
fn a_site_that_sells_is_a_shop() {
    for (prompt, name, sold) in [
        ("website to sell my candles", "Candles", "Candle"),
        ("shop for vintage vinyl records with cart", "Vinyl Record Shop", "Vinyl record"),
        ("e-commerce site for sneakers", "Sneaker Shop", "Sneaker"),
    ] {
        let spec = app(prompt);
        assert_eq!(spec.name, name, "{prompt}");
        let catalog = block(&spec, "catalog").entity.clone();
        assert_eq!(catalog.as_deref(), Some(entity(&spec, sold).id.as_str()), "{prompt}");
    }
}

#[test]
fn texts_of_the_opening_are_those_of_the_request() {
    let spec = app(
        "Please build a website for a bakery. The home page should show a hero with the text \"Baked before sunrise\" and two buttons, \
         \"See our menu\" and \"Order a cake\". Customers should be able to browse the menu, read the story and contact the bakery.",
    );
    let hero = &block(&spec, "hero").options;
    assert_eq!(hero["heading"], "Baked before sunrise");
    assert_eq!(hero["primaryAction"], json!({"label": "See our menu", "href": "#/menu"}));
    assert_eq!(hero["secondaryAction"]["label"], "Order a cake");
    assert!(spec.entities.iter().all(|entity| entity.singular != "Hero"));
    let spec = app("landing page for my gym with a join now button");
    assert_eq!(block(&spec, "hero").options["primaryAction"]["label"], "Join now");
}

#[test]
fn sections_and_pages_bear_the_names_of_the_request() {
    let spec = app("landing page for a barber. sections: our barbers, gallery, find us");
    let page: Vec<(&str, &str)> = spec.pages[0]
        .blocks
        .iter()
        .filter_map(|block| Some((block.kind.as_str(), block.options.get("heading")?.as_str()?)))
        .skip(1)
        .take(3)
        .collect();
    assert_eq!(page, [("team", "Our barbers"), ("gallery", "Gallery"), ("map", "Find us")]);
    let spec = app("website for my food truck \"Taco Loco\". Home, Menu and Contact pages");
    assert_eq!(titles(&spec), ["Home", "Menu", "Contact"]);
    let spec = app(
        "Please create a recipe sharing website. Users should be able to publish recipes, save recipes to favorites and search recipes. \
         There should be pages for Home, Recipes, Submit a recipe and My favorites.",
    );
    let of = |title: &str| spec.pages.iter().find(|page| page.title == title).unwrap().blocks[0].kind.as_str();
    assert_eq!((of("Submit a recipe"), of("My favorites")), ("form", "records"));
}

#[test]
fn who_or_what_is_booked_is_chosen() {
    let spec = app(
        "Please implement a salon booking website where customers can choose a service, pick a stylist, select a date and time and \
         book an appointment. The stylists are Mia, Jonas and Priya.",
    );
    assert_eq!(names(entity(&spec, "Stylist")), ["Mia", "Jonas", "Priya"]);
    let spec = app(
        "Please implement a restaurant website for La Piazza. Guests should be able to view the menu, choose a table (window, terrace, \
         booth), pick date and time and make a reservation.",
    );
    assert_eq!(spec.name, "La Piazza");
    let tables = entity(&spec, "Table");
    assert_eq!(names(tables), ["Window", "Terrace", "Booth"]);
    let booked = entity(&spec, "Reservation");
    let points = |kind: &FieldKind| matches!(kind, FieldKind::Relation { entity, .. } if *entity == tables.id);
    assert!(booked.fields.iter().any(|field| points(&field.kind)));
    let spec = app("website where parents can book a babysitter, see rates per hour and reviews");
    assert!(entity(&spec, "Babysitter").fields.iter().any(|field| field.label == "Price per hour"));
}

#[test]
fn people_of_a_feed_are_no_address_book() {
    let spec = app("a twitter clone for bird watchers where i can post, like, repost and follow people");
    assert_eq!(block(&spec, "feed").entity.as_deref(), Some("post"));
    assert_eq!(spec.entities.len(), 1);
}

#[test]
fn what_an_order_asks_stands_with_the_order() {
    let spec = app(
        "Please implement a flower shop website. Visitors should be able to browse bouquets, add a greeting card message, put bouquets \
         into the cart and check out. Delivery is free from $60.",
    );
    let kept: Vec<&str> = spec.entities.iter().map(|entity| entity.singular.as_str()).collect();
    assert_eq!(kept, ["Bouquet", "Order"]);
    let labels: Vec<&str> = entity(&spec, "Order").fields.iter().map(|field| field.label.as_str()).collect();
    assert!(labels.contains(&"Greeting card message"), "{labels:?}");
    assert_eq!(block(&spec, "cart").options["freeShippingFrom"], json!(60.0));
}

#[test]
fn prices_of_tickets_are_of_no_tour() {
    let spec = app(
        "Please build a museum website where visitors explore exhibits by era, take a tour and buy tickets (adult $12, student $8).",
    );
    assert!(spec.entities.iter().all(|entity| entity.title_field().is_none() || !names(entity).contains(&"Adult")));
    assert_eq!(each(&block(&spec, "pricing").options["plans"], "name"), ["Adult", "Student"]);
}

#[test]
fn whoever_begins_a_sentence_with_can_does_it() {
    let spec = app(
        "Please build a podcast website. Listeners can browse episodes by season, read show notes and leave comments.",
    );
    assert!(entity(&spec, "Podcast").fields.iter().any(|field| field.label == "Season"));
    assert!(spec.entities.iter().any(|entity| entity.singular == "Comment"));
}
