import { h } from '../dom.js'
import { newId } from '../lib/id.js'
import { playAudio } from '../lib/tools/music/play.js'
import { formatTime, nextTrack, previousTrack, titleOf } from '../lib/tools/music/playlist.js'
import { sampleTracks } from '../lib/tools/music/samples.js'
import { tuneWav } from '../lib/tools/music/tunes.js'
import { secureRandom } from '../lib/tools/random.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'
import { playlist } from '../ui/playlist.js'
import { timerKeys } from '../ui/ticker.js'

const repeats = {
  off: { next: 'all', label: 'Repeat: off' },
  all: { next: 'one', label: 'Repeat: all' },
  one: { next: 'off', label: 'Repeat: one' },
}

/** Plays files of the device, and a few tunes it makes itself. */
export function musicPlayer(root, { heading }) {
  let tracks = [...sampleTracks]
  let current = 0
  let repeat = 'off'
  let shuffle = false
  // Made when they are first played, and kept until the page is left.
  const addresses = new Map()
  const fitVolume = (stored) => (stored >= 0 && stored <= 1 ? stored : 0.8)
  const volume = kept('volume', fitVolume, (value) => (audio.volume = value))
  const problem = errorPlace()
  const audio = h('audio', {
    onplay: draw,
    onpause: draw,
    onended: () => go(true),
    ontimeupdate: drawTime,
  })
  const title = h('p', { class: 'track-title' })
  const artist = h('p', { class: 'muted' })
  const [passed, length] = [h('span'), h('span')]
  const position = h('input', {
    type: 'range',
    'aria-label': 'Position',
    min: 0,
    max: 0.1,
    step: 0.1,
    value: 0,
    oninput: () => (audio.currentTime = position.valueAsNumber),
  })
  const main = button('Play', { look: 'primary', onclick: toggle })
  const mix = button('Shuffle', {
    onclick: () => {
      shuffle = !shuffle
      draw()
    },
  })
  const again = button('', {
    onclick: () => {
      repeat = repeats[repeat].next
      draw()
    },
  })
  const loudness = h('input', {
    type: 'range',
    min: 0,
    max: 1,
    step: 0.05,
    value: volume.read(),
    oninput: () => volume.change(() => loudness.valueAsNumber),
  })
  const list = playlist({ onPlay: choose, onAdd: add, onRemove: remove })
  const back = () => load(previousTrack(tracks.length, current, audio.currentTime))
  part(
    root,
    heading,
    audio,
    h(
      'div',
      { class: 'card timer' },
      h('div', { role: 'status' }, title, artist),
      h('div', { class: 'position muted' }, passed, position, length),
      h(
        'div',
        { class: 'row' },
        button('Previous', { onclick: back }),
        main,
        button('Next', { onclick: () => go(false) }),
      ),
      h('div', { class: 'row' }, mix, again, h('label', { class: 'size' }, 'Volume', loudness)),
      problem.element,
    ),
    list.element,
  )
  timerKeys(root, { toggle })
  volume.draw()
  drawTime()
  draw()

  function addressOf(track) {
    if (!addresses.has(track.id)) {
      const blob = new Blob([tuneWav(track.tune)], { type: 'audio/wav' })
      addresses.set(track.id, URL.createObjectURL(blob))
    }
    return addresses.get(track.id)
  }

  async function play() {
    const name = tracks[current]?.title
    if (!(await playAudio(audio))) problem.show(`${name} cannot be played.`)
  }

  function load(at) {
    if (!tracks[at]) return
    current = at
    problem.show(null)
    audio.src = addressOf(tracks[at])
    play()
  }

  function toggle() {
    if (!audio.paused) audio.pause()
    else if (audio.hasAttribute('src')) play()
    else load(current)
  }

  function choose(at) {
    if (at === current && !audio.paused) toggle()
    else load(at)
  }

  function go(ended) {
    const next = nextTrack(tracks.length, current, { repeat, shuffle, ended }, secureRandom)
    if (next !== null) load(next)
  }

  function add(chosen) {
    for (const file of chosen) {
      const track = { id: newId(), title: titleOf(file.name), artist: 'Your file' }
      addresses.set(track.id, URL.createObjectURL(file))
      tracks.push(track)
    }
    draw()
  }

  function remove(at) {
    if (at === current) {
      audio.pause()
      audio.removeAttribute('src')
    }
    tracks = tracks.toSpliced(at, 1)
    if (at < current || current === tracks.length) current = Math.max(0, current - 1)
    draw()
  }

  function drawTime() {
    passed.textContent = formatTime(audio.currentTime)
    length.textContent = formatTime(audio.duration)
    position.max = Math.max(0.1, audio.duration || 0)
    position.value = audio.currentTime
  }

  function draw() {
    const track = tracks[current]
    title.textContent = track?.title ?? 'The playlist is empty'
    artist.textContent = track?.artist ?? 'Add files below.'
    main.textContent = audio.paused ? 'Play' : 'Pause'
    mix.setAttribute('aria-pressed', String(shuffle))
    again.textContent = repeats[repeat].label
    list.show(tracks, current, !audio.paused)
  }
}
