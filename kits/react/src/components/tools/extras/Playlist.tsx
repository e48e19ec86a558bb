import { useRef } from 'react'
import type { Track } from '../../../lib/tools/music/playlist'
import { Button, IconButton } from '../../ui/Button'
import { cardStyle } from '../../ui/styles'

interface Props {
  tracks: readonly Track[]
  current: number
  playing: boolean
  onPlay: (at: number) => void
  onAdd: (files: File[]) => void
  onRemove: (at: number) => void
}

export function Playlist({ tracks, current, playing, onPlay, onAdd, onRemove }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <section aria-label="Playlist" className={`${cardStyle} overflow-hidden`}>
      <header className="flex items-center justify-between gap-3 border-b border-line py-2 pr-2 pl-5">
        <h2 className="text-sm font-semibold">Playlist</h2>
        <Button icon="plus" className="h-9 px-3" onClick={() => input.current?.click()}>
          Add files
        </Button>
        <input
          ref={input}
          type="file"
          accept="audio/*"
          multiple
          aria-label="Audio files"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            onAdd([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </header>
      <ol>
        {tracks.map((track, at) => (
          <li
            key={track.id}
            aria-current={at === current ? 'true' : undefined}
            className="flex items-center gap-2 border-b border-line/60 pr-2 aria-[current]:bg-soft"
          >
            <button
              type="button"
              onClick={() => onPlay(at)}
              className="flex min-w-0 flex-1 items-baseline gap-3 px-5 py-3 text-left transition hover:bg-sunken"
            >
              <span aria-hidden="true" className="w-5 text-sm text-muted tabular-nums">
                {at === current && playing ? '♪' : at + 1}
              </span>
              <span className="truncate font-medium">
                <span className="sr-only">{at === current && playing ? 'Pause ' : 'Play '}</span>
                {track.title}
              </span>
              <span className="ml-auto text-sm whitespace-nowrap text-muted">{track.artist}</span>
            </button>
            <IconButton icon="trash" label={`Remove ${track.title}`} onClick={() => onRemove(at)} />
          </li>
        ))}
      </ol>
      <p className="px-5 py-3 text-xs text-muted">
        Your files are played from your device and forgotten when you leave the page.
      </p>
    </section>
  )
}
