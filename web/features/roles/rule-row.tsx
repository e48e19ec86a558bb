"use client";

import { useId } from "react";
import { Filter, Plus, Trash2, User } from "lucide-react";
import { cn } from "@/lib/cn";
import { roles } from "@/messages/roles";
import { Button } from "@/ui/button";
import { ConditionRow } from "./condition-row";
import { MAX_CONDITIONS, type Mistakes } from "./mistakes";
import { ANY, CALLER, withAction, type Condition, type Rule } from "./model";
import type { Resource } from "./resources";

const words = roles.permissions;

interface Props {
  rule: Rule;
  resource: Resource;
  /** Of the row, for those who hear it. */
  name: string;
  mistakes: Mistakes;
  onChange: (rule: Rule) => void;
  /** Where the resource has other rules. */
  onRemove?: () => void;
  /** At the last rule of the resource: begins another one. */
  onAnother?: () => void;
}

/** What most kinds have stands in the same columns; what only this one has, behind or below. */
const COLUMNS: Record<string, string> = {
  create: "lg:col-start-1", read: "lg:col-start-2", update: "lg:col-start-3", delete: "lg:col-start-4",
};
const BEHIND = "lg:col-start-1 xl:col-start-5";

export function RuleRow({ rule, resource, name, mistakes, onChange, onRemove, onAnother }: Props) {
  const id = useId();
  const began = rule.actions.length > 0 || rule.conditions.length > 0;
  const mistake = mistakes[rule.key];
  const withConditions = (conditions: Condition[]): void => onChange({ ...rule, conditions });
  return (
    <div role="group" aria-labelledby={id} className="lg:grid lg:grid-cols-[10rem_minmax(0,1fr)]">
      <div className="mb-1.5 pr-3">
        <p id={id} className="font-medium">{name}</p>
        <p className="text-xs text-faint">{roles.about[resource.name]}</p>
      </div>
      <div className="min-w-0">
        <Actions rule={rule} resource={resource} onChange={onChange} />
        {mistake ? <p data-mistake tabIndex={-1} className="mt-1.5 text-xs text-danger">{mistake}</p> : null}
        {rule.conditions.length > 0 ? (
          <ul className="mt-2 space-y-2">
            {rule.conditions.map((condition, place) => (
              <ConditionRow
                key={place}
                resource={resource}
                condition={condition}
                first={place === 0}
                mistake={mistakes[`${rule.key}.${place}`]}
                onChange={(changed) => withConditions(rule.conditions.with(place, changed))}
                onRemove={() => withConditions(rule.conditions.toSpliced(place, 1))}
              />
            ))}
          </ul>
        ) : null}
        {began ? <Adders rule={rule} resource={resource} onConditions={withConditions} onRemove={onRemove} onAnother={onAnother} name={name} /> : null}
        {!began && onRemove ? <Remove name={name} onRemove={onRemove} /> : null}
      </div>
    </div>
  );
}

function Actions({ rule, resource, onChange }: Pick<Props, "rule" | "resource" | "onChange">) {
  const all = rule.actions.includes(ANY);
  const label = roles.resource[resource.name] ?? resource.name;
  const firstOwn = resource.actions.find((action) => !(action in COLUMNS));
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(5.5rem,1fr))] gap-x-4 gap-y-1 lg:grid-cols-4 lg:gap-x-1 xl:grid-cols-[repeat(4,4.5rem)_repeat(3,5.25rem)_4.5rem_3.5rem]">
      {resource.actions.map((action) => (
        <Box
          key={action}
          label={action}
          name={words.action(action, label)}
          checked={all || rule.actions.includes(action)}
          disabled={all}
          className={COLUMNS[action] ?? (action === firstOwn ? BEHIND : undefined)}
          onChange={(on) => onChange(withAction(rule, action, on))}
        />
      ))}
      <Box label={words.all} name={words.allOf(label)} checked={all} className="lg:col-start-4 xl:col-start-9" onChange={(on) => onChange(withAction(rule, ANY, on))} />
    </div>
  );
}

interface BoxProps {
  label: string;
  name: string;
  checked: boolean;
  disabled?: boolean;
  className?: string;
  onChange: (on: boolean) => void;
}

function Box({ label, name, checked, disabled, className, onChange }: BoxProps) {
  return (
    <label className={cn("flex min-h-6 items-center gap-1.5 text-[0.8125rem]", disabled && "text-faint", className)}>
      <input type="checkbox" aria-label={name} className="accent-accent" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

interface AddersProps {
  rule: Rule;
  resource: Resource;
  name: string;
  onConditions: (conditions: Condition[]) => void;
  onRemove?: () => void;
  onAnother?: () => void;
}

function Adders({ rule, resource, name, onConditions, onRemove, onAnother }: AddersProps) {
  const [first] = Object.keys(resource.fields);
  const none = rule.conditions.length === 0;
  const add = (field: string, text: string): void => onConditions([...rule.conditions, { field, operator: "equals", text }]);
  return (
    <div className="mt-1.5 flex flex-wrap gap-1">
      {none && "userId" in resource.fields ? (
        <Button size="small" look="quiet" onClick={() => add("userId", CALLER)}><User aria-hidden="true" />{words.ownOnly}</Button>
      ) : null}
      {first && rule.conditions.length < MAX_CONDITIONS ? (
        <Button size="small" look="quiet" onClick={() => add(first, "")}>
          <Filter aria-hidden="true" />
          {none ? words.only : words.anotherCondition}
        </Button>
      ) : null}
      {onAnother && first ? <Button size="small" look="quiet" onClick={onAnother}><Plus aria-hidden="true" />{words.another(roles.resource[resource.name] ?? resource.name)}</Button> : null}
      {onRemove ? <Remove name={name} onRemove={onRemove} /> : null}
    </div>
  );
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  return <Button size="small" look="quiet" aria-label={words.remove(name)} onClick={onRemove}><Trash2 aria-hidden="true" />{words.removeRule}</Button>;
}
