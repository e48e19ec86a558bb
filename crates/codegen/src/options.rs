//! Options of blocks and behaviours, declared once: the declaration checks them, describes them in the JSON schema and, for
//! blocks, names the properties of the component.

mod check;
mod describe;

use crate::spec::FieldKind;

pub use check::{Scope, check};
pub use describe::describe;

/// One option of a block or behaviour.
#[derive(Debug, Clone, Copy)]
pub struct OptionDef {
    pub name: &'static str,
    pub kind: OptionKind,
    pub required: bool,
    pub about: &'static str,
}

#[derive(Debug, Clone, Copy)]
pub enum OptionKind {
    Flag,
    /// One line of at most this many characters.
    Line(usize),
    /// Text of several lines.
    Text(usize),
    Integer(i64, i64),
    /// A number in this range.
    Number(f64, f64),
    OneOf(&'static [&'static str]),
    /// Several of these, without repetition; at least one.
    SomeOf(&'static [&'static str]),
    /// A time of day: `09:00`.
    Clock,
    /// Id of a field of the block's entity.
    Field(Accepts),
    /// Ids of fields of the block's entity.
    Fields(Accepts),
    /// Id of another entity; the component gets its definition.
    Entity,
    /// Id of a field of the entity that the named option beside it says.
    FieldOf(&'static str, Accepts),
    /// Ids of fields of the entity that the named option beside it says.
    FieldsOf(&'static str, Accepts),
    /// A field of the entity, or of the record that one of its relations points at: `price`, `product.price`.
    Path(Accepts),
    /// Several of them.
    Paths(Accepts),
    /// Lines, with the greatest number of items.
    Lines(usize),
    /// Objects, with the greatest number of items.
    Items(&'static [OptionDef], usize),
    Object(&'static [OptionDef]),
    /// A text, a number or true/false.
    Scalar,
    /// Where a button leads: an address, `#/page` or `#part`.
    Link,
    /// Any number.
    AnyNumber,
    /// A camelCase identifier that expressions use.
    Name,
    /// Identifiers, with the greatest number of them.
    Names(usize),
    /// A formula over named values, see `expression`.
    Expression,
    /// Who may do something: `everyone`, `signed-in` or a role of the app's accounts.
    Who,
}

/// Which fields an option may name.
#[derive(Debug, Clone, Copy)]
pub struct Accepts {
    pub what: &'static str,
    pub check: fn(&FieldKind) -> bool,
}

impl OptionDef {
    pub const fn new(name: &'static str, kind: OptionKind, about: &'static str) -> Self {
        Self { name, kind, required: false, about }
    }

    pub const fn required(name: &'static str, kind: OptionKind, about: &'static str) -> Self {
        Self { name, kind, required: true, about }
    }
}

pub const ANY: Accepts = Accepts { what: "a field", check: |_| true };
pub const FILTERABLE: Accepts = Accepts {
    what: "a field that is no picture and no long text",
    check: |kind| !matches!(kind, FieldKind::Image | FieldKind::Text { multiline: true, .. }),
};
/// What lists are narrowed by when nothing is said about it.
pub const CHOSEN: Accepts = Accepts {
    what: "a choice, yes/no or relation field",
    check: |kind| matches!(kind, FieldKind::Choice { .. } | FieldKind::Boolean | FieldKind::Relation { .. }),
};
pub const SINGLE_CHOICE: Accepts = Accepts {
    what: "a choice field that takes one value",
    check: |kind| matches!(kind, FieldKind::Choice { many: false, .. }),
};
pub const NUMERIC: Accepts = Accepts {
    what: "a number, money or rating field",
    check: |kind| matches!(kind, FieldKind::Number { .. } | FieldKind::Money { .. } | FieldKind::Rating { .. }),
};
pub const MONEY: Accepts = Accepts { what: "a money field", check: |kind| matches!(kind, FieldKind::Money { .. }) };
pub const DATE: Accepts = Accepts { what: "a date field", check: |kind| matches!(kind, FieldKind::Date) };
pub const TIME: Accepts = Accepts { what: "a time field", check: |kind| matches!(kind, FieldKind::Time) };
pub const IMAGE: Accepts = Accepts { what: "a picture field", check: |kind| matches!(kind, FieldKind::Image) };
pub const LINE_OF_TEXT: Accepts =
    Accepts { what: "a short text field", check: |kind| matches!(kind, FieldKind::Text { multiline: false, .. }) };
pub const GROUPABLE: Accepts = Accepts {
    what: "a choice, date, yes/no, relation, tags, rating or short text field",
    check: |kind| {
        matches!(
            kind,
            FieldKind::Choice { .. }
                | FieldKind::Date
                | FieldKind::DateTime
                | FieldKind::Boolean
                | FieldKind::Relation { .. }
                | FieldKind::Tags
                | FieldKind::Rating { .. }
                | FieldKind::Text { multiline: false, .. }
        )
    },
};
pub const TEMPORAL: Accepts = Accepts {
    what: "a date or date and time field",
    check: |kind| matches!(kind, FieldKind::Date | FieldKind::DateTime),
};

pub const YES_NO: Accepts = Accepts { what: "a yes/no field", check: |kind| matches!(kind, FieldKind::Boolean) };
pub const RELATION: Accepts = Accepts { what: "a relation", check: |kind| matches!(kind, FieldKind::Relation { .. }) };
/// Says whose a record is.
pub const OWNER: Accepts = Accepts {
    what: "an email or short text field",
    check: |kind| matches!(kind, FieldKind::Email | FieldKind::Text { multiline: false, .. }),
};

/// A number drawn from records.
pub const MEASURE: &[OptionDef] = &[
    OptionDef::required("label", OptionKind::Line(40), "What the number is called."),
    OptionDef::required(
        "measure",
        OptionKind::OneOf(&["count", "share", "sum", "average", "min", "max"]),
        "How it is computed.",
    ),
    OptionDef::new("field", OptionKind::Field(NUMERIC), "What is summed; not for `count` and `share`."),
    OptionDef::new(
        "where",
        OptionKind::Object(WHERE),
        "Only records whose field has this value; for `share`, the part of all that is told as percent.",
    ),
];

/// A field with a value.
pub const WHERE: &[OptionDef] = &[
    OptionDef::required("field", OptionKind::Field(ANY), "The field that is compared."),
    OptionDef::required("equals", OptionKind::Scalar, "The value it must have."),
];
