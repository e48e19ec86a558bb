import type { Ref } from "react";
import { session as words } from "@/messages/session";
import { Field, inputClass } from "@/ui/field";

interface Props {
  hint?: string;
  /** Whether only what an authenticator shows will do. */
  digits?: boolean;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** For a code of an authenticator, or one of the recovery codes. */
export function CodeField({ hint = words.code.hint, digits = false, autoFocus = true, ref }: Props) {
  return (
    <Field label={words.code.label} hint={hint}>
      {(props) => (
        <input
          {...props}
          ref={ref}
          name="code"
          inputMode={digits ? "numeric" : undefined}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus={autoFocus}
          maxLength={64}
          className={inputClass}
        />
      )}
    </Field>
  );
}
