"use client";

import { useState, type Ref } from "react";
import { Eye, EyeOff } from "lucide-react";
import { Field, inputClass } from "@/ui/field";

interface Props {
  label: string;
  name: string;
  autoComplete: "current-password" | "new-password";
  hint?: string;
  minLength?: number;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A field for a password that can be looked at. */
export function PasswordInput({ label, hint, ref, ...input }: Props) {
  const [visible, setVisible] = useState(false);
  const what = label === "Password" ? "the password" : `the ${label.toLowerCase()}`;
  return (
    <Field label={label} hint={hint}>
      {(props) => (
        <div className="relative">
          <input {...props} {...input} ref={ref} type={visible ? "text" : "password"} required className={`${inputClass} pr-11`} />
          <button
            type="button"
            onClick={() => setVisible(!visible)}
            aria-label={visible ? `Hide ${what}` : `Show ${what}`}
            className="absolute inset-y-1 right-1 grid w-9 place-items-center rounded-md text-faint hover:text-ink [&_svg]:size-4"
          >
            {visible ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </button>
        </div>
      )}
    </Field>
  );
}
