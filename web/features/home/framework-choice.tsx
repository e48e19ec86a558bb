"use client";

import { cn } from "@/lib/cn";
import { useConfig } from "./queries";

const NAMES: Record<string, { label: string; hint: string }> = {
  react: { label: "React", hint: "Components in TypeScript" },
  static: { label: "HTML", hint: "Plain HTML, CSS and JavaScript" },
  fullstack: { label: "Full stack", hint: "React, with a Node server that keeps the data" },
  python: { label: "Python", hint: "React, with a Python server that keeps the data" },
};

interface Props {
  value: string | null;
  onChange: (framework: string | null) => void;
}

export function FrameworkChoice({ value, onChange }: Props) {
  const config = useConfig();
  const choices: { value: string | null; label: string; hint: string }[] = [
    { value: null, label: "Auto", hint: "What suits the request" },
    ...(config.data?.frameworks ?? Object.keys(NAMES)).map((name) => ({
      value: name,
      label: NAMES[name]?.label ?? name,
      hint: NAMES[name]?.hint ?? name,
    })),
  ];
  return (
    <fieldset className="flex flex-wrap rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">Made with</legend>
      {choices.map((choice) => (
        <label
          key={choice.label}
          title={choice.hint}
          className={cn(
            "relative rounded-md px-2.5 py-1 text-xs font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent",
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
