/** Short sounds. The browser only lets them be heard after the first click or key. */
export function createTones() {
  let audio = null
  return {
    play(hertz, seconds) {
      audio ??= new AudioContext()
      const [tone, volume] = [audio.createOscillator(), audio.createGain()]
      const now = audio.currentTime
      tone.frequency.value = hertz
      volume.gain.setValueAtTime(0.12, now)
      // A hard end would click.
      volume.gain.exponentialRampToValueAtTime(0.001, now + seconds)
      tone.connect(volume).connect(audio.destination)
      tone.start(now)
      tone.stop(now + seconds)
    },
  }
}
