import { describe, expect, it } from 'vitest'
import {
  addShape,
  clearPaper,
  emptyDrawing,
  extendShape,
  fitDrawing,
  redo,
  undo,
  visibleShapes,
  type Shape,
} from './drawing'
import {
  blankPixels,
  cellsBetween,
  fillCells,
  fitPixels,
  neighbourCell,
  paintCells,
  resizePixels,
} from './pixels'

const shape = (tool: Shape['tool']): Shape => ({ tool, color: '#000000', size: 4, points: [1, 1] })

describe('a drawing', () => {
  it('takes steps back and forward', () => {
    let drawing = addShape(addShape(emptyDrawing, shape('pen')), shape('line'))
    drawing = undo(drawing)
    expect([drawing.shapes.length, drawing.undone.length]).toEqual([1, 1])
    drawing = redo(drawing)
    expect(drawing.shapes.map(({ tool }) => tool)).toEqual(['pen', 'line'])
    expect(addShape(undo(drawing), shape('ellipse')).undone).toEqual([])
    expect(undo(emptyDrawing)).toEqual(emptyDrawing)
    expect(redo(emptyDrawing)).toEqual(emptyDrawing)
  })

  it('is emptied, which can be taken back too', () => {
    const drawing = clearPaper(addShape(emptyDrawing, shape('pen')))
    expect(visibleShapes(drawing)).toEqual([])
    expect(clearPaper(drawing)).toBe(drawing)
    expect(visibleShapes(undo(drawing))).toHaveLength(1)
    expect(visibleShapes(addShape(drawing, shape('line')))).toHaveLength(1)
  })

  it('pens leave a trail, shapes stretch', () => {
    const trail = extendShape(extendShape(shape('pen'), 1.5, 1), 9.6, 5)
    expect(trail.points).toEqual([1, 1, 10, 5])
    const line = extendShape(extendShape(shape('line'), 5, 5), 9, 9)
    expect(line.points).toEqual([1, 1, 9, 9])
  })

  it('drops what is no shape', () => {
    const stored = { shapes: [shape('pen'), { tool: 'spray' }, null], undone: 'x' }
    expect(fitDrawing(stored)).toEqual({ shapes: [shape('pen')], undone: [] })
  })
})

describe('pixels', () => {
  it('fill what touches', () => {
    const wall = paintCells(blankPixels(8), [1, 9, 17, 16, 999], '#ff0000')
    const filled = fillCells(wall, 0, '#00ff00')
    expect([0, 8].map((at) => filled.cells[at])).toEqual(['#00ff00', '#00ff00'])
    expect(filled.cells.filter((cell) => cell === '#00ff00')).toHaveLength(2)
    expect(fillCells(filled, 0, '#00ff00')).toBe(filled)
    expect(fillCells(blankPixels(8), 0, '#00ff00').cells.every(Boolean)).toBe(true)
  })

  it('leave no gaps in a stroke', () => {
    expect(cellsBetween(8, 0, 27)).toEqual([0, 9, 18, 27])
    expect(cellsBetween(8, 5, 5)).toEqual([5])
    expect(cellsBetween(8, 7, 0)).toEqual([7, 6, 5, 4, 3, 2, 1, 0])
  })

  it('keep what fits in another size', () => {
    const pixels = paintCells(blankPixels(16), [0, 15, 17], '#ff0000')
    const smaller = resizePixels(pixels, 8)
    expect(smaller.cells.flatMap((cell, at) => (cell ? [at] : []))).toEqual([0, 9])
    expect(resizePixels(smaller, 16).cells[17]).toBe('#ff0000')
  })

  it('are walked with the arrow keys', () => {
    expect(
      ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'x'].map((key) =>
        neighbourCell(8, 0, key),
      ),
    ).toEqual([0, 1, 0, 8, null])
    expect(neighbourCell(8, 63, 'ArrowDown')).toBe(63)
  })

  it('are kept only when they are whole', () => {
    const pixels = paintCells(blankPixels(8), [3], '#ff0000')
    expect(fitPixels(pixels, 16)).toEqual(pixels)
    expect(fitPixels({ size: 8, cells: ['red'] }, 16).size).toBe(16)
  })
})
