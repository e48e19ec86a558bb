"use client";

import { useEffect, useState, type ReactNode, type RefObject } from "react";
import { cn } from "@/lib/cn";
import { preview as words } from "@/messages/preview";
import { Mark } from "@/ui/logo";
import type { Device } from "./address-bar";
import { framePermissions } from "./permissions";

const WIDTHS: Record<Device, string> = {
  phone: "w-[390px] max-w-full border-x border-line shadow-float",
  tablet: "w-[820px] max-w-full border-x border-line shadow-float",
  desktop: "w-full",
};

/**
 * The app is another site: what it may do beyond that is listed here, and what that leaves open in ADR 0025. Not in it: anything that leads out
 * of the frame (top navigation, popups that are free of these rules).
 */
const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads allow-pointer-lock";
/** How long a page may take before something else is offered than waiting. */
const PATIENCE_MS = 15_000;

interface Props {
  src: string | null;
  name: string;
  device: Device;
  updating: boolean;
  frame: RefObject<HTMLIFrameElement | null>;
  onLoad: () => void;
  onWidth: (pixels: number) => void;
  /** Shown when the page is late. */
  late: ReactNode;
  /** Stands above the page. */
  above: ReactNode;
}

/** Give it another `key` for another load. */
export function PreviewFrame({ src, name, device, updating, frame, onLoad, onWidth, late, above }: Props) {
  const [loaded, setLoaded] = useState(false);
  const isLate = useLate(src !== null && !loaded);
  const measure = useWidth(onWidth);
  return (
    <>
      {updating ? (
        <div className="absolute inset-x-0 top-0 z-10 h-0.5 overflow-hidden" aria-hidden="true">
          <div className="h-full w-full bg-accent animate-shimmer" />
        </div>
      ) : null}
      <div ref={measure} className={cn("relative mx-auto h-full bg-[white] transition-[width] duration-300 motion-reduce:transition-none", WIDTHS[device])}>
        {src ? (
          <iframe
            ref={frame}
            src={src}
            title={words.frame(name)}
            sandbox={SANDBOX}
            allow={framePermissions()}
            onLoad={() => {
              setLoaded(true);
              onLoad();
            }}
            className="size-full border-0"
          />
        ) : null}
        {loaded ? null : (
          <div role="status" className="absolute inset-0 grid grid-cols-1 place-items-center bg-sunken p-4 text-faint">
            {isLate ? late : (
              <span className="flex flex-col items-center gap-3">
                <Mark alive className="size-9 text-ink" />
                {words.opening}
              </span>
            )}
          </div>
        )}
        {loaded && above ? <div className="absolute inset-x-3 bottom-3 z-10 flex justify-center">{above}</div> : null}
      </div>
    </>
  );
}

function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waiting]);
  return late && waiting;
}

/** A ref that tells the width of its element, now and whenever it changes. */
function useWidth(onWidth: (pixels: number) => void): (element: HTMLDivElement | null) => (() => void) | undefined {
  const [observe] = useState(() => (element: HTMLDivElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && onWidth(Math.round(entry.contentRect.width)));
    observer.observe(element);
    return () => observer.disconnect();
  });
  return observe;
}
