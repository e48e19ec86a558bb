"use client";

import { useEffect, useState, type FormEvent } from "react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ThemeChoice } from "@/features/theme/theme-choice";
import { api } from "@/lib/api/endpoints";
import { fieldErrors } from "@/lib/api/field-errors";
import { safeNext } from "@/lib/session/next";
import { session } from "@/messages/session";
import { ui } from "@/messages/ui";
import { Button, buttonClass } from "@/ui/button";
import { ErrorNotice } from "@/ui/error-notice";
import { Field, inputClass } from "@/ui/field";
import { toast } from "@/ui/toasts";
import { Card } from "./card";
import { PasswordInput } from "./password-input";
import { useSession } from "./session";
import { useConfig } from "./use-config";
import { useSearch } from "./use-search";
import { useWait } from "./use-wait";

const words = session.register;

/** Where the installation lets people make their own accounts. */
export function Register() {
  const { state } = useSession();
  const router = useRouter();
  const next = safeNext(useSearch().get("next"));
  const config = useConfig();
  const signedIn = state.phase === "signed-in";
  const signInPage = next === "/" ? "/sign-in/" : `/sign-in/?next=${encodeURIComponent(next)}`;

  useEffect(() => {
    if (signedIn) router.replace(next);
  }, [signedIn, next, router]);

  if (config.data && !config.data.registration) {
    return (
      <Card title={words.off.title} text={words.off.text}>
        <Link href={signInPage} className={buttonClass("primary", "large", "w-full")}>{words.off.back}</Link>
      </Card>
    );
  }
  const haveOne = (
    <p>{words.have} <Link href={signInPage} className="font-medium text-accent-strong underline">{session.signIn.submit}</Link></p>
  );
  return (
    <Card title={words.title} text={words.text} below={<>{haveOne}<ThemeChoice /></>}>
      {config.isError ? (
        <ErrorNotice
          error={config.error}
          title={words.unknown}
          action={<Button size="small" onClick={() => void config.refetch()}>{ui.tryAgain}</Button>}
        />
      ) : <RegisterForm onMade={() => router.replace(signInPage)} />}
    </Card>
  );
}

/** `onMade`: the account is there, but signing in with it did not succeed. */
function RegisterForm({ onMade }: { onMade: () => void }) {
  const { signIn } = useSession();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const wait = useWait(error);
  const fields = fieldErrors(error);
  const ofFields = Object.keys(fields).length > 0;

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => String(form.get(name));
    const [username, password] = [text("username").trim(), text("password")];
    setBusy(true);
    setError(null);
    try {
      await api.register(username, text("email").trim(), password);
      await signIn(username, password).catch(() => {
        toast(words.made);
        onMade();
      });
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-4">
      <Field label={session.signIn.username} hint={words.nameHint} error={fields.username}>
        {(props) => <input {...props} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus maxLength={64} className={inputClass} />}
      </Field>
      <Field label={words.email} error={fields.email}>
        {(props) => <input {...props} type="email" name="email" autoComplete="email" required maxLength={254} className={inputClass} />}
      </Field>
      <PasswordInput label={session.password} name="password" autoComplete="new-password" minLength={10} hint={session.newPassword.hint} error={fields.password} />
      {error && !ofFields ? <ErrorNotice error={error} title={words.failed} /> : null}
      <Button type="submit" look="primary" size="large" busy={busy} disabled={wait > 0} className="w-full">
        {wait > 0 ? session.waits(wait) : words.submit}
      </Button>
    </form>
  );
}
