import { h, refresh, uniqueId } from '../dom.js'
import { downloadText } from '../lib/download.js'
import { downloadCanvas } from '../lib/tools/canvas.js'
import { capacity, encodeQr } from '../lib/tools/qr/encode.js'
import { fitQrSettings, levels } from '../lib/tools/qr/settings.js'
import { paintQr, qrPath, qrSvg, QUIET } from '../lib/tools/qr/svg.js'
import { button } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'
import { svg } from '../ui/svg.js'

const PNG_PX = 1024

/** A QR code of a text or an address, to download. It is made in the browser. */
export function qrGenerator(root, { heading, text = 'https://example.com' }) {
  const state = kept('qr', (stored) => fitQrSettings(stored, text), draw)
  const set = (next) => state.change((current) => ({ ...current, ...next }))
  const first = state.read()
  const id = uniqueId('qr')
  const area = h('textarea', {
    id,
    rows: 4,
    value: first.text,
    oninput: () => set({ text: area.value }),
  })
  const level = h(
    'select',
    { id: `${id}-level`, onchange: () => set({ level: level.value }) },
    levels.map(({ value, label }) =>
      h('option', { value, selected: value === first.level }, label),
    ),
  )
  const colour = (shade, label) => {
    const input = h('input', {
      type: 'color',
      value: first[shade],
      oninput: () => set({ [shade]: input.value }),
    })
    return h('label', { class: 'colour-label' }, label, input)
  }
  const problem = errorPlace()
  const place = h('div', { class: 'qr' })
  const png = button('Download PNG', { look: 'primary', icon: 'download', onclick: savePng })
  const drawing = button('Download SVG', { icon: 'download', onclick: saveSvg })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'tool-columns' },
      h(
        'div',
        { class: 'card tool-card' },
        h('div', { class: 'field' }, h('label', { htmlFor: id }, 'Text or URL'), area),
        problem.element,
        h('div', { class: 'field' }, h('label', { htmlFor: level.id }, 'Error correction'), level),
        h('div', { class: 'row' }, colour('dark', 'Colour'), colour('light', 'Background')),
        state.error,
      ),
      h('div', { class: 'card tool-card' }, place, h('div', { class: 'row' }, png, drawing)),
    ),
  )
  state.draw()

  function code() {
    const current = state.read()
    return current.text === '' ? null : encodeQr(current.text, current.level)
  }

  function savePng() {
    const { dark, light } = state.read()
    const canvas = h('canvas')
    paintQr(canvas, code(), PNG_PX, dark, light)
    downloadCanvas(canvas, 'qr-code.png')
  }

  function saveSvg() {
    const { dark, light } = state.read()
    downloadText('qr-code.svg', qrSvg(code(), dark, light), 'image/svg+xml')
  }

  function draw(settings) {
    const qr = code()
    const long = !qr && settings.text !== ''
    area.setAttribute('aria-invalid', String(long))
    problem.show(
      long ? `This is too long: at this level ${capacity(settings.level)} bytes fit.` : null,
    )
    png.disabled = !qr
    drawing.disabled = !qr
    refresh(
      place,
      qr ? picture(qr, settings) : h('p', { class: 'muted' }, 'Enter a text to see its code.'),
    )
  }
}

function picture(qr, { text, dark, light }) {
  const side = qr.size + 2 * QUIET
  return svg(
    'svg',
    {
      viewBox: `0 0 ${side} ${side}`,
      role: 'img',
      'aria-label': `QR code: ${text}`,
      'shape-rendering': 'crispEdges',
    },
    svg('rect', { width: side, height: side, fill: light }),
    svg('path', { d: qrPath(qr), fill: dark }),
  )
}
