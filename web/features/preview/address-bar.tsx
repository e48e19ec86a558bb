"use client";

import { useState, type FormEvent } from "react";
import { ExternalLink, Monitor, RotateCw, Smartphone, Tablet } from "lucide-react";
import type { App } from "@/lib/api/types";
import { IconButton } from "@/ui/icon-button";
import { previewPath } from "./address";

export type Device = "phone" | "tablet" | "desktop";

const DEVICES: { device: Device; label: string; icon: React.ReactNode }[] = [
  { device: "phone", label: "Phone width", icon: <Smartphone aria-hidden="true" /> },
  { device: "tablet", label: "Tablet width", icon: <Tablet aria-hidden="true" /> },
  { device: "desktop", label: "Full width", icon: <Monitor aria-hidden="true" /> },
];

interface Props {
  app: App;
  path: string;
  running: boolean;
  device: Device;
  onDevice: (device: Device) => void;
  onReload: () => void;
  onOpen: (path: string) => void;
}

export function AddressBar({ app, path, running, device, onDevice, onReload, onOpen }: Props) {
  return (
    <div className="flex h-11 shrink-0 items-center gap-1 border-b border-line px-2">
      <IconButton label="Reload the preview" disabled={!running} onClick={onReload}><RotateCw aria-hidden="true" /></IconButton>
      <PathField key={path} path={path} host={app.previewUrl} disabled={!running} onOpen={onOpen} />
      <div role="group" aria-label="Width of the preview" className="flex max-md:hidden">
        {DEVICES.map((entry) => (
          <IconButton key={entry.device} label={entry.label} pressed={device === entry.device} onClick={() => onDevice(entry.device)}>
            {entry.icon}
          </IconButton>
        ))}
      </div>
      {running && app.previewUrl ? (
        <a
          href={app.previewUrl}
          target="_blank"
          rel="noopener"
          aria-label="Open the preview in a tab"
          title="Open the preview in a tab"
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
  host: string | null;
  disabled: boolean;
  onOpen: (path: string) => void;
}

function PathField({ path, host, disabled, onOpen }: PathProps) {
  const [typed, setTyped] = useState(path);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const next = previewPath(typed);
    setTyped(next);
    onOpen(next);
  };
  return (
    <form
      onSubmit={submit}
      className="flex h-8 min-w-0 flex-1 items-center rounded-lg bg-sunken px-3 text-[0.8125rem] focus-within:outline-2 focus-within:outline-accent"
    >
      <label htmlFor="preview-path" className="sr-only">Path in the preview</label>
      {host ? <span className="truncate text-faint max-sm:hidden" aria-hidden="true">{hostOf(host)}</span> : null}
      <input
        id="preview-path"
        value={typed}
        disabled={disabled}
        onChange={(event) => setTyped(event.target.value)}
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
