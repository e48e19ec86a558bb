"use client";

import { Search } from "lucide-react";
import { useRoles } from "@/features/roles/queries";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { Field, inputClass } from "@/ui/field";
import { isEmpty, MAX_SEARCH_CHARS, STATUSES, type Filter } from "./filter";

interface Props {
  filter: Filter;
  text: string;
  onText: (text: string) => void;
  onChange: (part: Partial<Filter>) => void;
  onClear: () => void;
  /** Whether the roles may be listed. */
  seesRoles: boolean;
}

export function FilterBar({ filter, text, onText, onChange, onClear, seesRoles }: Props) {
  const roles = useRoles(seesRoles);
  const names = (roles.data ?? []).map((role) => role.name).sort();
  // One that the address names is there even where the roles cannot be listed.
  const choices = filter.role && !names.includes(filter.role) ? [filter.role, ...names] : names;

  return (
    <form role="search" aria-label={words.filter.label} onSubmit={(event) => event.preventDefault()} className="mb-4 flex flex-wrap items-start gap-3">
      <div className="min-w-60 flex-1">
        <Field label={words.filter.search} hint={words.filter.hint}>
          {(props) => (
            <div className="relative">
              <Search className="pointer-events-none absolute top-3 left-3 size-4 text-faint" aria-hidden="true" />
              <input
                {...props}
                type="search"
                value={text}
                onChange={(event) => onText(event.target.value)}
                maxLength={MAX_SEARCH_CHARS}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                className={`${inputClass} pl-9`}
              />
            </div>
          )}
        </Field>
      </div>
      <div className="min-w-36">
        <Field label={words.filter.status}>
          {(props) => (
            <select {...props} value={filter.status} onChange={(event) => onChange({ status: event.target.value as Filter["status"] })} className={inputClass}>
              <option value="">{words.filter.anyStatus}</option>
              {STATUSES.map((status) => <option key={status} value={status}>{words.standing[status]}</option>)}
            </select>
          )}
        </Field>
      </div>
      {choices.length > 0 ? (
        <div className="min-w-36">
          <Field label={words.filter.role}>
            {(props) => (
              <select {...props} value={filter.role} onChange={(event) => onChange({ role: event.target.value })} className={inputClass}>
                <option value="">{words.filter.anyRole}</option>
                {choices.map((name) => <option key={name} value={name}>{name}</option>)}
              </select>
            )}
          </Field>
        </div>
      ) : null}
      {isEmpty(filter) ? null : <Button look="quiet" className="h-10 sm:mt-[1.875rem]" onClick={onClear}>{words.filter.clear}</Button>}
    </form>
  );
}
