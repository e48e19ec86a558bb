//! States of a workflow and of its steps.

use crate::text_enum::text_enums;

text_enums! {
    WorkflowStatus {
        Pending = "pending",
        Running = "running",
        Compensating = "compensating",
        Completed = "completed",
        Compensated = "compensated",
        Stuck = "stuck",
    }
    /// Whether a step is being done or undone.
    Phase {
        Do = "do",
        Undo = "undo",
    }
    StepStatus {
        Started = "started",
        Succeeded = "succeeded",
        Failed = "failed",
    }
}

impl WorkflowStatus {
    /// Whether it will be claimed again. A stuck one waits for a person.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Running | Self::Compensating)
    }

    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Completed | Self::Compensated)
    }
}
