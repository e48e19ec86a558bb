interface Bar {
  label: string;
  value: number;
}

const HEIGHT = 180;
const BAR = 44;
const GAP = 20;

export function BarChart({
  bars,
  title,
  format,
}: {
  bars: Bar[];
  title: string;
  format: (value: number) => string;
}) {
  const top = Math.max(1, ...bars.map(({ value }) => value));
  const width = bars.length * (BAR + GAP) + GAP;
  return (
    <figure className="rounded-2xl border border-slate-200 bg-white p-5 shadow-card dark:border-slate-800 dark:bg-slate-900">
      <figcaption className="mb-4 text-sm font-semibold">{title}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT + 30}`}
        role="img"
        aria-label={bars.map(({ label, value }) => `${label}: ${format(value)}`).join(", ")}
        className="h-56 w-full"
      >
        {[0.25, 0.5, 0.75, 1].map((step) => (
          <line
            key={step}
            x1="0"
            x2={width}
            y1={HEIGHT * (1 - step)}
            y2={HEIGHT * (1 - step)}
            className="stroke-slate-200 dark:stroke-slate-800"
            strokeDasharray="4 4"
          />
        ))}
        {bars.map(({ label, value }, index) => {
          const height = Math.max(2, (value / top) * (HEIGHT - 10));
          const x = GAP + index * (BAR + GAP);
          return (
            <g key={label}>
              <rect
                x={x}
                y={HEIGHT - height}
                width={BAR}
                height={height}
                rx="6"
                className="fill-brand-500 transition-[height] duration-500 hover:fill-brand-700"
              />
              <text
                x={x + BAR / 2}
                y={HEIGHT + 18}
                textAnchor="middle"
                className="fill-slate-500 text-[10px]"
              >
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
