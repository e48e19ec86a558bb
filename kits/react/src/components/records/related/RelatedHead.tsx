import type { ReactNode } from 'react'

interface Props {
  heading: string
  count: number
  children?: ReactNode
}

export function RelatedHead({ heading, count, children }: Props) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-6">
      <h2 className="text-lg font-semibold tracking-tight">
        {heading} <span className="font-normal text-muted tabular-nums">({count})</span>
      </h2>
      {children}
    </header>
  )
}
