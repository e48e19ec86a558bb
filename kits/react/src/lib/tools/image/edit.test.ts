import { describe, expect, it } from 'vitest'
import {
  boxBetween,
  cropTo,
  editedName,
  filterCss,
  middleBox,
  noEdit,
  noFilters,
  resultSize,
  turn,
  turnedSize,
} from './edit'

const source = { width: 400, height: 200 }

describe('an edit', () => {
  it('turns, and forgets what was cut before', () => {
    const turned = turn(cropTo(noEdit, { x: 0, y: 0, width: 10, height: 10 }), 1)
    expect(turnedSize(source, turned)).toEqual({ width: 200, height: 400 })
    expect(turned.crop).toBeNull()
    expect(turn(noEdit, -1).turns).toBe(3)
    expect(turn(turn(noEdit, 3), 2).turns).toBe(1)
  })

  it('cuts out of what is cut already', () => {
    const once = cropTo(noEdit, { x: 100, y: 50, width: 200, height: 100 })
    const twice = cropTo(once, { x: 10, y: 20, width: 50, height: 40 })
    expect(twice.crop).toEqual({ x: 110, y: 70, width: 50, height: 40 })
    expect(resultSize(source, twice)).toEqual({ width: 50, height: 40 })
  })

  it('keeps the shape when it is made larger or smaller', () => {
    expect(resultSize(source, { ...noEdit, width: 100 })).toEqual({ width: 100, height: 50 })
    expect(resultSize(source, { ...noEdit, width: 1e9 }).width).toBe(6000)
    expect(resultSize(source, { ...noEdit, width: 0 })).toEqual({ width: 1, height: 1 })
  })

  it('has boxes within the picture', () => {
    expect(boxBetween({ x: 500, y: 90.4 }, { x: -5, y: 10 }, source)).toEqual({
      x: 0,
      y: 10,
      width: 400,
      height: 80,
    })
    expect(boxBetween({ x: 5, y: 5 }, { x: 6, y: 50 }, source)).toBeNull()
    expect(middleBox(source, 1)).toEqual({ x: 100, y: 0, width: 200, height: 200 })
    expect(middleBox(source, 4)).toEqual({ x: 0, y: 50, width: 400, height: 100 })
  })

  it('filters as CSS says it', () => {
    expect(filterCss(noFilters)).toBe('none')
    expect(filterCss({ ...noFilters, brightness: 120, sepia: 40, blur: 2 })).toBe(
      'brightness(120%) sepia(40%) blur(2px)',
    )
    expect(editedName('my.photo.png', 'image/jpeg')).toBe('my.photo-edited.jpg')
    expect(editedName('', 'image/png')).toBe('picture-edited.png')
  })
})
