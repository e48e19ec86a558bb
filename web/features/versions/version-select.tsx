import { useId } from "react";
import type { CodeVersion } from "@/lib/api/types";
import { dateTime } from "@/lib/format";
import { versions as words } from "@/messages/versions";

interface Props {
  label: string;
  versions: CodeVersion[];
  newest: number;
  value: number;
  onChange: (version: number) => void;
}

export function VersionSelect({ label, versions, newest, value, onChange }: Props) {
  const id = useId();
  // One that was asked for may be on a page that is not loaded.
  const listed = versions.some((entry) => entry.version === value);
  return (
    <div className="min-w-0 flex-1 basis-40">
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-faint">{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-9 w-full min-w-0 rounded-lg border border-edge bg-surface px-2 text-[0.8125rem]"
      >
        {listed ? null : <option value={value}>{words.title(value)}</option>}
        {versions.map((entry) => (
          <option key={entry.version} value={entry.version}>
            {words.changes.option(entry.version, dateTime(entry.createdAt), entry.version === newest)}
          </option>
        ))}
      </select>
    </div>
  );
}
