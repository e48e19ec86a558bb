import type { StoredRole } from "@/lib/api/types";
import { users as words } from "@/messages/users";

interface Props {
  roles: StoredRole[];
  /** Stand at the top: what is given where nothing else is chosen. */
  usual: string[];
  given: string[];
  onChange: (given: string[]) => void;
}

export function RoleBoxes({ roles, usual, given, onChange }: Props) {
  const last = (name: string): number => (usual.includes(name) ? 0 : 1);
  const sorted = [...roles].sort((a, b) => last(a.name) - last(b.name) || a.name.localeCompare(b.name));
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{words.create.roles}</legend>
      <div className="max-h-44 space-y-1.5 overflow-y-auto rounded-lg border border-line p-2.5">
        {sorted.map(({ name, mfaRequired }) => (
          <label key={name} className="flex min-h-6 items-start gap-2.5">
            <input
              type="checkbox"
              className="mt-1 accent-accent"
              checked={given.includes(name)}
              onChange={(event) => onChange(event.target.checked ? [...given, name] : given.filter((other) => other !== name))}
            />
            <span className="min-w-0 break-words">
              {name}
              {mfaRequired ? <span className="text-xs text-faint"> ({words.create.needsFactor})</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
