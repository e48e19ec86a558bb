import { h } from '../dom.js'
import { downloadCanvas } from '../lib/tools/canvas.js'
import { drawingColors } from '../lib/tools/drawing/drawing.js'
import { undoKey } from '../lib/tools/drawing/keys.js'
import {
  blankPixels,
  fillCells,
  fitPixels,
  MAX_STEPS,
  paintCells,
  paintPixels,
  pixelSizes,
  pixelTools,
  resizePixels,
} from '../lib/tools/drawing/pixels.js'
import { colorPicker } from '../ui/color-picker.js'
import { button, segments, select } from '../ui/controls.js'
import { kept } from '../ui/kept.js'
import { part } from '../ui/part.js'
import { pixelGrid } from '../ui/pixel-grid.js'

const EXPORT_PX = 768
const white = { name: 'White', value: '#ffffff' }

/** A picture of squares. */
export function pixelArt(root, { heading, size = 16 }) {
  const stored = kept(
    'pixel-art',
    (value) => fitPixels(value, size),
    () => {},
  )
  let pixels = stored.read()
  let past = []
  let next = []
  let tool = 'pen'
  let color = '#dc2626'
  const colors = colorPicker([white, ...drawingColors], color, (value) => (color = value))
  const grid = pixelGrid(use)
  const undoButton = button('Undo', { icon: 'undo', onclick: undo })
  const redoButton = button('Redo', { onclick: redo })
  const clear = button('Clear', {
    icon: 'trash',
    onclick: () => paint(blankPixels(pixels.size)),
  })
  const sizes = pixelSizes.map((side) => ({ value: String(side), label: `${side} × ${side}` }))
  const sizeSelect = select('Grid size', sizes, String(pixels.size), (side) =>
    paint(resizePixels(pixels, Number(side))),
  )
  part(
    root,
    heading,
    h(
      'div',
      { class: 'card drawing' },
      h(
        'div',
        { class: 'drawing-bar' },
        segments('Tool', pixelTools, tool, (value) => (tool = value)),
        colors.element,
        h('div', {}, sizeSelect),
      ),
      h('div', { class: 'pixel-stage' }, grid.element),
      h(
        'div',
        { class: 'drawing-bar' },
        undoButton,
        redoButton,
        clear,
        button('Download PNG', { look: 'primary', icon: 'download', onclick: save }),
      ),
    ),
    stored.error,
  )
  document.addEventListener('keydown', (event) => {
    const action = root.offsetParent !== null && undoKey(event)
    if (!action) return
    event.preventDefault()
    if (action === 'undo') undo()
    else redo()
  })
  draw()

  function use(cells, goesOn) {
    const [first] = cells
    if (tool === 'picker') colors.choose(pixels.cells[first] || color)
    else if (tool === 'fill') paint(fillCells(pixels, first, color))
    else paint(paintCells(pixels, cells, tool === 'pen' ? color : ''), goesOn)
  }

  /** `goesOn` while one stroke is drawn: it is taken back as a whole. */
  function paint(now, goesOn = false) {
    if (now === pixels) return
    if (!goesOn) past = [...past, pixels].slice(-MAX_STEPS)
    next = []
    show(now)
  }

  function undo() {
    if (past.length === 0) return
    next = [pixels, ...next]
    show(past.pop())
  }

  function redo() {
    if (next.length === 0) return
    past = [...past, pixels]
    show(next.shift())
  }

  function show(now) {
    pixels = now
    stored.change(() => pixels)
    draw()
  }

  function save() {
    const canvas = h('canvas')
    paintPixels(canvas, pixels, Math.floor(EXPORT_PX / pixels.size))
    downloadCanvas(canvas, 'pixel-art.png')
  }

  function draw() {
    grid.show(pixels)
    sizeSelect.value = String(pixels.size)
    undoButton.disabled = past.length === 0
    redoButton.disabled = next.length === 0
    clear.disabled = !pixels.cells.some(Boolean)
  }
}
