export const PAPER = { width: 1200, height: 750, color: '#ffffff' }
export const emptyDrawing = { shapes: [], undone: [] }

export const drawingTools = [
  { value: 'pen', label: 'Pen' },
  { value: 'eraser', label: 'Eraser' },
  { value: 'line', label: 'Line' },
  { value: 'rectangle', label: 'Rectangle' },
  { value: 'ellipse', label: 'Ellipse' },
]

export const drawingColors = [
  { name: 'Black', value: '#18181b' },
  { name: 'Gray', value: '#71717a' },
  { name: 'Red', value: '#dc2626' },
  { name: 'Orange', value: '#ea580c' },
  { name: 'Yellow', value: '#eab308' },
  { name: 'Green', value: '#16a34a' },
  { name: 'Blue', value: '#2563eb' },
  { name: 'Purple', value: '#9333ea' },
  { name: 'Pink', value: '#ec4899' },
  { name: 'Brown', value: '#92400e' },
]

/** Points closer than this to the last one add nothing. */
const MIN_STEP = 2

/** Goes on with a shape: a pen leaves a trail, the others stretch to the new point. */
export function extendShape(shape, x, y) {
  const point = [Math.round(x), Math.round(y)]
  const { points } = shape
  if (shape.tool !== 'pen' && shape.tool !== 'eraser')
    return { ...shape, points: [...points.slice(0, 2), ...point] }
  const [lastX = NaN, lastY = NaN] = points.slice(-2)
  const close = Math.hypot(x - lastX, y - lastY) < MIN_STEP
  return close ? shape : { ...shape, points: [...points, ...point] }
}

export function addShape(drawing, shape) {
  return { shapes: [...drawing.shapes, shape], undone: [] }
}

export function clearPaper(drawing) {
  const last = drawing.shapes.at(-1)
  if (!last || last.tool === 'clear') return drawing
  return addShape(drawing, { tool: 'clear', color: '', size: 0, points: [] })
}

export function undo({ shapes, undone }) {
  const last = shapes.at(-1)
  return last ? { shapes: shapes.slice(0, -1), undone: [...undone, last] } : { shapes, undone }
}

export function redo({ shapes, undone }) {
  const last = undone.at(-1)
  return last ? { shapes: [...shapes, last], undone: undone.slice(0, -1) } : { shapes, undone }
}

/** The shapes that are seen: those after the paper was last emptied. */
export function visibleShapes({ shapes }) {
  return shapes.slice(shapes.findLastIndex((shape) => shape.tool === 'clear') + 1)
}

export function fitDrawing(stored) {
  const { shapes, undone } = stored ?? {}
  const sound = (list) => (Array.isArray(list) ? list.filter(isShape) : [])
  return { shapes: sound(shapes), undone: sound(undone) }
}

function isShape(value) {
  const { tool, color, size, points } = value ?? {}
  return (
    (tool === 'clear' || drawingTools.some((one) => one.value === tool)) &&
    typeof color === 'string' &&
    typeof size === 'number' &&
    Array.isArray(points) &&
    points.every((point) => typeof point === 'number')
  )
}
