import { MAP_HEIGHT, MAP_WIDTH, streetsFor } from '../lib/site/streets.js'
import { pictograms } from '../lib/site/pictograms.js'
import { svg } from '../ui/svg.js'

/** Draws a map around an address. Nothing is loaded from elsewhere. */
export function placeMap(root, { address }) {
  const { roads, lanes, park, river } = streetsFor(address)
  const lines = (paths, width, kind) =>
    paths.map((d) => svg('path', { d, 'stroke-width': width, class: kind }))
  root.append(
    svg(
      'svg',
      {
        viewBox: `0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`,
        preserveAspectRatio: 'xMidYMid slice',
        role: 'img',
        'aria-label': `Map of ${address}`,
      },
      svg('path', { d: river, 'stroke-width': 34, class: 'river' }),
      svg('path', { d: park, class: 'park' }),
      lines(lanes, 7, 'street'),
      lines(roads, 17, 'street'),
      lines(roads, 2, 'middle'),
    ),
    svg(
      'svg',
      { viewBox: '0 0 24 24', class: 'pin', 'aria-hidden': 'true' },
      svg('path', { d: pictograms.map }),
    ),
  )
}
