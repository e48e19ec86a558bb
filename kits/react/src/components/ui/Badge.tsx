import type { ReactNode } from 'react'
import type { Tone } from '../../lib/records/fields'

const tones: Record<Tone, string> = {
  gray: 'bg-zinc-200 text-zinc-800 dark:bg-zinc-700 dark:text-zinc-100',
  red: 'bg-red-100 text-red-800 dark:bg-red-900 dark:text-red-100',
  amber: 'bg-amber-100 text-amber-900 dark:bg-amber-900 dark:text-amber-100',
  green: 'bg-emerald-100 text-emerald-900 dark:bg-emerald-900 dark:text-emerald-100',
  blue: 'bg-sky-100 text-sky-900 dark:bg-sky-900 dark:text-sky-100',
  violet: 'bg-violet-100 text-violet-900 dark:bg-violet-900 dark:text-violet-100',
  pink: 'bg-pink-100 text-pink-900 dark:bg-pink-900 dark:text-pink-100',
}

/** A short label; without a tone in the app's own colour. */
export function Badge({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap ${tone ? tones[tone] : 'bg-soft text-accent'}`}
    >
      {children}
    </span>
  )
}
