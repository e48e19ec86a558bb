"use client";

import { cn } from "@/lib/cn";
import { home } from "@/messages/home";
import { useConfig } from "@/features/session/use-config";

const words = home.stack;

interface Choice {
  value: string | null;
  label: string;
  hint: string;
}

interface Props {
  value: string | null;
  onChange: (framework: string | null) => void;
}

export function FrameworkChoice({ value, onChange }: Props) {
  const config = useConfig();
  const choices: Choice[] = [
    { value: null, label: words.auto, hint: words.autoHint },
    ...(config.data?.frameworks ?? Object.keys(words.names)).map((name) => ({
      value: name,
      label: words.names[name]?.label ?? name,
      hint: words.names[name]?.hint ?? name,
    })),
  ];
  return (
    <fieldset className="flex min-w-0 flex-wrap rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">{words.label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.label}
          title={choice.hint}
          className={cn(
            "relative rounded-md px-2.5 py-1 text-xs font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:px-2",
            value === choice.value ? "bg-surface text-ink shadow-card" : "text-soft hover:text-ink",
          )}
        >
          <input
            type="radio"
            name="framework"
            className="absolute inset-0 cursor-pointer opacity-0"
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}
