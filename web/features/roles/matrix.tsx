"use client";

import { roles as words } from "@/messages/roles";
import type { Mistakes } from "./mistakes";
import { withChanged, withoutRule, withRule, type Draft, type Rule } from "./model";
import { PermissionList } from "./permission-list";
import { resourceNamed } from "./resources";
import { RuleRow } from "./rule-row";

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  mistakes: Mistakes;
}

/** Resources down, actions across. A resource has more than one row where different things hold for its actions. */
export function Matrix({ draft, onChange, mistakes }: Props) {
  return (
    <div>
      <label className="flex items-start gap-2.5 rounded-xl bg-sunken px-4 py-3">
        <input
          type="checkbox"
          className="mt-1 accent-accent"
          checked={draft.everything}
          onChange={(event) => onChange({ ...draft, everything: event.target.checked })}
        />
        <span>
          <span className="font-medium">{words.permissions.everything}</span>
          <span className="block text-soft">{words.permissions.everythingText}</span>
        </span>
      </label>
      {mistakes.permissions ? <p data-mistake tabIndex={-1} className="mt-3 text-danger">{mistakes.permissions}</p> : null}
      {draft.everything ? null : (
        <div className="mt-2 divide-y divide-line">
          {draft.rules.map((rule, place) => (
            <Row key={rule.key} rule={rule} last={draft.rules[place + 1]?.resource !== rule.resource} draft={draft} onChange={onChange} mistakes={mistakes} />
          ))}
        </div>
      )}
    </div>
  );
}

function Row({ rule, last, draft, onChange, mistakes }: Props & { rule: Rule; last: boolean }) {
  const resource = resourceNamed(rule.resource);
  if (!resource) {
    return (
      <div className="py-3">
        <PermissionList permissions={[{ resource: rule.resource, actions: rule.actions }]} />
        <p className="mt-1 text-xs text-faint">{words.permissions.unknown}</p>
      </div>
    );
  }
  const siblings = draft.rules.filter((other) => other.resource === rule.resource);
  const label = words.resource[rule.resource] ?? rule.resource;
  return (
    <div className="py-3">
      <RuleRow
        rule={rule}
        resource={resource}
        name={words.permissions.rule(label, siblings.indexOf(rule) + 1, siblings.length)}
        mistakes={mistakes}
        onChange={(changed) => onChange(withChanged(draft, changed))}
        onRemove={siblings.length > 1 ? () => onChange(withoutRule(draft, rule.key)) : undefined}
        onAnother={last ? () => onChange(withRule(draft, rule.resource)) : undefined}
      />
    </div>
  );
}
