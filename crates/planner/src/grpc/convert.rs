//! Own events ⇄ messages of the wire.

use serde_json::Value;

use super::proto;
use crate::events::{Conflict, Done, Event, PlanStep, Usage};

pub fn step_to_proto(step: PlanStep) -> proto::PlanStep {
    proto::PlanStep { id: step.id, action: step.action, tool: step.tool, payload: step.payload.to_string() }
}

/// A payload that is no JSON stays a string.
pub fn step_from_proto(step: proto::PlanStep) -> PlanStep {
    let payload = serde_json::from_str(&step.payload).unwrap_or(Value::String(step.payload));
    PlanStep { id: step.id, action: step.action, tool: step.tool, payload }
}

pub fn event_to_proto(event: Event) -> proto::Event {
    use proto::event::Event as E;
    let event = match event {
        Event::PlanStep(step) => E::PlanStep(step_to_proto(step)),
        Event::FileOpen { path } => E::FileOpen(proto::FileOpen { path }),
        Event::FileChunk { path, offset, text } => E::FileChunk(proto::FileChunk { path, offset, text }),
        Event::FileClose { path, size_bytes, sha256 } => E::FileClose(proto::FileClose { path, size_bytes, sha256 }),
        Event::FileDelete { path } => E::FileDelete(proto::FileDelete { path }),
        Event::Command { arguments } => E::Command(proto::Command { arguments }),
        Event::Note { text } => E::Note(proto::Note { text }),
        Event::Warning { code, text } => E::Warning(proto::Warning { code, text }),
        Event::Usage(Usage { provider, input_tokens, output_tokens, cost_micros }) => {
            E::Usage(proto::Usage { provider, input_tokens, output_tokens, cost_micros })
        }
        Event::Conflict(Conflict { path, base, actual, new }) => {
            E::Conflict(proto::Conflict { path, base, actual, new })
        }
        Event::Done(Done { name, spec, generator_version, framework, language, summary, base_files }) => {
            E::Done(proto::Done { name, spec, generator_version, framework, language, summary, base_files })
        }
    };
    proto::Event { event: Some(event) }
}

/// `None` for an event of a later version of the contract.
pub fn event_from_proto(event: proto::Event) -> Option<Event> {
    use proto::event::Event as E;
    Some(match event.event? {
        E::PlanStep(step) => Event::PlanStep(step_from_proto(step)),
        E::FileOpen(proto::FileOpen { path }) => Event::FileOpen { path },
        E::FileChunk(proto::FileChunk { path, offset, text }) => Event::FileChunk { path, offset, text },
        E::FileClose(proto::FileClose { path, size_bytes, sha256 }) => Event::FileClose { path, size_bytes, sha256 },
        E::FileDelete(proto::FileDelete { path }) => Event::FileDelete { path },
        E::Command(proto::Command { arguments }) => Event::Command { arguments },
        E::Note(proto::Note { text }) => Event::Note { text },
        E::Warning(proto::Warning { code, text }) => Event::Warning { code, text },
        E::Usage(proto::Usage { provider, input_tokens, output_tokens, cost_micros }) => {
            Event::Usage(Usage { provider, input_tokens, output_tokens, cost_micros })
        }
        E::Conflict(proto::Conflict { path, base, actual, new }) => {
            Event::Conflict(Conflict { path, base, actual, new })
        }
        E::Done(proto::Done { name, spec, generator_version, framework, language, summary, base_files }) => {
            Event::Done(Done { name, spec, generator_version, framework, language, summary, base_files })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_back_as_they_were() {
        let events = [
            Event::PlanStep(PlanStep {
                id: "step_0".into(),
                action: "a".into(),
                tool: "t".into(),
                payload: serde_json::json!({"a": [1]}),
            }),
            Event::FileChunk { path: "p".into(), offset: 7, text: "é".into() },
            Event::Conflict(Conflict {
                path: "p".into(),
                base: None,
                actual: Some(String::new()),
                new: Some("n".into()),
            }),
            Event::Usage(Usage { provider: "built-in".into(), ..Usage::default() }),
            Event::Done(Done {
                name: "n".into(),
                base_files: [("a".to_owned(), "b".to_owned())].into(),
                ..Done::default()
            }),
        ];
        for event in events {
            assert_eq!(event_from_proto(event_to_proto(event.clone())), Some(event));
        }
        assert_eq!(event_from_proto(proto::Event { event: None }), None);
    }
}
