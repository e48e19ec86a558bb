const LOOK_MS = 25
/** Clicks are handed to the sound card this far ahead: its clock is exact, that of the page is not. */
const AHEAD_S = 0.12

/** Clicks until it is stopped. `settings` is asked before each click, `onBeat` hears of each when it sounds. */
export function startTicking(settings, onBeat) {
  const audio = new AudioContext()
  const timers = new Set()
  let next = audio.currentTime + 0.06
  let beat = 0

  function look() {
    while (next < audio.currentTime + AHEAD_S) {
      const { bpm, beats, volume } = settings()
      const current = beat % beats
      click(audio, next, current === 0 ? 1320 : 880, volume)
      const timer = setTimeout(
        () => {
          timers.delete(timer)
          onBeat(current)
        },
        Math.max(0, 1000 * (next - audio.currentTime)),
      )
      timers.add(timer)
      beat = current + 1
      next += 60 / bpm
    }
  }

  void audio.resume()
  const looking = setInterval(look, LOOK_MS)
  return () => {
    clearInterval(looking)
    for (const timer of timers) clearTimeout(timer)
    void audio.close()
  }
}

function click(audio, at, frequency, volume) {
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(Math.max(0.0001, volume), at)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.06)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.07)
}
