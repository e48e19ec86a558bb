import { cn } from "@/lib/cn";
import { shell } from "@/messages/shell";
import type { Command } from "./commands";
import { Keycaps } from "./keycaps";
import type { Group } from "./results";

interface Props {
  id: string;
  groups: Group[];
  current: Command | undefined;
  onActive: (id: string) => void;
  onChoose: (command: Command) => void;
}

export const optionId = (command: Command): string => `palette-${command.id}`;

export function PaletteList({ id, groups, current, onActive, onChoose }: Props) {
  return (
    <div id={id} role="listbox" aria-label={shell.palette.results} className="min-h-0 flex-1 overflow-y-auto p-1.5 empty:hidden">
      {groups.map((group) => (
        <div key={group.name} role="group" aria-label={group.name}>
          <p aria-hidden="true" className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">{group.name}</p>
          {group.commands.map((command) => (
            <div
              key={command.id}
              id={optionId(command)}
              role="option"
              aria-selected={command === current}
              onPointerMove={() => onActive(command.id)}
              // The focus stays in the box.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChoose(command)}
              className={cn(
                "flex min-h-9 cursor-default items-center gap-2.5 rounded-lg px-2.5 text-[0.8125rem] select-none [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-faint",
                command === current && "bg-accent-soft",
              )}
            >
              {command.icon}
              <span dir="auto" className="min-w-0 flex-1 truncate text-left">{command.label}</span>
              {command.keys ? <span aria-hidden="true"><Keycaps keys={command.keys} className="max-sm:hidden" /></span> : null}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
