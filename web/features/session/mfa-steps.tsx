"use client";

import type { FormEvent, ReactNode } from "react";
import { Copy, Download } from "lucide-react";
import type { MfaSetup } from "@/lib/api/types";
import { session } from "@/messages/session";
import { Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { ErrorNotice } from "@/ui/error-notice";
import { QrCode } from "@/ui/qr-code";
import { saveFile } from "@/lib/save-file";
import { CodeField } from "./code-field";
import type { MfaSteps } from "./use-mfa-setup";

const words = session.mfa;

interface KeyProps {
  steps: MfaSteps;
  setup: MfaSetup;
  /** Beside the button that goes on. */
  other?: ReactNode;
}

/** The key as a picture, as a link and as text; and the code that proves that an authenticator has it. */
export function MfaKey({ steps, setup, other }: KeyProps) {
  const verify = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    steps.verify(String(new FormData(event.currentTarget).get("code")));
  };
  return (
    <form onSubmit={verify} className="space-y-4">
      <p>{words.scan}</p>
      <QrCode text={setup.otpauthUrl} label={words.picture} />
      <p className="text-[0.8125rem]">
        <a href={setup.otpauthUrl} className="font-medium text-accent-strong underline">{words.open}</a>{words.type}
      </p>
      <div className="rounded-lg border border-line p-3 text-center">
        {/* In groups, as people read and type it. */}
        <p className="font-mono text-sm">{setup.secret.replace(/(.{4})(?=.)/g, "$1 ")}</p>
        <Button look="quiet" size="small" onClick={() => void copyText(setup.secret, words.keyCopied)} className="mt-1">
          <Copy aria-hidden="true" />{words.copyKey}
        </Button>
      </div>
      <CodeField digits hint={words.codeHint} />
      {steps.error ? <ErrorNotice error={steps.error} title={words.failed} /> : null}
      <Button type="submit" look="primary" size="large" busy={steps.busy} className="w-full">{words.submit}</Button>
      {other}
    </form>
  );
}

/** Shown this once. */
export function RecoveryCodes({ steps, codes, username }: { steps: MfaSteps; codes: string[]; username: string }) {
  const file = (): void => {
    const text = words.fileText(username, window.location.host, codes);
    saveFile(new Blob([text], { type: "text/plain" }), words.file);
  };
  return (
    <div className="space-y-4">
      <ul aria-label={words.codes} className="grid grid-cols-1 gap-1 rounded-lg border border-line p-3 text-center font-mono text-sm">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
      {steps.error ? <ErrorNotice error={steps.error} /> : null}
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={() => void copyText(codes.join("\n"), words.copied)}><Copy aria-hidden="true" />{words.copy}</Button>
        <Button onClick={file}><Download aria-hidden="true" />{words.download}</Button>
      </div>
      <Button look="primary" size="large" busy={steps.busy} onClick={steps.kept} className="w-full">{words.kept}</Button>
    </div>
  );
}
