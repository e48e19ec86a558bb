import { h } from '../dom.js'
import { boxBetween } from '../lib/tools/image/edit.js'

/** A picture, with a frame around what is chosen; `onSelect` gets that, or null. */
export function cropCanvas(onSelect) {
  let size = { width: 1, height: 1 }
  let from = null
  const canvas = h('canvas', { role: 'img' })
  const frame = h('div', { 'aria-hidden': 'true', class: 'crop-frame', hidden: true })
  const place = (event) => {
    const box = canvas.getBoundingClientRect()
    const scale = size.width / box.width
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }
  }
  const stop = () => (from = null)
  const stage = h(
    'div',
    {
      class: 'crop-stage',
      onpointerdown: (event) => {
        stage.setPointerCapture(event.pointerId)
        from = place(event)
        select(null)
      },
      onpointermove: (event) => from && select(boxBetween(from, place(event), size)),
      onpointerup: stop,
      onpointercancel: stop,
    },
    canvas,
    frame,
  )
  return {
    canvas,
    element: h('div', { class: 'pixel-stage' }, stage),
    select,
    show(name, next) {
      size = next
      const text = `Preview of ${name}, ${size.width} by ${size.height} pixels`
      canvas.setAttribute('aria-label', text)
    },
  }

  function select(box) {
    frame.hidden = box === null
    if (box) {
      const part = (value, whole) => `${(100 * value) / whole}%`
      frame.style.left = part(box.x, size.width)
      frame.style.top = part(box.y, size.height)
      frame.style.width = part(box.width, size.width)
      frame.style.height = part(box.height, size.height)
    }
    onSelect(box)
  }
}
