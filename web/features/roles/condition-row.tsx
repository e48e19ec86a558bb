"use client";

import { useId, type ReactNode } from "react";
import { X } from "lucide-react";
import { roles } from "@/messages/roles";
import { Button } from "@/ui/button";
import { inputClass } from "@/ui/field";
import { OPERATORS, type Condition, type Operator } from "./model";
import type { Resource } from "./resources";

const words = roles.condition;
const box = inputClass.replace("h-10 w-full", "min-h-9");
/** Fields that hold the id of a user. */
const OF_USERS = new Set(["id", "userId"]);

interface Props {
  resource: Resource;
  condition: Condition;
  first: boolean;
  mistake?: string;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

export function ConditionRow({ resource, condition, first, mistake, onChange, onRemove }: Props) {
  const id = useId();
  const kind = resource.fields[condition.field] ?? "text";
  const wrong = { "aria-invalid": mistake ? true : undefined, "aria-describedby": `${id}-hint` } as const;
  const setField = (field: string): void =>
    onChange({ ...condition, field, operator: condition.operator === "greater_than" && resource.fields[field] !== "number" ? "equals" : condition.operator });

  return (
    <li>
      <div className="flex flex-wrap items-start gap-2">
        <span className="w-full pt-2 text-xs text-faint sm:w-20">{first ? roles.permissions.only : roles.permissions.anotherCondition}</span>
        <Select label={words.field} value={condition.field} onChange={setField}>
          {Object.keys(resource.fields).map((field) => <option key={field} value={field}>{words.fields[field] ?? field}</option>)}
        </Select>
        <Select label={words.operator} value={condition.operator} onChange={(operator) => onChange({ ...condition, operator: operator as Operator })}>
          {OPERATORS.filter((operator) => operator !== "greater_than" || kind === "number").map((operator) => (
            <option key={operator} value={operator}>{words.operators[operator]}</option>
          ))}
        </Select>
        <span className="min-w-36 flex-1">
          {condition.operator === "in" ? (
            <textarea
              {...wrong}
              aria-label={words.values}
              value={condition.text}
              onChange={(event) => onChange({ ...condition, text: event.target.value })}
              rows={Math.min(6, Math.max(2, condition.text.split("\n").length))}
              spellCheck={false}
              className={`${box} w-full py-1.5 font-mono text-xs`}
            />
          ) : (
            <input
              {...wrong}
              aria-label={words.value}
              value={condition.text}
              onChange={(event) => onChange({ ...condition, text: event.target.value })}
              inputMode={kind === "number" ? "decimal" : undefined}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className={`${box} w-full font-mono text-xs`}
            />
          )}
          <span id={`${id}-hint`} className="mt-1 block text-xs text-faint">
            {mistake ? <span className="block text-danger">{mistake}</span> : null}
            {OF_USERS.has(condition.field) ? words.caller : null}
          </span>
        </span>
        <Button size="small" look="quiet" className="h-9" aria-label={roles.permissions.removeCondition} onClick={onRemove}><X aria-hidden="true" /></Button>
      </div>
    </li>
  );
}

function Select({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  return (
    <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} className={box}>
      {children}
    </select>
  );
}
