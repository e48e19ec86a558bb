export const MIN_BPM = 30
export const MAX_BPM = 260
/** A pause longer than this begins a new count of taps. */
const TAP_PAUSE_MS = 2000

export function clampBpm(bpm) {
  return Math.min(MAX_BPM, Math.max(MIN_BPM, Math.round(bpm)))
}

/** What musicians call a tempo. */
export function tempoName(bpm) {
  const names = [
    [60, 'Largo'],
    [66, 'Larghetto'],
    [76, 'Adagio'],
    [108, 'Andante'],
    [120, 'Moderato'],
    [156, 'Allegro'],
    [176, 'Vivace'],
    [200, 'Presto'],
  ]
  return names.find(([below]) => bpm < below)?.[1] ?? 'Prestissimo'
}

/** The taps that count, with the new one. */
export function addTap(taps, now) {
  const last = taps.at(-1)
  return last === undefined || now - last > TAP_PAUSE_MS ? [now] : [...taps, now].slice(-8)
}

/** The tempo of taps; null as long as there is only one. */
export function tapTempo(taps) {
  const [first, last] = [taps[0], taps.at(-1)]
  if (taps.length < 2 || first === undefined || last === undefined || last === first) return null
  return clampBpm((60_000 * (taps.length - 1)) / (last - first))
}

export function fitMetronome(stored, first) {
  const { bpm, beats, volume } = stored ?? {}
  const whole = typeof beats === 'number' && beats >= 1 && beats <= 12
  return {
    bpm: typeof bpm === 'number' && Number.isFinite(bpm) ? clampBpm(bpm) : clampBpm(first),
    beats: whole ? Math.round(beats) : 4,
    volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : 0.7,
  }
}
