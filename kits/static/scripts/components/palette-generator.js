import { h, refresh } from '../dom.js'
import {
  cssVariables,
  harmonies,
  hslText,
  inkOn,
  palette,
  rgbText,
} from '../lib/tools/generate/colors.js'
import { fitPalette } from '../lib/tools/generate/palettes.js'
import { secureRandom } from '../lib/tools/random.js'
import { button, select } from '../ui/controls.js'
import { copyButton } from '../ui/copy-button.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { timerKeys } from '../ui/ticker.js'

/** Five colours that go together. One locks those one likes and draws the others again. */
export function paletteGenerator(root, { heading }) {
  const state = kept('palette', fitPalette, draw)
  const list = h('ul', { 'aria-label': 'Palette', class: 'card palette' })
  const generate = (wanted) =>
    state.change((current) => {
      const harmony = wanted ?? current.harmony
      return {
        ...current,
        harmony,
        colors: palette(harmony, current.colors, current.locked, secureRandom),
      }
    })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'row' },
      button('Generate palette', { look: 'primary', onclick: () => generate() }),
      h('div', {}, select('Harmony', harmonies, state.read().harmony, generate)),
      copyButton(() => cssVariables(state.read().colors), 'Copy CSS'),
      h('p', { class: 'muted' }, 'Press the space bar for the next one.'),
    ),
    list,
    state.error,
  )
  timerKeys(root, { toggle: () => generate() })
  state.draw()

  function draw({ colors, locked }) {
    refresh(
      list,
      colors.map((color, at) => swatch(color, locked[at], at)),
    )
  }

  function swatch(color, isLocked, at) {
    const lock = () =>
      state.change((current) => ({
        ...current,
        locked: current.locked.with(at, !current.locked[at]),
      }))
    return h(
      'li',
      { style: `background: ${color}; color: ${inkOn(color)}` },
      h('b', { class: 'mono' }, color),
      h('small', {}, rgbText(color)),
      h('small', {}, hslText(color)),
      h(
        'div',
        { class: 'row' },
        copyButton(() => color),
        button(isLocked ? 'Locked' : 'Lock', {
          'aria-pressed': String(isLocked),
          'data-key': `lock-${at}`,
          class: 'small',
          onclick: lock,
        }),
      ),
    )
  }
}
