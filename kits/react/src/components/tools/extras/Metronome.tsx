import { useEffect, useMemo, useRef, useState } from 'react'
import { cx } from '../../../lib/cx'
import { useStored } from '../../../lib/store/useStored'
import {
  addTap,
  clampBpm,
  fitMetronome,
  MAX_BPM,
  MIN_BPM,
  tapTempo,
  tempoName,
  type MetronomeSettings,
} from '../../../lib/tools/metronome/metronome'
import { startTicking } from '../../../lib/tools/metronome/ticks'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { SelectInput } from '../../ui/SelectInput'
import { cardStyle } from '../../ui/styles'
import { useTimerKeys } from '../timer/useTimerKeys'

interface Props {
  heading?: string
  /** Beats per minute at first. */
  bpm?: number
}

/** Clicks in time. */
export function Metronome({ heading, bpm: first = 100 }: Props) {
  const { value: stored, change } = useStored<unknown>('metronome', (value) => value)
  const settings = useMemo(() => fitMetronome(stored, first), [stored, first])
  const { bpm, beats, volume } = settings
  const [running, setRunning] = useState(false)
  const [beat, setBeat] = useState<number | null>(null)
  const [taps, setTaps] = useState<number[]>([])
  // Changes count from the next click on, without a new start.
  const latest = useRef(settings)

  useEffect(() => {
    latest.current = settings
  }, [settings])
  useEffect(() => {
    if (!running) return
    return startTicking(() => latest.current, setBeat)
  }, [running])

  function set(next: Partial<MetronomeSettings>) {
    change((current) => ({ ...fitMetronome(current, first), ...next }))
  }

  function toggle() {
    setRunning(!running)
    setBeat(null)
  }

  function tap() {
    const next = addTap(taps, performance.now())
    const tempo = tapTempo(next)
    setTaps(next)
    if (tempo !== null) set({ bpm: tempo })
  }
  useTimerKeys({ toggle })

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} flex flex-col items-center gap-6 p-6`}>
        <ol aria-label="Beats" className="flex flex-wrap justify-center gap-3">
          {Array.from({ length: beats }, (_, at) => (
            <li
              key={at}
              aria-current={at === beat ? 'true' : undefined}
              className={cx(
                'size-8 rounded-full border-2 transition-colors duration-75',
                at === 0 ? 'border-accent' : 'border-line',
                at === beat && (at === 0 ? 'bg-accent' : 'bg-primary'),
              )}
            >
              <span className="sr-only">{`Beat ${at + 1}`}</span>
            </li>
          ))}
        </ol>
        <p role="status" className="text-center">
          <span className="text-6xl font-semibold tracking-tight tabular-nums">{bpm}</span>
          <span className="ml-2 text-muted">BPM</span>
          <span className="block text-muted">{tempoName(bpm)}</span>
        </p>
        <div className="flex w-full max-w-md items-center gap-3">
          <Button aria-label="Slower" onClick={() => set({ bpm: clampBpm(bpm - 1) })}>
            −
          </Button>
          <input
            type="range"
            aria-label="Tempo"
            min={MIN_BPM}
            max={MAX_BPM}
            value={bpm}
            onChange={(event) => set({ bpm: event.target.valueAsNumber })}
            className="min-w-0 flex-1 accent-primary"
          />
          <Button aria-label="Faster" onClick={() => set({ bpm: clampBpm(bpm + 1) })}>
            +
          </Button>
        </div>
        <div className="flex flex-wrap justify-center gap-2">
          <Button look="primary" className="h-12 min-w-32" onClick={toggle}>
            {running ? 'Stop' : 'Start'}
          </Button>
          <Button className="h-12" onClick={tap}>
            Tap tempo
          </Button>
        </div>
        <div className="flex flex-wrap items-center justify-center gap-x-6 gap-y-3 text-sm">
          <span className="flex items-center gap-2">
            <span aria-hidden="true">Beats per bar</span>
            <SelectInput
              label="Beats per bar"
              value={String(beats)}
              options={Array.from({ length: 12 }, (_, at) => ({
                value: String(at + 1),
                label: String(at + 1),
              }))}
              onChange={(value) => set({ beats: Number(value) })}
              className="w-20"
            />
          </span>
          <label className="flex items-center gap-2">
            Volume
            <input
              type="range"
              min={0}
              max={1}
              step={0.05}
              value={volume}
              onChange={(event) => set({ volume: event.target.valueAsNumber })}
              className="w-32 accent-primary"
            />
          </label>
        </div>
      </div>
    </Part>
  )
}
