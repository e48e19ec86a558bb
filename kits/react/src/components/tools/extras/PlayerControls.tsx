import type { Repeat } from '../../../lib/tools/music/playlist'
import { Button } from '../../ui/Button'

const repeats: Record<Repeat, { next: Repeat; label: string }> = {
  off: { next: 'all', label: 'Repeat: off' },
  all: { next: 'one', label: 'Repeat: all' },
  one: { next: 'off', label: 'Repeat: one' },
}

interface Props {
  playing: boolean
  disabled: boolean
  shuffle: boolean
  repeat: Repeat
  volume: number
  onToggle: () => void
  onPrevious: () => void
  onNext: () => void
  onShuffle: (shuffle: boolean) => void
  onRepeat: (repeat: Repeat) => void
  onVolume: (volume: number) => void
}

export function PlayerControls(props: Props) {
  const { playing, disabled, shuffle, repeat } = props
  return (
    <>
      <div className="flex flex-wrap items-center justify-center gap-2">
        <Button disabled={disabled} onClick={props.onPrevious}>
          Previous
        </Button>
        <Button
          look="primary"
          className="h-12 min-w-28"
          disabled={disabled}
          onClick={props.onToggle}
        >
          {playing ? 'Pause' : 'Play'}
        </Button>
        <Button disabled={disabled} onClick={props.onNext}>
          Next
        </Button>
      </div>
      <div className="flex flex-wrap items-center justify-center gap-x-5 gap-y-3 text-sm">
        <Button
          aria-pressed={shuffle}
          className="aria-pressed:border-accent aria-pressed:bg-soft"
          onClick={() => props.onShuffle(!shuffle)}
        >
          Shuffle
        </Button>
        <Button onClick={() => props.onRepeat(repeats[repeat].next)}>
          {repeats[repeat].label}
        </Button>
        <label className="flex items-center gap-2">
          Volume
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={props.volume}
            onChange={(event) => props.onVolume(event.target.valueAsNumber)}
            className="w-32 accent-primary"
          />
        </label>
      </div>
    </>
  )
}
