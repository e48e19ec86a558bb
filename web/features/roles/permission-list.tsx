import type { Permission, PermissionCondition } from "@/lib/api/types";
import { roles as words } from "@/messages/roles";
import { Badge } from "@/ui/badge";
import { ANY, CALLER } from "./model";

/** What a role allows, for reading. */
export function PermissionList({ permissions }: { permissions: Permission[] }) {
  if (permissions.length === 0) return <p className="text-soft">{words.permissions.nothing}</p>;
  return (
    <ul className="divide-y divide-line">
      {permissions.map((permission, place) => (
        <li key={place} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2.5 first:pt-0 last:pb-0">
          <span className="font-medium sm:w-40">{permission.resource === ANY ? words.permissions.everything : words.resource[permission.resource] ?? permission.resource}</span>
          <span className="flex flex-wrap gap-1">
            {permission.actions.map((action) => <Badge key={action}>{action === ANY ? words.permissions.allActions : action}</Badge>)}
          </span>
          {permission.conditions?.length ? <span className="text-soft">{words.condition.where(permission.conditions.map(inWords).join(words.condition.and))}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function inWords({ field, operator, value }: PermissionCondition): string {
  const one = (part: unknown): string => (part === CALLER ? words.condition.whoever : String(part));
  const values = Array.isArray(value) ? value.map(one).join(words.condition.or) : one(value);
  return words.condition.text(words.condition.fields[field] ?? field, words.condition.operators[operator], values);
}
