import { h } from '../dom.js'
import { downloadCanvas } from '../lib/tools/canvas.js'
import {
  addShape,
  clearPaper,
  drawingColors,
  drawingTools,
  extendShape,
  fitDrawing,
  PAPER,
  redo,
  undo,
  visibleShapes,
} from '../lib/tools/drawing/drawing.js'
import { undoKey } from '../lib/tools/drawing/keys.js'
import { paintDrawing } from '../lib/tools/drawing/paint.js'
import { colorPicker } from '../ui/color-picker.js'
import { button, segments } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'

/** A sheet of paper to draw on, with the pointer or a finger. */
export function drawingBoard(root, { heading }) {
  // Where there is no room to keep it, the drawing stays on the page.
  const stored = kept('drawing', fitDrawing, () => {})
  let drawing = stored.read()
  let current = null
  let tool = 'pen'
  let color = '#18181b'
  const amount = h('span', { class: 'muted' }, '6')
  const size = h('input', {
    type: 'range',
    min: 1,
    max: 40,
    value: 6,
    oninput: () => (amount.textContent = size.value),
  })
  const canvas = h('canvas', {
    width: PAPER.width,
    height: PAPER.height,
    role: 'img',
    class: 'paper',
    onpointerdown: begin,
    onpointermove: go,
    onpointerup: end,
    onpointercancel: end,
  })
  const undoButton = button('Undo', { icon: 'undo', onclick: () => change(undo) })
  const redoButton = button('Redo', { onclick: () => change(redo) })
  const clear = button('Clear', { icon: 'trash', onclick: () => change(clearPaper) })
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card drawing' },
      h(
        'div',
        { class: 'drawing-bar' },
        segments('Tool', drawingTools, tool, (value) => (tool = value)),
        colorPicker(drawingColors, color, (value) => (color = value)).element,
        h('label', { class: 'size' }, 'Size', size, amount),
      ),
      canvas,
      h(
        'div',
        { class: 'drawing-bar' },
        undoButton,
        redoButton,
        clear,
        button('Download PNG', {
          look: 'primary',
          icon: 'download',
          onclick: () => downloadCanvas(canvas, 'drawing.png'),
        }),
      ),
    ),
    stored.error,
  )
  document.addEventListener('keydown', (event) => {
    const action = root.offsetParent !== null && undoKey(event)
    if (!action) return
    event.preventDefault()
    change(action === 'undo' ? undo : redo)
  })
  draw()

  function place(event) {
    const box = canvas.getBoundingClientRect()
    const scale = PAPER.width / box.width
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
  }

  function begin(event) {
    if (event.button !== 0) return
    canvas.setPointerCapture(event.pointerId)
    const width = size.valueAsNumber * (tool === 'eraser' ? 3 : 1)
    current = { tool, color, size: width, points: place(event).map(Math.round) }
    draw()
  }

  function go(event) {
    if (!current) return
    current = extendShape(current, ...place(event))
    draw()
  }

  function end() {
    const shape = current
    current = null
    if (shape) change((known) => addShape(known, shape))
  }

  function change(step) {
    drawing = step(drawing)
    stored.change(() => drawing)
    draw()
  }

  function draw() {
    paintDrawing(canvas.getContext('2d'), drawing, current)
    const blank = visibleShapes(drawing).length === 0
    canvas.setAttribute('aria-label', blank ? 'Drawing area, empty' : 'Drawing area')
    undoButton.disabled = drawing.shapes.length === 0
    redoButton.disabled = drawing.undone.length === 0
    clear.disabled = blank
  }
}
