/** What is done to a picture, in this order: turned, mirrored, cut, made larger or smaller, filtered. */

export const noFilters = {
  brightness: 100,
  contrast: 100,
  saturation: 100,
  grayscale: 0,
  sepia: 0,
  blur: 0,
}

export const noEdit = {
  turns: 0,
  mirrored: false,
  crop: null,
  width: null,
  filters: noFilters,
}

export const filterRanges = [
  { id: 'brightness', label: 'Brightness', max: 200 },
  { id: 'contrast', label: 'Contrast', max: 200 },
  { id: 'saturation', label: 'Saturation', max: 200 },
  { id: 'grayscale', label: 'Grayscale', max: 100 },
  { id: 'sepia', label: 'Sepia', max: 100 },
  { id: 'blur', label: 'Blur', max: 20 },
]

const MAX_SIDE_PX = 6000

export function turn(edit, quarters) {
  // The cut was made in the picture as it stood.
  return { ...edit, turns: (edit.turns + quarters + 4) % 4, crop: null, width: null }
}

export function turnedSize({ width, height }, { turns }) {
  return turns % 2 === 0 ? { width, height } : { width: height, height: width }
}

export function cutSize(source, edit) {
  return edit.crop ?? turnedSize(source, edit)
}

export function resultSize(source, edit) {
  const cut = cutSize(source, edit)
  const width = Math.min(MAX_SIDE_PX, Math.max(1, Math.round(edit.width ?? cut.width)))
  return { width, height: Math.max(1, Math.round((width * cut.height) / cut.width)) }
}

/** A box between two points, within the picture, in whole pixels; null when it is too small to be meant. */
export function boxBetween(one, other, size) {
  const within = (value, most) => Math.round(Math.min(most, Math.max(0, value)))
  const [left, right] = [one.x, other.x].map((x) => within(x, size.width)).toSorted((a, b) => a - b)
  const [top, bottom] = [one.y, other.y]
    .map((y) => within(y, size.height))
    .toSorted((a, b) => a - b)
  if (left === undefined || right === undefined || top === undefined || bottom === undefined)
    return null
  const box = { x: left, y: top, width: right - left, height: bottom - top }
  return box.width < 4 || box.height < 4 ? null : box
}

/** Cuts a box out of what is seen: `box` is in pixels of the picture as it is cut already. */
export function cropTo(edit, box) {
  const from = edit.crop ?? { x: 0, y: 0 }
  const crop = { ...box, x: from.x + box.x, y: from.y + box.y }
  return { ...edit, crop, width: null }
}

/** The largest box of a shape in the middle of a picture. */
export function middleBox({ width, height }, ratio) {
  const wide = width / height > ratio
  const size = wide
    ? { width: Math.round(height * ratio), height }
    : { width, height: Math.round(width / ratio) }
  return {
    x: Math.round((width - size.width) / 2),
    y: Math.round((height - size.height) / 2),
    ...size,
  }
}

export function filterCss(filters) {
  const { brightness, contrast, saturation, grayscale, sepia, blur } = filters
  const parts = [
    brightness !== 100 && `brightness(${brightness}%)`,
    contrast !== 100 && `contrast(${contrast}%)`,
    saturation !== 100 && `saturate(${saturation}%)`,
    grayscale > 0 && `grayscale(${grayscale}%)`,
    sepia > 0 && `sepia(${sepia}%)`,
    blur > 0 && `blur(${blur}px)`,
  ].filter(Boolean)
  return parts.length === 0 ? 'none' : parts.join(' ')
}

/** `photo.png` → `photo-edited.jpg` */
export function editedName(name, type) {
  const extension = { 'image/jpeg': 'jpg', 'image/webp': 'webp' }[type] ?? 'png'
  return `${name.replace(/\.\w+$/, '') || 'picture'}-edited.${extension}`
}
