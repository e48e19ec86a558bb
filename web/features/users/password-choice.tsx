"use client";

import { useId } from "react";
import { Copy } from "lucide-react";
import { users as words } from "@/messages/users";
import { Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { Field, inputClass } from "@/ui/field";

export interface Choice {
  typed: boolean;
  text: string;
}

export const generated: Choice = { typed: false, text: "" };

interface Props {
  choice: Choice;
  onChange: (choice: Choice) => void;
  error?: string;
}

/** One that is made here, which nobody has used elsewhere, or one that the administrator thinks up. */
export function PasswordChoice({ choice, onChange, error }: Props) {
  const name = useId();
  const options = [
    { typed: false, label: words.password.generate, hint: words.password.generateHint },
    { typed: true, label: words.password.type, hint: null },
  ];
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{words.password.legend}</legend>
      {options.map((option) => (
        <label key={option.label} className="flex min-h-6 items-start gap-2.5">
          <input
            type="radio"
            name={name}
            className="mt-1 accent-accent"
            checked={choice.typed === option.typed}
            onChange={() => onChange({ ...choice, typed: option.typed })}
          />
          <span>
            {option.label}
            {option.hint ? <span className="block text-xs text-faint">{option.hint}</span> : null}
          </span>
        </label>
      ))}
      {choice.typed ? (
        <Field label={words.password.label} hint={words.password.hint} error={error}>
          {(props) => (
            // Shown as it is typed: it has to be passed on.
            <input
              {...props}
              value={choice.text}
              onChange={(event) => onChange({ ...choice, text: event.target.value })}
              required
              minLength={10}
              maxLength={1024}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className={`${inputClass} font-mono`}
            />
          )}
        </Field>
      ) : error ? <p className="text-xs text-danger">{error}</p> : null}
    </fieldset>
  );
}

/** A password that was made, which nobody sees again. */
export function PasswordOnce({ password }: { password: string }) {
  return (
    <Field label={words.password.once} hint={words.password.onceHint}>
      {(props) => (
        <div className="flex gap-2">
          <input {...props} readOnly value={password} onFocus={(event) => event.target.select()} className={`${inputClass} font-mono`} />
          <Button aria-label={words.password.copy} className="h-10" onClick={() => void copyText(password, words.password.copied)}>
            <Copy aria-hidden="true" />
          </Button>
        </div>
      )}
    </Field>
  );
}
