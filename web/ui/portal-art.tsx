const RINGS = [150, 210, 280, 360, 450, 550, 660];

const arch = (radius: number): string => `M${720 - radius} 900V${520}a${radius} ${radius} 0 0 1 ${radius * 2} 0V900`;

/** The doorway of the mark, drawn large and faint behind the first thing one does. Decoration only. */
export function PortalArt() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1440 900"
      preserveAspectRatio="xMidYMin slice"
      className="pointer-events-none absolute inset-x-0 top-0 h-[44rem] w-full [mask-image:linear-gradient(to_bottom,black_35%,transparent_95%)]"
    >
      <defs>
        <radialGradient id="portal-glow" cx="50%" cy="56%" r="42%">
          <stop offset="0%" stopColor="var(--accent)" stopOpacity="0.2" />
          <stop offset="45%" stopColor="var(--accent)" stopOpacity="0.07" />
          <stop offset="100%" stopColor="var(--accent)" stopOpacity="0" />
        </radialGradient>
        <radialGradient id="portal-dawn" cx="50%" cy="88%" r="26%">
          <stop offset="0%" stopColor="var(--dawn)" stopOpacity="0.26" />
          <stop offset="100%" stopColor="var(--dawn)" stopOpacity="0" />
        </radialGradient>
      </defs>
      <rect width="1440" height="900" fill="url(#portal-glow)" />
      <rect width="1440" height="900" fill="url(#portal-dawn)" />
      {RINGS.map((radius, index) => (
        <path key={radius} d={arch(radius)} fill="none" stroke="var(--accent)" strokeOpacity={0.26 - index * 0.032} strokeWidth="1" />
      ))}
    </svg>
  );
}
