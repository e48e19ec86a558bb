"use client";

import { useState } from "react";
import { ListFilter, RefreshCw, X } from "lucide-react";
import { shortId } from "@/features/admin/who";
import { secondTime } from "@/lib/format";
import { audit as words } from "@/messages/audit";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { actionChoices, resourceText } from "./actions";
import { FILTER_FIELDS, hrefOf, type AuditFilter, type FilterField } from "./filter";
import { FilterForm } from "./filter-form";
import { nameOf, type Person } from "./people";

interface Props {
  filter: AuditFilter;
  people: Person[];
  busy: boolean;
  onFilter: (filter: AuditFilter) => void;
  onRefresh: () => void;
}

/** What is filtered, each part with a way to take it off, and the form that changes it. */
export function FilterBar({ filter, people, busy, onFilter, onRefresh }: Props) {
  const [open, setOpen] = useState(false);
  const fields = FILTER_FIELDS.filter((field) => filter[field]);
  const apply = (next: AuditFilter): void => {
    setOpen(false);
    onFilter(next);
  };
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          <ListFilter aria-hidden="true" />
          {words.filter.button}
        </Button>
        <ul className="contents">
          {fields.map((field) => (
            <li key={field}>
              <Chip text={chipText(field, filter, people)} onRemove={() => onFilter({ ...filter, [field]: undefined })} />
            </li>
          ))}
        </ul>
        {fields.length > 1 ? <Button look="quiet" onClick={() => onFilter({})}>{words.filter.clear}</Button> : null}
        <IconButton label={words.refresh} className="ml-auto" aria-disabled={busy} onClick={onRefresh}>
          <RefreshCw className={busy ? "animate-turn" : undefined} aria-hidden="true" />
        </IconButton>
      </div>
      {open ? <FilterForm key={hrefOf(filter)} filter={filter} people={people} onApply={apply} /> : null}
    </>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={words.filter.remove(text)}
      className="inline-flex h-7 max-w-72 items-center gap-1 rounded-full bg-accent-soft pr-2 pl-3 text-xs font-medium text-accent-strong hover:bg-hover"
    >
      <span className="truncate">{text}</span>
      <X className="size-3.5 shrink-0" aria-hidden="true" />
    </button>
  );
}

function chipText(field: FilterField, filter: AuditFilter, people: Person[]): string {
  const value = filter[field] ?? "";
  const chip = words.filter.chip;
  switch (field) {
    case "userId": return chip.userId(nameOf(people, value) ?? shortId(value));
    case "action": return chip.action(actionChoices(filter.resource).find((choice) => choice.value === value)?.label ?? value);
    case "resource": return chip.resource(resourceText(value));
    case "from": return chip.from(secondTime(value));
    case "until": return chip.until(secondTime(value));
    case "mark": return chip.mark(shortId(value));
    default: return chip[field](value);
  }
}
