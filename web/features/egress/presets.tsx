import type { Egress } from "@/lib/api/types";
import { egress as words } from "@/messages/egress";
import { withPreset, type Open } from "./model";

interface Props {
  egress: Egress;
  busy: boolean;
  onChange: (change: (open: Open) => Open) => void;
}

/** Those that may be used, and those that are in use though they may not any more. */
export function Presets({ egress, busy, onChange }: Props) {
  const shown = egress.availablePresets.filter((preset) => preset.allowed || egress.presets.includes(preset.name));
  if (shown.length === 0) return null;
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{words.presets.legend}</legend>
      {shown.map((preset) => (
        <label key={preset.name} className="flex items-start gap-2.5">
          <input
            type="checkbox"
            className="mt-1 accent-accent"
            checked={egress.presets.includes(preset.name)}
            disabled={busy}
            onChange={(event) => {
              const on = event.target.checked;
              onChange((open) => withPreset(open, preset.name, on));
            }}
          />
          <span className="min-w-0">
            {words.presets.names[preset.name] ?? preset.name}
            {preset.allowed ? null : <span className="text-warn"> {words.presets.heldBack}</span>}
            <span className="block break-all font-mono text-xs text-faint">
              {preset.hosts.map((host) => `${host.host}:${host.port}`).join(", ")}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
