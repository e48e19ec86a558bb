"use client";

import { useId, useState, type FormEvent } from "react";
import { useMutation } from "@tanstack/react-query";
import { useMay } from "@/features/session/use-may";
import { audit as words } from "@/messages/audit";
import { Button } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { actionChoices, resourceChoices, type Choice } from "./actions";
import { localOf, momentOf, type AuditFilter } from "./filter";
import { nameOf, userIdOf, type Person } from "./people";

interface Props {
  filter: AuditFilter;
  /** Those that are offered; others are found by name or id. */
  people: Person[];
  onApply: (filter: AuditFilter) => void;
}

const HOUR_MS = 3_600_000;
const SPANS = [
  { label: words.filter.lastHour, ms: HOUR_MS },
  { label: words.filter.lastDay, ms: 24 * HOUR_MS },
  { label: words.filter.lastWeek, ms: 7 * 24 * HOUR_MS },
];

/** Begins with the filter of the address; nothing changes until it is applied. */
export function FilterForm({ filter, people, onApply }: Props) {
  const listId = useId();
  const mayFind = useMay()("user", "read");
  const [draft, setDraft] = useState(filter);
  const [user, setUser] = useState(() => (filter.userId ? (nameOf(people, filter.userId) ?? filter.userId) : ""));
  const [wrong, setWrong] = useState<string>();
  const set = (change: AuditFilter): void => setDraft({ ...draft, ...change });
  const apply = useMutation({
    mutationFn: () => userIdOf(user.trim(), people, mayFind),
    onSuccess: (found) => {
      if ("wrong" in found) setWrong(found.wrong);
      else onApply({ ...draft, userId: found.id });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.from && draft.until && draft.from >= draft.until) return setWrong(words.filter.order);
    setWrong(undefined);
    apply.mutate();
  };

  return (
    <form onSubmit={submit} aria-label={words.filter.legend} className="mb-4 rounded-xl border border-line bg-surface p-4">
      <div className="grid gap-x-4 gap-y-3.5 sm:grid-cols-2 lg:grid-cols-3">
        <Field label={words.filter.user} hint={mayFind ? words.filter.userHint : words.filter.userIdHint}>
          {(props) => (
            <input {...props} value={user} onChange={(event) => setUser(event.target.value)} list={listId} autoComplete="off" spellCheck={false} className={inputClass} />
          )}
        </Field>
        <datalist id={listId}>{people.map((person) => <option key={person.id} value={person.name} />)}</datalist>
        <Field label={words.filter.resource}>
          {(props) => (
            <Select
              {...props}
              value={draft.resource}
              none={words.filter.anything}
              choices={resourceChoices()}
              onChange={(resource) => set({ resource, action: undefined })}
            />
          )}
        </Field>
        <Field label={words.filter.action}>
          {(props) => (
            <Select {...props} value={draft.action} none={words.filter.anyAction} choices={actionChoices(draft.resource)} onChange={(action) => set({ action })} />
          )}
        </Field>
        <Field label={words.filter.resourceId}>
          {(props) => (
            <input
              {...props}
              value={draft.resourceId ?? ""}
              onChange={(event) => set({ resourceId: event.target.value.trim() || undefined })}
              maxLength={256}
              autoComplete="off"
              spellCheck={false}
              className={inputClass}
            />
          )}
        </Field>
        <Field label={words.filter.outcome}>
          {(props) => (
            <Select
              {...props}
              value={draft.success}
              none={words.filter.anyOutcome}
              choices={[{ value: "true", label: words.done }, { value: "false", label: words.refused }]}
              onChange={(success) => set({ success: success as AuditFilter["success"] })}
            />
          )}
        </Field>
        {/* A stretch of time is one thing, so it has a row of its own. */}
        <div className="grid gap-x-4 gap-y-3.5 sm:col-span-full sm:grid-cols-2 lg:grid-cols-3">
          <Moment label={words.filter.from} value={draft.from} onChange={(from) => set({ from })} />
          <Moment label={words.filter.until} value={draft.until} onChange={(until) => set({ until })} />
          <div className="flex flex-wrap content-end items-center gap-1 pb-1.5 sm:max-lg:col-span-full">
            {SPANS.map((span) => (
              <Button key={span.ms} size="small" look="quiet" onClick={() => set({ from: new Date(Date.now() - span.ms).toISOString(), until: undefined })}>
                {span.label}
              </Button>
            ))}
          </div>
        </div>
      </div>
      {wrong ? <p role="alert" className="mt-3 text-[0.8125rem] text-danger">{wrong}</p> : null}
      {apply.error ? <ErrorNotice error={apply.error} title={words.filter.failed} className="mt-3" /> : null}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button type="submit" look="primary" busy={apply.isPending}>{words.filter.apply}</Button>
        <Button look="quiet" onClick={() => onApply({})}>{words.filter.clear}</Button>
      </div>
    </form>
  );
}

interface SelectProps {
  id: string;
  value: string | undefined;
  none: string;
  choices: Choice[];
  onChange: (value: string | undefined) => void;
}

/** A value that is in the address and is none of ours stays one that can be chosen. */
function Select({ value, none, choices, onChange, ...props }: SelectProps) {
  const strange = value && !choices.some((choice) => choice.value === value) ? value : undefined;
  return (
    <select {...props} value={value ?? ""} onChange={(event) => onChange(event.target.value || undefined)} className={inputClass}>
      <option value="">{none}</option>
      {strange ? <option value={strange}>{strange}</option> : null}
      {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
    </select>
  );
}

function Moment({ label, value, onChange }: { label: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  return (
    <Field label={label}>
      {(props) => (
        <input {...props} type="datetime-local" step={1} value={localOf(value)} onChange={(event) => onChange(momentOf(event.target.value))} className={inputClass} />
      )}
    </Field>
  );
}
