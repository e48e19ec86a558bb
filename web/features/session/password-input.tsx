"use client";

import { useState, type Ref } from "react";
import { Eye, EyeOff } from "lucide-react";
import { session as words } from "@/messages/session";
import { Field, inputClass } from "@/ui/field";

interface Props {
  label: string;
  name: string;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error?: string;
  minLength?: number;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A field for a password that can be looked at. */
export function PasswordInput({ label, hint, error, ref, ...input }: Props) {
  const [visible, setVisible] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => (
        <div className="relative">
          <input {...props} {...input} ref={ref} type={visible ? "text" : "password"} required className={`${inputClass} pr-11`} />
          <button
            type="button"
            onClick={() => setVisible(!visible)}
            aria-label={visible ? words.hide(label) : words.show(label)}
            className="absolute inset-y-1 right-1 grid w-9 place-items-center rounded-md text-faint hover:text-ink [&_svg]:size-4"
          >
            {visible ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </button>
        </div>
      )}
    </Field>
  );
}
