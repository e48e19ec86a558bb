import { h, refresh } from '../dom.js'
import {
  addTap,
  clampBpm,
  fitMetronome,
  MAX_BPM,
  MIN_BPM,
  tapTempo,
  tempoName,
} from '../lib/tools/metronome/metronome.js'
import { startTicking } from '../lib/tools/metronome/ticks.js'
import { button, select } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { timerKeys } from '../ui/ticker.js'

/** Clicks in time. */
export function metronome(root, { heading, bpm: first = 100 }) {
  let stop = null
  let beat = null
  let taps = []
  const settings = kept('metronome', (stored) => fitMetronome(stored, first), draw)
  const set = (next) => settings.change((current) => ({ ...current, ...next }))
  const step = (by) => () => set({ bpm: clampBpm(settings.read().bpm + by) })
  const dots = h('ol', { 'aria-label': 'Beats', class: 'beats' })
  const figure = h('b', { class: 'timer-digits' })
  const name = h('p', { class: 'muted' })
  const tempo = h('input', {
    type: 'range',
    'aria-label': 'Tempo',
    min: MIN_BPM,
    max: MAX_BPM,
    oninput: () => set({ bpm: tempo.valueAsNumber }),
  })
  const volume = h('input', {
    type: 'range',
    min: 0,
    max: 1,
    step: 0.05,
    oninput: () => set({ volume: volume.valueAsNumber }),
  })
  const counts = Array.from({ length: 12 }, (_, at) => String(at + 1))
  const beats = select(
    'Beats per bar',
    counts.map((value) => ({ value, label: value })),
    String(settings.read().beats),
    (value) => set({ beats: Number(value) }),
  )
  const main = button('Start', { look: 'primary', onclick: toggle })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card timer' },
      dots,
      h('div', { role: 'status' }, figure, h('span', { class: 'muted' }, ' BPM'), name),
      h(
        'div',
        { class: 'tempo' },
        button('−', { 'aria-label': 'Slower', onclick: step(-1) }),
        tempo,
        button('+', { 'aria-label': 'Faster', onclick: step(1) }),
      ),
      h('div', { class: 'row' }, main, button('Tap tempo', { onclick: tap })),
      h(
        'div',
        { class: 'row' },
        h('span', { 'aria-hidden': 'true' }, 'Beats per bar'),
        h('div', {}, beats),
        h('label', { class: 'size' }, 'Volume', volume),
      ),
      settings.error,
    ),
  )
  timerKeys(root, { toggle })
  settings.draw()

  function toggle() {
    if (stop) stop()
    stop = stop ? null : startTicking(settings.read, show)
    show(null)
    main.textContent = stop ? 'Stop' : 'Start'
  }

  function tap() {
    taps = addTap(taps, performance.now())
    const bpm = tapTempo(taps)
    if (bpm !== null) set({ bpm })
  }

  function show(current) {
    beat = current
    for (const [at, dot] of [...dots.children].entries()) dot.classList.toggle('on', at === beat)
  }

  function draw(current) {
    figure.textContent = current.bpm
    name.textContent = tempoName(current.bpm)
    tempo.value = current.bpm
    volume.value = current.volume
    if (dots.children.length === current.beats) return
    const dot = (at) => h('li', {}, h('span', { class: 'sr-only' }, `Beat ${at + 1}`))
    refresh(
      dots,
      Array.from({ length: current.beats }, (_, at) => dot(at)),
    )
  }
}
