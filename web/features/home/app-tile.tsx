import type { App } from "@/lib/api/types";
import { tileLook } from "./tile";

/** Each app has its own view through the doorway, drawn from its id; it is decoration and carries no meaning. */
export function AppTile({ app }: { app: Pick<App, "id" | "status"> }) {
  const look = tileLook(app.id);
  const gradient = `tile-${app.id}`;
  const quiet = app.status === "stopped" || app.status === "error";
  const centre = look.x * 3.2;
  return (
    <svg
      viewBox="0 0 320 84"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      className={quiet ? "h-20 w-full opacity-60 saturate-[0.35]" : "h-20 w-full"}
    >
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor={`oklch(0.62 0.12 ${look.hue})`} stopOpacity="0.34" />
          <stop offset="1" stopColor={`oklch(0.74 0.13 ${look.second})`} stopOpacity="0.2" />
        </linearGradient>
      </defs>
      <rect width="320" height="84" fill={`url(#${gradient})`} />
      {Array.from({ length: look.arches }, (_, index) => {
        const radius = 22 + index * 20;
        return (
          <path
            key={radius}
            d={`M${centre - radius} 120V${84}a${radius} ${radius} 0 0 1 ${radius * 2} 0V120Z`}
            fill={`oklch(0.7 0.13 ${index % 2 ? look.second : look.hue})`}
            fillOpacity={0.34 - index * 0.06}
          />
        );
      })}
    </svg>
  );
}
