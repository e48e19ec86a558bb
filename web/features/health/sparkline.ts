import type { Point } from "./history";

interface Size {
  width: number;
  height: number;
  /** How many points the width is for; fewer stand at the right. */
  places: number;
}

export interface Dot {
  x: number;
  y: number;
}

/** The lines of a curve, one for each stretch without a gap, and the points at which it did not work. From 0 to the largest value. */
export function curve(points: Point[], { width, height, places }: Size): { lines: string[]; failures: Dot[]; end: Dot | null } {
  const most = Math.max(...points.map((point) => point.latencyMs ?? 0), Number.MIN_VALUE);
  const step = width / Math.max(places - 1, 1);
  const dots = points.map((point, index): Dot | null => point.latencyMs === null ? null : {
    x: rounded(width - (points.length - 1 - index) * step),
    y: rounded(height - (point.latencyMs / most) * height),
  });
  const stretches: Dot[][] = [[]];
  for (const dot of dots) {
    if (dot) stretches.at(-1)?.push(dot);
    else stretches.push([]);
  }
  return {
    lines: stretches.filter((stretch) => stretch.length > 1).map((stretch) => `M${stretch.map((dot) => `${dot.x} ${dot.y}`).join("L")}`),
    failures: dots.flatMap((dot, index) => (dot && !points[index]?.works ? [dot] : [])),
    end: dots.at(-1) ?? null,
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
