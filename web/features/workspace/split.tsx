"use client";

import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { workspace } from "@/messages/workspace";

const words = workspace.split;
const SMALLEST = 22;
const LARGEST = 55;
const STEP = 2;
/** Where a click puts the bar, for those who cannot drag. */
const STOPS = [SMALLEST, 32, 44, LARGEST];
const DRAG_PX = 4;

const clamp = (percent: number): number => Math.min(LARGEST, Math.max(SMALLEST, percent));

/** Two panes with a bar between them that can be dragged or moved with the arrow keys. */
export function Split({ left, children }: { left: ReactNode | null; children: ReactNode }) {
  const [percent, setPercent] = useState(32);
  const [dragging, setDragging] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const press = useRef({ x: 0, moved: false });

  const move = (event: PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (!dragging || !box) return;
    press.current.moved ||= Math.abs(event.clientX - press.current.x) >= DRAG_PX;
    if (press.current.moved) setPercent(clamp(((event.clientX - box.left) / box.width) * 100));
  };
  const click = (): void => {
    if (!press.current.moved) setPercent((old) => STOPS.find((stop) => stop > old + 1) ?? SMALLEST);
  };
  const key = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    setPercent((old) => clamp(old + by));
  };

  return (
    <div ref={frame} className="flex min-h-0 min-w-0 flex-1">
      {left ? (
        <>
          <section aria-label={workspace.conversation} className="min-h-0 min-w-80" style={{ width: `${percent}%` }}>{left}</section>
          <div
            role="separator"
            aria-orientation="vertical"
            aria-label={words.label}
            title={words.hint}
            aria-valuenow={Math.round(percent)}
            aria-valuemin={SMALLEST}
            aria-valuemax={LARGEST}
            tabIndex={0}
            onKeyDown={key}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              press.current = { x: event.clientX, moved: false };
              setDragging(true);
            }}
            onClick={click}
            onPointerMove={move}
            // The capture ends with every drag, also one that the system takes away (a touch that becomes a scroll).
            onLostPointerCapture={() => setDragging(false)}
            onPointerCancel={() => setDragging(false)}
            onPointerUp={() => setDragging(false)}
            className="group relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none focus-visible:outline-none"
          >
            <span className="absolute inset-y-0 left-1/2 w-px -translate-x-1/2 bg-line transition-colors group-hover:bg-accent group-focus-visible:w-0.5 group-focus-visible:bg-accent" />
          </div>
        </>
      ) : null}
      <section aria-label={workspace.app} className={`flex min-h-0 min-w-0 flex-1 bg-surface ${dragging ? "pointer-events-none select-none" : ""}`}>
        {children}
      </section>
    </div>
  );
}
