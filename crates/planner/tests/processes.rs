//! Work that several people have a part in: who does what, to what, in which order, and what is kept of it.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use isekai_codegen::{AppSpec, FieldKind};

use common::app;

/// `Rooms: Number, Guest→guest, Status[Open|Clean]` for each list, `Rooms: records` for each page.
fn outline(spec: &AppSpec) -> Vec<String> {
    let lists = spec.entities.iter().map(|entity| {
        let fields = entity.fields.iter().map(|field| match &field.kind {
            FieldKind::Relation { entity, .. } => format!("{}→{entity}", field.label),
            FieldKind::Choice { options, .. } if field.label == "Status" => {
                let options: Vec<&str> = options.iter().map(|option| option.label.as_str()).collect();
                format!("{}[{}]", field.label, options.join("|"))
            }
            FieldKind::Money { .. } => format!("{}$", field.label),
            _ => field.label.clone(),
        });
        format!("{}: {}", entity.plural, fields.collect::<Vec<_>>().join(", "))
    });
    let pages = spec.pages.iter().map(|page| {
        let blocks: Vec<&str> = page.blocks.iter().map(|block| block.kind.as_str()).collect();
        format!("page {}: {}", page.title, blocks.join(", "))
    });
    lists.chain(pages).collect()
}

/// Prompt; what has to be among the lists and pages; beginnings that none of them may have.
fn check(table: &[(&str, &[&str], &[&str])]) {
    for (prompt, expected, refused) in table {
        let found = outline(&app(prompt));
        for line in *expected {
            assert!(found.iter().any(|one| one == line), "{prompt}: no `{line}` in {found:#?}");
        }
        for line in *refused {
            assert!(!found.iter().any(|one| one.starts_with(line)), "{prompt}: `{line}` in {found:#?}");
        }
    }
}

#[test]
fn whoever_does_something_is_told_from_what_is_kept() {
    check(&[
        (
            "Garage app. Mechanics record repairs with date, parts and cost. Planners schedule inspections.",
            &["Inspections: Title, Assigned to, Status[To do|In progress|Done], Priority, Due date, Progress, Notes"],
            &["Planner", "Mechanic"],
        ),
        (
            "Expense claims: employee submits claim with amount, date, category and receipt, manager approves, finance reimburses.",
            &["Expense claims: Purpose, Amount$, Date, Category, Status[Draft|Submitted|Approved|Paid|Rejected]"],
            &["Finance", "Reimburse", "Manager"],
        ),
        (
            "Clinic app where receptionists register patients with name, phone and insurance number, doctors write visit notes, and only admins can delete patients.",
            &["Patients: Name, Phone, Insurance number"],
            &["Doctor", "Receptionist"],
        ),
        (
            "We need a system for our housing cooperative: residents report damages with title, description, photo and apartment number; the caretaker assigns a craftsman to each damage and sets the status (new, assigned, done). They can then close the report.",
            &["Damages: Title, Description, Photo, Apartment number, Craftsman, Status[New|Assigned|Done]"],
            &["Report", "Caretaker", "page Report"],
        ),
    ]);
}

#[test]
fn states_follow_from_what_is_done_and_in_its_order() {
    check(&[
        (
            "purchase requests with item, amount and priority low/med/high; boss approves, accounting can then mark them as paid",
            &["Purchase requests: Item, Amount$, Priority, Status[Submitted|Approved|Paid|Rejected|Ordered]"],
            &[],
        ),
        (
            "leave tracker: employees ask for days off, managers approve or reject. each request has start date, end date, reason and type (holiday, sick, unpaid)",
            &["Requests: Name, Start date, End date, Reason, Type, Status[Open|Approved|Rejected]"],
            &[],
        ),
        (
            "Create a hostel management app. Rooms with number, floor and price. Guests with name, passport number and email. Staff can mark rooms as clean or dirty.",
            &["Rooms: Number, Floor, Price$, Status[Open|Dirty|Clean]"],
            &[],
        ),
    ]);
}

#[test]
fn lists_that_are_defined_one_after_the_other_have_their_own_fields() {
    check(&[
        (
            "assign volunteers to shifts. volunteers with name, email and phone. shifts with title, date and place",
            &["Volunteers: Name, Email, Phone", "Shifts: Title, Volunteer→volunteer, Date, Place"],
            &[],
        ),
        (
            "Create a hostel management app. Rooms with number, floor, number of beds and price per night. Guests with name, passport number and email. Staff can mark rooms as clean or dirty.",
            &["Guests: Name, Passport number, Email"],
            &["Hotel"],
        ),
    ]);
}

#[test]
fn pages_that_are_named_as_lists_are_these_lists() {
    check(&[(
        "Develop a school administration website. Pages: Students, Teachers, Classes, Timetable, Grades. Students have a first name, last name and class. Teachers give grades to students. Parents can view the grades of their children.",
        &["page Teachers: records", "page Classes: records", "page Grades: records"],
        &[],
    )]);
}

#[test]
fn values_and_rates_are_money_only_where_it_is_about_money() {
    check(&[
        ("pond log with date, pH value, oxygen value and notes", &["Ponds: Date, PH value, Oxygen value, Notes"], &[]),
        (
            "asset register with name, purchase date and book value",
            &["Inventory items: Name, Purchase date, Book value$"],
            &[],
        ),
    ]);
}

#[test]
fn whoever_decides_has_a_right_of_their_own_where_people_sign_in() {
    let spec = app(
        "Leave app with login. Employees can request leave with start date, end date and reason. Managers can approve or reject leave requests.",
    );
    let blocks: Vec<_> = spec.pages.iter().flat_map(|page| &page.blocks).collect();
    let of =
        |kind: &str| blocks.iter().find(|block| block.kind == kind && block.entity.as_deref() == Some("leaveRequest"));
    let list = of("records").unwrap();
    assert_eq!(list.options.get("write").and_then(|who| who.as_str()), Some("manager"), "{:#?}", outline(&spec));
    let form = of("form").unwrap();
    let asked = form.options.get("fields").unwrap().to_string();
    assert!(asked.contains("reason") && !asked.contains("status"), "{asked}");
}
