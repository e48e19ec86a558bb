const metals: Record<number, { name: string; style: string }> = {
  1: { name: 'Gold', style: 'bg-amber-300 text-amber-950 ring-amber-500' },
  2: { name: 'Silver', style: 'bg-zinc-300 text-zinc-950 ring-zinc-500' },
  3: { name: 'Bronze', style: 'bg-orange-300 text-orange-950 ring-orange-600' },
}

/** The place of somebody; a medal for the first three. */
export function Medal({ rank, large }: { rank: number; large?: boolean }) {
  const metal = metals[rank]
  if (!metal) return <span className="text-muted tabular-nums">{rank}</span>
  return (
    <span
      title={`${metal.name} medal`}
      className={`grid place-items-center rounded-full font-bold tabular-nums ring-2 ring-inset ${metal.style} ${large ? 'size-12 text-lg' : 'size-7 text-sm'}`}
    >
      {rank}
      <span className="sr-only">, {metal.name.toLowerCase()} medal</span>
    </span>
  )
}
