import { COVER_HEIGHT, COVER_WIDTH, coverArt } from '../lib/site/cover.js'
import { svg } from './svg.js'

/** Draws the pictures of the page that are only named so far. */
export function drawCovers(root = document) {
  for (const place of root.querySelectorAll('[data-cover]')) {
    // Without a subject it is the ground of a text.
    const { cover, subject } = place.dataset
    draw(place, coverArt(cover, subject), { plain: subject === undefined })
  }
}

/**
 * A drawn picture for what has none: always the same for the same title, in the colours of the app. Without a subject only a
 * pattern.
 */
export function coverPicture(title, subject, classes = '') {
  const place = svg('svg', { class: `cover ${classes}`, 'aria-hidden': 'true' })
  draw(place, coverArt(title, subject), { plain: subject === undefined, letter: true })
  return place
}

function draw(place, art, { plain = false, letter = false }) {
  place.setAttribute('viewBox', `0 0 ${COVER_WIDTH} ${COVER_HEIGHT}`)
  place.setAttribute('preserveAspectRatio', 'xMidYMid slice')
  place.classList.add(art.look)
  place.style.setProperty('--turn', art.turn)
  const shapes = art.shapes.map(({ d, strength, line }) =>
    svg('path', {
      d,
      opacity: strength,
      ...(line ? { fill: 'none', 'stroke-width': line } : { stroke: 'none' }),
    }),
  )
  place.replaceChildren(...shapes)
  if (plain || (!art.pictogram && !letter)) return
  place.append(svg('circle', { cx: 200, cy: 150, r: 66, stroke: 'none', class: 'cover-disc' }))
  place.append(art.pictogram ? pictogram(art.pictogram) : initial(art.letter))
}

function pictogram(d) {
  return svg('path', {
    d,
    transform: 'translate(158 108) scale(3.5)',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.4,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })
}

function initial(letter) {
  const attributes = {
    x: 200,
    y: 174,
    'text-anchor': 'middle',
    stroke: 'none',
    fill: 'currentColor',
  }
  return svg('text', { ...attributes, 'font-size': 72, 'font-weight': 600 }, letter)
}
