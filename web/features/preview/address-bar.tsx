"use client";

import { useState, type FormEvent } from "react";
import { ArrowLeft, ArrowRight, Copy, ExternalLink, Monitor, RotateCw, Smartphone, Tablet } from "lucide-react";
import type { App } from "@/lib/api/types";
import { preview } from "@/messages/preview";
import { copyText } from "@/ui/copy";
import { IconButton } from "@/ui/icon-button";
import { previewPath } from "./address";
import type { Place } from "./report";
import { addressOf } from "./source";

const words = preview.address;

export type Device = "phone" | "tablet" | "desktop";

const DEVICES: { device: Device; icon: React.ReactNode }[] = [
  { device: "phone", icon: <Smartphone aria-hidden="true" /> },
  { device: "tablet", icon: <Tablet aria-hidden="true" /> },
  { device: "desktop", icon: <Monitor aria-hidden="true" /> },
];

interface Props {
  app: App;
  /** Where the app was opened. */
  path: string;
  /** Where its visitor is now, as far as the app says. */
  place: Place | null;
  running: boolean;
  device: Device;
  width: number | null;
  onDevice: (device: Device) => void;
  onReload: () => void;
  onOpen: (path: string) => void;
  onGo: (direction: "back" | "forward") => void;
}

export function AddressBar({ app, path, place, running, device, width, onDevice, onReload, onOpen, onGo }: Props) {
  const shown = place?.path ?? path;
  const address = running && app.previewUrl ? addressOf(app.previewUrl, shown) : null;
  return (
    <div className="flex h-11 shrink-0 items-center gap-0.5 border-b border-line px-2">
      <IconButton label={words.back} disabled={!running || !place?.back} onClick={() => onGo("back")}><ArrowLeft aria-hidden="true" /></IconButton>
      <IconButton label={words.forward} disabled={!running || !place?.forward} onClick={() => onGo("forward")}><ArrowRight aria-hidden="true" /></IconButton>
      <IconButton label={words.reload} disabled={!running} onClick={onReload}><RotateCw aria-hidden="true" /></IconButton>
      <PathField path={shown} title={place?.title ?? ""} host={app.previewUrl} disabled={!running} onOpen={onOpen} />
      {address ? (
        <IconButton label={words.copy} onClick={() => void copyText(address, words.copied)}><Copy aria-hidden="true" /></IconButton>
      ) : null}
      <div role="group" aria-label={words.width} className="flex max-md:hidden">
        {DEVICES.map((entry) => (
          <IconButton key={entry.device} label={words.devices[entry.device]} pressed={device === entry.device} onClick={() => onDevice(entry.device)}>
            {entry.icon}
          </IconButton>
        ))}
      </div>
      {running && width !== null ? (
        <span className="min-w-14 text-center text-xs whitespace-nowrap text-faint tabular max-md:hidden">
          <span aria-hidden="true">{words.pixels(width)}</span>
          <span className="sr-only">{words.pixelsAloud(width)}</span>
        </span>
      ) : null}
      {address ? (
        <a
          href={address}
          target="_blank"
          rel="noopener"
          aria-label={words.openTab}
          title={words.openTab}
          className="grid size-8 shrink-0 place-items-center rounded-lg text-soft hover:bg-hover hover:text-ink [&_svg]:size-4"
        >
          <ExternalLink aria-hidden="true" />
        </a>
      ) : null}
    </div>
  );
}

interface PathProps {
  path: string;
  title: string;
  host: string | null;
  disabled: boolean;
  onOpen: (path: string) => void;
}

function PathField({ path, title, host, disabled, onOpen }: PathProps) {
  // What is being typed stays, wherever the app goes meanwhile.
  const [typed, setTyped] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTyped(null);
    onOpen(previewPath(typed ?? path));
  };
  return (
    <form
      onSubmit={submit}
      className="mx-1 flex h-8 min-w-0 flex-1 items-center rounded-lg bg-sunken px-3 text-[0.8125rem] focus-within:outline-2 focus-within:outline-accent"
    >
      <label htmlFor="preview-path" className="sr-only">{words.path}</label>
      {host ? <span className="truncate text-faint max-lg:hidden" aria-hidden="true">{hostOf(host)}</span> : null}
      <input
        id="preview-path"
        value={typed ?? path}
        title={title}
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && setTyped(null)}
        onBlur={(event) => event.target.value === path && setTyped(null)}
        spellCheck={false}
        autoCapitalize="none"
        className="h-full min-w-16 flex-1 bg-transparent outline-none disabled:text-faint"
      />
    </form>
  );
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}
