"use client";

import type { ReactNode } from "react";
import { Copy } from "lucide-react";
import type { App } from "@/lib/api/types";
import { dateTime } from "@/lib/format";
import { settings } from "@/messages/settings";
import { copyText } from "@/ui/copy";
import { IconButton } from "@/ui/icon-button";
import { Panel } from "@/ui/panel";
import { RenameForm } from "./rename-form";

const words = settings.about;

export function AboutPanel({ app, mayChange, mayOpen }: { app: App; mayChange: boolean; mayOpen: boolean }) {
  const made = [
    app.framework && (settings.frameworks[app.framework] ?? app.framework),
    app.language && (settings.languages[app.language] ?? app.language),
  ].filter(Boolean).join(" · ");
  return (
    <Panel title={words.title}>
      {mayChange ? <RenameForm app={app} /> : null}
      <dl className={mayChange ? "mt-4 space-y-3 border-t border-line pt-4" : "space-y-3"}>
        {mayChange ? null : <Fact label={words.name}><span dir="auto">{app.name}</span></Fact>}
        <Fact label={words.madeWith}>{made || <span className="text-faint">{words.unknown}</span>}</Fact>
        <Fact label={words.address}>
          {app.previewUrl === null ? (
            <span className="text-faint">{words.noAddress}</span>
          ) : (
            <Copyable text={app.previewUrl} href={mayOpen && app.status === "running" ? app.previewUrl : null} label={words.copyAddress} said={words.addressCopied} />
          )}
        </Fact>
        <Fact label={words.created}><time dateTime={app.createdAt}>{dateTime(app.createdAt)}</time></Fact>
        <Fact label={words.id}><Copyable text={app.id} href={null} label={words.copyId} said={words.idCopied} /></Fact>
      </dl>
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="gap-4 sm:flex sm:items-baseline">
      <dt className="w-28 shrink-0 text-[0.8125rem] text-soft">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function Copyable({ text, href, label, said }: { text: string; href: string | null; label: string; said: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      {href === null ? (
        <span className="min-w-0 font-mono text-xs break-all">{text}</span>
      ) : (
        <a href={href} target="_blank" rel="noopener" className="min-w-0 font-mono text-xs break-all text-accent-strong hover:underline">{text}</a>
      )}
      <IconButton label={label} className="size-7 [&_svg]:size-3.5" onClick={() => void copyText(text, said)}><Copy aria-hidden="true" /></IconButton>
    </span>
  );
}
