"use client";

import { useEffect, useRef } from "react";
import { Copy } from "lucide-react";
import type { MadeToken } from "@/lib/api/types";
import { account } from "@/messages/account";
import { Button } from "@/ui/button";
import { copyText } from "@/ui/copy";
import { Panel } from "@/ui/panel";
import { example } from "./new-token";

const words = account.madeToken;

/** Shown this once. */
export function MadeTokenPanel({ token, onDone }: { token: MadeToken; onDone: () => void }) {
  const copy = useRef<HTMLButtonElement>(null);
  const shell = example(window.location.origin, token.token, token.scopes);

  useEffect(() => {
    copy.current?.focus();
  }, []);

  return (
    <Panel title={words.title(token.name)} text={words.text}>
      <div className="space-y-4">
        <div>
          <p className="mb-1.5 text-[0.8125rem] font-medium">{words.label}</p>
          <p className="rounded-lg border border-line bg-sunken p-3 font-mono text-[0.8125rem] break-all">{token.token}</p>
          <Button ref={copy} onClick={() => void copyText(token.token, words.copied)} className="mt-2"><Copy aria-hidden="true" />{words.copy}</Button>
        </div>
        <div>
          <p className="mb-1.5 text-[0.8125rem] font-medium">{words.example}</p>
          <pre tabIndex={0} className="rounded-lg border border-line bg-sunken p-3 font-mono text-xs break-all whitespace-pre-wrap">{shell}</pre>
          <Button size="small" onClick={() => void copyText(shell, words.exampleCopied)} className="mt-2"><Copy aria-hidden="true" />{words.copyExample}</Button>
        </div>
        <Button look="primary" onClick={onDone}>{words.done}</Button>
      </div>
    </Panel>
  );
}
