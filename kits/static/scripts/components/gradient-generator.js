import { h, refresh } from '../dom.js'
import { fitGradient, gradientCss, palette } from '../lib/tools/generate/colors.js'
import { secureRandom } from '../lib/tools/random.js'
import { button, iconButton, segments } from '../ui/controls.js'
import { copyButton } from '../ui/copy-button.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

const forms = [
  { value: 'linear', label: 'Linear' },
  { value: 'radial', label: 'Radial' },
]
const MAX_COLORS = 6

/** A gradient to look at and its CSS to copy. */
export function gradientGenerator(root, { heading }) {
  const state = kept('gradient', fitGradient, draw)
  const set = (next) => state.change((current) => ({ ...current, ...next }))
  const preview = h('div', { role: 'img', 'aria-label': 'Preview', class: 'gradient' })
  const code = h('code', { class: 'code-line' })
  const degrees = h('span')
  const range = h('input', {
    type: 'range',
    min: 0,
    max: 359,
    oninput: () => set({ angle: range.valueAsNumber }),
  })
  const angleField = h('label', {}, degrees, range)
  const colours = h('fieldset', { class: 'row' })
  let shown = 0
  part(
    root,
    heading,
    preview,
    h(
      'div',
      { class: 'card tool-card' },
      h(
        'div',
        { class: 'row' },
        segments('Form', forms, state.read().form, (form) => set({ form })),
        button('Random gradient', { look: 'primary', onclick: random }),
      ),
      angleField,
      colours,
      h(
        'div',
        { class: 'row' },
        code,
        copyButton(() => code.textContent, 'Copy CSS'),
      ),
      state.error,
    ),
  )
  state.draw()

  function random() {
    const { colors } = state.read()
    shown = 0
    set({
      angle: secureRandom(360),
      colors: palette('random', [], [], secureRandom).slice(0, colors.length),
    })
  }

  function draw(gradient) {
    const css = gradientCss(gradient)
    preview.style.background = css
    code.textContent = `background: ${css};`
    angleField.hidden = gradient.form !== 'linear'
    degrees.textContent = `Angle: ${gradient.angle}°`
    range.value = gradient.angle
    // A colour that is being chosen keeps its field.
    if (shown !== gradient.colors.length) drawColours(gradient.colors)
    shown = gradient.colors.length
  }

  function drawColours(colors) {
    const field = (color, at) =>
      h(
        'span',
        { class: 'colour-field' },
        h('input', {
          type: 'color',
          'aria-label': `Colour ${at + 1}`,
          value: color,
          oninput: (event) => set({ colors: state.read().colors.with(at, event.target.value) }),
        }),
        iconButton('x', `Remove colour ${at + 1}`, {
          disabled: colors.length <= 2,
          onclick: () => set({ colors: state.read().colors.toSpliced(at, 1) }),
        }),
      )
    refresh(
      colours,
      h('legend', {}, 'Colours'),
      colors.map(field),
      button('Add colour', {
        icon: 'plus',
        disabled: colors.length >= MAX_COLORS,
        onclick: () => set({ colors: [...state.read().colors, '#f59e0b'] }),
      }),
    )
  }
}
