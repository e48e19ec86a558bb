/** A picture of coloured cells. */

export const pixelTools = [
  { value: 'pen', label: 'Pen' },
  { value: 'eraser', label: 'Eraser' },
  { value: 'fill', label: 'Fill' },
  { value: 'picker', label: 'Pick colour' },
]

export const pixelSizes = [8, 16, 24, 32]

/** Steps that can be taken back. */
export const MAX_STEPS = 50

export function blankPixels(size) {
  return { size, cells: Array.from({ length: size * size }, () => '') }
}

/** The picture with another size; what fits of it stays. */
export function resizePixels({ size, cells }, next) {
  const at = (index) => {
    const [x, y] = [index % next, Math.floor(index / next)]
    return x < size && y < size ? (cells[y * size + x] ?? '') : ''
  }
  return { size: next, cells: Array.from({ length: next * next }, (_, index) => at(index)) }
}

export function paintCells(pixels, at, color) {
  const cells = [...pixels.cells]
  for (const index of at) if (index in cells) cells[index] = color
  return { ...pixels, cells }
}

/** Colours a cell and all cells of its colour that touch it by a side. */
export function fillCells(pixels, start, color) {
  const { size, cells } = pixels
  const before = cells[start]
  if (before === undefined || before === color) return pixels
  const open = [start]
  const found = new Set(open)
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const x = index % size
    const beside = [
      ...(x > 0 ? [index - 1] : []),
      ...(x < size - 1 ? [index + 1] : []),
      index - size,
      index + size,
    ]
    for (const next of beside)
      if (cells[next] === before && !found.has(next)) {
        found.add(next)
        open.push(next)
      }
  }
  return paintCells(pixels, [...found], color)
}

/** The cells on the way from one to another (Bresenham): a fast stroke leaves no gaps. */
export function cellsBetween(size, from, to) {
  let [x, y] = [from % size, Math.floor(from / size)]
  const [endX, endY] = [to % size, Math.floor(to / size)]
  const [dx, dy] = [Math.abs(endX - x), -Math.abs(endY - y)]
  const [stepX, stepY] = [x < endX ? 1 : -1, y < endY ? 1 : -1]
  let error = dx + dy
  const cells = [from]
  while (x !== endX || y !== endY) {
    const twice = 2 * error
    if (twice >= dy) {
      error += dy
      x += stepX
    }
    if (twice <= dx) {
      error += dx
      y += stepY
    }
    cells.push(y * size + x)
  }
  return cells
}

/** Where an arrow key leads; null for other keys. */
export function neighbourCell(size, at, key) {
  const x = at % size
  if (key === 'ArrowLeft') return x > 0 ? at - 1 : at
  if (key === 'ArrowRight') return x < size - 1 ? at + 1 : at
  if (key === 'ArrowUp') return at >= size ? at - size : at
  if (key === 'ArrowDown') return at + size < size * size ? at + size : at
  return null
}

export function paintPixels(canvas, { size, cells }, cellPx) {
  canvas.width = size * cellPx
  canvas.height = size * cellPx
  const context = canvas.getContext('2d')
  if (!context) return
  for (const [index, color] of cells.entries()) {
    if (color === '') continue
    context.fillStyle = color
    context.fillRect((index % size) * cellPx, Math.floor(index / size) * cellPx, cellPx, cellPx)
  }
}

export function fitPixels(stored, size) {
  const { size: kept, cells } = stored ?? {}
  const sound =
    typeof kept === 'number' &&
    pixelSizes.includes(kept) &&
    Array.isArray(cells) &&
    cells.length === kept * kept &&
    cells.every((cell) => cell === '' || /^#[0-9a-f]{6}$/i.test(String(cell)))
  return sound ? { size: kept, cells } : blankPixels(size)
}
