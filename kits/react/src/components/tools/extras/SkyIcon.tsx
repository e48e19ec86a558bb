import type { ReactNode } from 'react'
import type { Sky } from '../../../lib/tools/weather/weather'

const cloud = 'M14 44a10 10 0 0 1 1-20 14 14 0 0 1 27-3 11.5 11.5 0 0 1 5 23Z'

const shapes: Record<Sky, ReactNode> = {
  sunny: (
    <g className="fill-amber-400 stroke-amber-500">
      <circle cx="32" cy="32" r="12" strokeWidth="0" />
      {Array.from({ length: 8 }, (_, at) => (
        <path key={at} d="M32 8v7" strokeWidth="4" transform={`rotate(${45 * at} 32 32)`} />
      ))}
    </g>
  ),
  cloudy: (
    <>
      <circle cx="44" cy="22" r="9" className="fill-amber-400" />
      <path d={cloud} className="fill-slate-400 dark:fill-slate-300" />
    </>
  ),
  rainy: (
    <>
      <path d={cloud} className="fill-slate-400 dark:fill-slate-300" />
      <path d="M20 50l-3 8m14-8-3 8m14-8-3 8" className="stroke-sky-500" strokeWidth="4" />
    </>
  ),
  stormy: (
    <>
      <path d={cloud} className="fill-slate-500" />
      <path d="M34 40 24 52h8l-3 10 12-14h-8l4-8Z" className="fill-amber-400" />
    </>
  ),
  snowy: (
    <>
      <path d={cloud} className="fill-slate-400 dark:fill-slate-300" />
      <path d="M18 52h.1m10 6h.1m6-8h.1m10 6h.1" className="stroke-sky-400" strokeWidth="6" />
    </>
  ),
  foggy: (
    <path d="M10 22h36M18 32h36M10 42h36M18 52h28" className="stroke-slate-400" strokeWidth="5" />
  ),
}

/** A picture of the sky; what it shows is also said in words beside it. */
export function SkyIcon({ sky, className }: { sky: Sky; className: string }) {
  return (
    <svg
      viewBox="0 0 64 64"
      aria-hidden="true"
      strokeLinecap="round"
      fill="none"
      className={className}
    >
      {shapes[sky]}
    </svg>
  )
}
