"use client";

import { useState, type FormEvent } from "react";
import { egress } from "@/messages/egress";
import { Button } from "@/ui/button";
import { Field, inputClass } from "@/ui/field";
import { parseTarget, withRule, type Open } from "./model";

interface Props {
  /** What the administrator allows; empty: any host. */
  allowed: string[];
  disabled: boolean;
  busy: boolean;
  onChange: (change: (open: Open) => Open) => Promise<unknown>;
}

export function AddRule({ allowed, disabled, busy, onChange }: Props) {
  const [text, setText] = useState("");
  const rule = parseTarget(text);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!rule) return;
    // What went wrong is shown where the rules are; the text stays to be mended.
    onChange((open) => withRule(open, rule)).then(() => setText(""), () => undefined);
  };
  const words = egress.add;
  return (
    <form onSubmit={submit}>
      <Field label={words.label} hint={allowed.length > 0 ? words.allowed(allowed) : words.hint}>
        {(props) => (
          <div className="flex gap-2">
            <input
              {...props}
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder={words.example}
              maxLength={261}
              autoCapitalize="off"
              autoComplete="off"
              spellCheck={false}
              disabled={disabled}
              className={`${inputClass} font-mono text-xs`}
            />
            <Button type="submit" look="primary" className="h-10" busy={busy} disabled={disabled || !rule}>{words.button}</Button>
          </div>
        )}
      </Field>
    </form>
  );
}
