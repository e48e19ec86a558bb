import { cutSize, filterCss, resultSize, turnedSize } from './edit.js'

export const MAX_FILE_BYTES = 30_000_000

/** Reads a picture file. */
export async function openPicture(file) {
  if (!file.type.startsWith('image/')) throw new Error('This is not a picture.')
  if (file.size > MAX_FILE_BYTES) throw new Error('The picture is larger than 30 MB.')
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) throw new Error('This picture cannot be read.')
  return bitmap
}

/** Draws the edited picture. `scaled` is off while one chooses what to cut: the canvas then has the pixels of the picture. */
export function paintPicture(canvas, bitmap, edit, scaled = true) {
  const cut = cutSize(bitmap, edit)
  const size = scaled ? resultSize(bitmap, edit) : cut
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d')
  if (!context) return
  const turned = turnedSize(bitmap, edit)
  context.imageSmoothingQuality = 'high'
  context.filter = filterCss(edit.filters)
  context.scale(size.width / cut.width, size.height / cut.height)
  if (edit.crop) context.translate(-edit.crop.x, -edit.crop.y)
  context.translate(turned.width / 2, turned.height / 2)
  if (edit.mirrored) context.scale(-1, 1)
  context.rotate((edit.turns * Math.PI) / 2)
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
}

/** A small picture to try the tool with. */
export function samplePicture() {
  const canvas = document.createElement('canvas')
  canvas.width = 960
  canvas.height = 640
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  const sky = context.createLinearGradient(0, 0, 0, 640)
  sky.addColorStop(0, '#1d4ed8')
  sky.addColorStop(0.6, '#fdba74')
  context.fillStyle = sky
  context.fillRect(0, 0, 960, 640)
  context.fillStyle = '#fef3c7'
  context.beginPath()
  context.arc(640, 330, 70, 0, 2 * Math.PI)
  context.fill()
  for (const [color, points] of hills) {
    context.fillStyle = color
    context.beginPath()
    context.moveTo(0, 640)
    for (const [x, y] of points) context.lineTo(x, y)
    context.lineTo(960, 640)
    context.fill()
  }
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}

const hills = [
  [
    '#4c1d95',
    [
      [0, 420],
      [180, 300],
      [330, 410],
      [520, 330],
      [760, 450],
      [960, 360],
    ],
  ],
  [
    '#1e1b4b',
    [
      [0, 520],
      [260, 450],
      [480, 540],
      [700, 480],
      [960, 560],
    ],
  ],
]
