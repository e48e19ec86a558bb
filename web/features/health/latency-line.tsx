import { health as words } from "@/messages/health";
import { KEPT, milliseconds, type Point } from "./history";
import { curve } from "./sparkline";

const SIZE = { width: 240, height: 36, places: KEPT };
/** Room for the line's own width and for dots at the edges. */
const EDGE = 4;

/** How long it took to answer, over the last minutes; with the same in words. */
export function LatencyLine({ points }: { points: Point[] }) {
  const known = points.flatMap((point) => (point.latencyMs === null ? [] : [point.latencyMs]));
  const failed = points.filter((point) => !point.works).length;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const { lines, failures, end } = curve(points, SIZE);
  const text = known.length > 0
    ? words.sparkline.text(milliseconds(least), milliseconds(most), milliseconds(known.at(-1) ?? 0), points.length, failed)
    : words.sparkline.none;
  return (
    <figure className="min-w-0">
      <svg
        role="img"
        aria-label={text}
        viewBox={`${-EDGE} ${-EDGE} ${SIZE.width + 2 * EDGE} ${SIZE.height + 2 * EDGE}`}
        preserveAspectRatio="xMaxYMid meet"
        className="block h-11 w-full"
      >
        <line x1={0} x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} className="stroke-line" vectorEffect="non-scaling-stroke" />
        {lines.map((line) => (
          <path key={line} d={line} fill="none" strokeWidth={1.5} strokeLinejoin="round" strokeLinecap="round" vectorEffect="non-scaling-stroke" className="stroke-accent" />
        ))}
        {failures.map((dot) => <circle key={dot.x} cx={dot.x} cy={dot.y} r={2.5} className="fill-danger" />)}
        {end ? <circle cx={end.x} cy={end.y} r={2.5} className={points.at(-1)?.works ? "fill-accent" : "fill-danger"} /> : null}
      </svg>
      {known.length > 0 ? (
        <figcaption aria-hidden="true" className="mt-0.5 text-right text-2xs text-faint tabular">{words.sparkline.caption(points.length, milliseconds(most))}</figcaption>
      ) : null}
    </figure>
  );
}
