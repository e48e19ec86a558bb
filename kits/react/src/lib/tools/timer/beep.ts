/** Three short tones. Silent where the browser does not allow sound yet. */
export function beep(): void {
  const audio = new AudioContext()
  for (const at of [0, 0.25, 0.5]) tone(audio, audio.currentTime + at)
  setTimeout(() => void audio.close(), 1500)
}

function tone(audio: AudioContext, at: number): void {
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.frequency.value = 880
  volume.gain.setValueAtTime(0.2, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.2)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.2)
}
