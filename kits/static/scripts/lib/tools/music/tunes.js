/** A note: halftones above the A of 440 Hz and length in beats; null is a rest. */

const RATE = 22_050
const LOUDNESS = 0.3

/** Short tunes to try the player with. */
export const tunes = {
  morning: {
    tempo: 96,
    notes: parse('E5 D5 C5:2 G4 A4 C5:2 E5 G5 E5:2 D5:3 -:1 E5 D5 C5:2 G4 A4 B4:2 C5:4'),
  },
  harbour: {
    tempo: 132,
    notes: parse('A4 C5 E5 C5 A4 C5 E5 C5 G4 B4 D5 B4 G4 B4 D5 B4 F4 A4 C5 A4 E4 G4 B4 G4 A4:4'),
  },
  lantern: {
    tempo: 72,
    notes: parse('D5:2 A4 F4 G4:2 A4:2 C5:2 A4 G4 F4:4 D5:2 E5 F5 E5:2 D5:2 A4:2 G4 A4 D4:4'),
  },
}

export function tuneSeconds(name) {
  const tune = tunes[name]
  return tune ? (tune.notes.reduce((sum, [, beats]) => sum + beats, 0) * 60) / tune.tempo : 0
}

/** A tune as a sound file: WAV, 16 bits, one channel. */
export function tuneWav(name) {
  const samples = new Float32Array(Math.ceil(tuneSeconds(name) * RATE))
  const tune = tunes[name]
  let at = 0
  for (const [pitch, beats] of tune?.notes ?? []) {
    const length = Math.floor((beats * 60 * RATE) / (tune?.tempo ?? 60))
    if (pitch !== null) addTone(samples, at, length, 440 * 2 ** (pitch / 12))
    at += length
  }
  return wav(samples)
}

/** A soft tone: a few overtones that fade. */
function addTone(samples, start, length, frequency) {
  const end = Math.min(samples.length, start + length)
  for (let at = start; at < end; at += 1) {
    const seconds = (at - start) / RATE
    const left = (end - at) / RATE
    const envelope = Math.min(1, seconds / 0.01, left / 0.03) * Math.exp(-1.6 * seconds)
    const angle = 2 * Math.PI * frequency * seconds
    const wave = Math.sin(angle) + 0.4 * Math.sin(2 * angle) + 0.15 * Math.sin(3 * angle)
    samples[at] = LOUDNESS * envelope * wave
  }
}

function wav(samples) {
  const buffer = new ArrayBuffer(44 + 2 * samples.length)
  const view = new DataView(buffer)
  const word = (at, text) => {
    for (let index = 0; index < text.length; index += 1)
      view.setUint8(at + index, text.charCodeAt(index))
  }
  word(0, 'RIFF')
  view.setUint32(4, buffer.byteLength - 8, true)
  word(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, RATE, true)
  view.setUint32(28, 2 * RATE, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  word(36, 'data')
  view.setUint32(40, 2 * samples.length, true)
  for (const [index, sample] of samples.entries())
    view.setInt16(44 + 2 * index, Math.round(32_767 * Math.max(-1, Math.min(1, sample))), true)
  return new Uint8Array(buffer)
}

/** `E5` is a note of one beat, `C5:2` of two, `-` a rest. */
function parse(text) {
  const steps = { C: -9, D: -7, E: -5, F: -4, G: -2, A: 0, B: 2 }
  return text.split(' ').map((word) => {
    const [name = '-', beats = '1'] = word.split(':')
    const step = steps[name.charAt(0)]
    const pitch = step === undefined ? null : step + 12 * (Number(name.charAt(1)) - 4)
    return [pitch, Number(beats)]
  })
}
