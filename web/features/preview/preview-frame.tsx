"use client";

import { useState } from "react";
import { cn } from "@/lib/cn";
import { Mark } from "@/ui/logo";
import type { Device } from "./address-bar";

const WIDTHS: Record<Device, string> = {
  phone: "w-[390px] max-w-full border-x border-line shadow-float",
  tablet: "w-[820px] max-w-full border-x border-line shadow-float",
  desktop: "w-full",
};

/** The app is another site: what it may do beyond that is listed here. */
const ALLOWED = "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads allow-pointer-lock";

interface Props {
  src: string | null;
  name: string;
  device: Device;
  updating: boolean;
}

export function PreviewFrame({ src, name, device, updating }: Props) {
  const [loaded, setLoaded] = useState(false);
  return (
    <>
      {updating ? (
        <div className="absolute inset-x-0 top-0 z-10 h-0.5 overflow-hidden" aria-hidden="true">
          <div className="h-full w-full bg-accent animate-shimmer" />
        </div>
      ) : null}
      <div className={cn("relative mx-auto h-full bg-[white] transition-[width] duration-300", WIDTHS[device])}>
        {src ? (
          <iframe
            src={src}
            title={`Preview of ${name}`}
            sandbox={ALLOWED}
            allow="clipboard-write; fullscreen"
            onLoad={() => setLoaded(true)}
            className="size-full border-0"
          />
        ) : null}
        {loaded ? null : (
          <div role="status" className="absolute inset-0 grid place-items-center bg-sunken text-faint">
            <span className="flex flex-col items-center gap-3">
              <Mark alive className="size-9 text-ink" />
              Opening the preview…
            </span>
          </div>
        )}
      </div>
    </>
  );
}
