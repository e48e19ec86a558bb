import { useEffect, useRef, useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import {
  formatTime,
  nextTrack,
  previousTrack,
  titleOf,
  type Repeat,
  type Track,
} from '../../../lib/tools/music/playlist'
import { playAudio } from '../../../lib/tools/music/play'
import { sampleTracks } from '../../../lib/tools/music/samples'
import { tuneWav } from '../../../lib/tools/music/tunes'
import { newId } from '../../../lib/id'
import { secureRandom } from '../../../lib/tools/random'
import { Part } from '../../layout/Page'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { useTimerKeys } from '../timer/useTimerKeys'
import { PlayerControls } from './PlayerControls'
import { Playlist } from './Playlist'

/** Plays files of the device, and a few tunes it makes itself. */
export function MusicPlayer({ heading }: { heading?: string }) {
  const [tracks, setTracks] = useState<readonly Track[]>(sampleTracks)
  const [current, setCurrent] = useState(0)
  const [playing, setPlaying] = useState(false)
  const [time, setTime] = useState({ now: 0, length: 0 })
  const [repeat, setRepeat] = useState<Repeat>('off')
  const [shuffle, setShuffle] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { value: volume, change: changeVolume } = useStored('volume', (stored) =>
    typeof stored === 'number' && stored >= 0 && stored <= 1 ? stored : 0.8,
  )
  const audio = useRef<HTMLAudioElement>(null)
  // Made when they are first played, and kept until the page is left.
  const addresses = useRef(new Map<string, string>())
  const track = tracks[current]

  useEffect(() => {
    if (audio.current) audio.current.volume = volume
  }, [volume])
  useEffect(() => {
    const made = addresses.current
    return () => made.forEach((address) => URL.revokeObjectURL(address))
  }, [])

  function load(at: number) {
    const next = tracks[at]
    if (!next || !audio.current) return
    let address = next.address ?? addresses.current.get(next.id)
    if (address === undefined) {
      address = URL.createObjectURL(new Blob([tuneWav(next.tune ?? '')], { type: 'audio/wav' }))
      addresses.current.set(next.id, address)
    }
    setCurrent(at)
    setProblem(null)
    audio.current.src = address
    void play(next.title)
  }

  async function play(title: string) {
    if (audio.current && !(await playAudio(audio.current))) setProblem(`${title} cannot be played.`)
  }

  function toggle() {
    const player = audio.current
    if (!player) return
    if (playing) player.pause()
    else if (player.src === '') load(current)
    else void play(track?.title ?? '')
  }

  function go(ended: boolean) {
    const next = nextTrack(tracks.length, current, { repeat, shuffle, ended }, secureRandom)
    if (next !== null) load(next)
  }

  function add(files: File[]) {
    const made = files.map((file) => {
      const address = URL.createObjectURL(file)
      const id = newId()
      addresses.current.set(id, address)
      return { id, title: titleOf(file.name), artist: 'Your file', address }
    })
    setTracks([...tracks, ...made])
  }

  function remove(at: number) {
    if (at === current) audio.current?.pause()
    setTracks(tracks.toSpliced(at, 1))
    if (at < current || current === tracks.length - 1) setCurrent(Math.max(0, current - 1))
    if (at === current) audio.current?.removeAttribute('src')
  }
  useTimerKeys({ toggle })

  return (
    <Part heading={heading}>
      <audio
        ref={audio}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => go(true)}
        onTimeUpdate={(event) =>
          setTime({
            now: event.currentTarget.currentTime,
            length: event.currentTarget.duration || 0,
          })
        }
      />
      <div className={`${cardStyle} flex flex-col gap-5 p-6`}>
        <div className="text-center" role="status">
          <p className="text-xl font-semibold tracking-tight">
            {track?.title ?? 'The playlist is empty'}
          </p>
          <p className="text-sm text-muted">{track ? track.artist : 'Add files below.'}</p>
        </div>
        <div className="flex items-center gap-3 text-sm text-muted tabular-nums">
          <span>{formatTime(time.now)}</span>
          <input
            type="range"
            aria-label="Position"
            min={0}
            max={Math.max(0.1, time.length)}
            step={0.1}
            value={time.now}
            onChange={(event) => {
              if (audio.current) audio.current.currentTime = event.target.valueAsNumber
            }}
            className="min-w-0 flex-1 accent-primary"
          />
          <span>{formatTime(time.length)}</span>
        </div>
        <PlayerControls
          playing={playing}
          disabled={tracks.length === 0}
          shuffle={shuffle}
          repeat={repeat}
          volume={volume}
          onToggle={toggle}
          onPrevious={() => load(previousTrack(tracks.length, current, time.now))}
          onNext={() => go(false)}
          onShuffle={setShuffle}
          onRepeat={setRepeat}
          onVolume={(next) => changeVolume(() => next)}
        />
        <ErrorNotice message={problem} />
      </div>
      <Playlist
        tracks={tracks}
        current={current}
        playing={playing}
        onPlay={(at) => (at === current && playing ? toggle() : load(at))}
        onAdd={add}
        onRemove={remove}
      />
    </Part>
  )
}
