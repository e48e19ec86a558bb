import { textHash } from './hash.js'

/** Streets of a drawn map on a 600 by 360 ground, different for each address. The place itself is in the middle. */
export const MAP_WIDTH = 600
export const MAP_HEIGHT = 360

export function streetsFor(address) {
  const hash = textHash(address)
  const part = (at, range) => (hash >>> at) % range
  const slope = part(0, 60) - 30
  const flip = part(7, 2) === 0
  const lanes = []
  for (let x = -40 + part(3, 30); x < MAP_WIDTH + 40; x += 62)
    lanes.push(`M${x} 0l${slope} ${MAP_HEIGHT}`)
  for (let y = 20 + part(5, 30); y < MAP_HEIGHT; y += 58)
    lanes.push(`M0 ${y}L${MAP_WIDTH} ${y - slope}`)
  const side = flip ? 70 + part(11, 40) : 420 + part(11, 40)
  const bank = flip ? MAP_WIDTH - 110 : 110
  return {
    roads: [
      `M0 ${190 + slope / 2}C150 ${150 + slope} 240 190 300 180S460 ${150 - slope} ${MAP_WIDTH} ${200 - slope}`,
      `M${300 + slope} 0C310 90 285 130 300 180s10 110 ${-slope} 180`,
    ],
    lanes,
    park: `M${side} ${flip ? 215 : 48}h110q16 0 16 16v66q0 16-16 16h-110q-16 0-16-16v-66q0-16 16-16Z`,
    river: `M${bank} 0C${bank + 50} 90 ${bank - 60} 160 ${bank - 10} 230S${bank + 30} 320 ${bank - 20} ${MAP_HEIGHT}`,
  }
}

/** A page of a public map that shows the way there. */
export function directionsTo(address) {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`
}
