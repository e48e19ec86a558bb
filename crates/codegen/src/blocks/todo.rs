//! `todo`: a plain task list.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Todo;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the list; none by default."),
    OptionDef::new("placeholder", OptionKind::Line(60), "In the empty field for a new task."),
    OptionDef::new("items", OptionKind::Lines(20), "Tasks of the first visit."),
];

impl BlockKind for Todo {
    fn kind(&self) -> &'static str {
        "todo"
    }

    fn about(&self) -> &'static str {
        "A quick task list: add, tick off, filter, clear what is done. For tasks with more fields use `records`."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("TodoList", "components/todo/TodoList").options(cx, &[])
    }
}
