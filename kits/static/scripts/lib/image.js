/** Pictures live in the browser's small storage: they are made smaller before they are kept. */
const MAX_SIDE_PX = 900
const MAX_FILE_BYTES = 15_000_000

/** Reads a picture file as a data URL no larger than the app can store. */
export async function readPicture(file) {
  if (!file.type.startsWith('image/')) throw new Error('This is not a picture.')
  if (file.size > MAX_FILE_BYTES) throw new Error('The picture is larger than 15 MB.')
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) throw new Error('This picture cannot be read.')
  const scale = Math.min(1, MAX_SIDE_PX / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas.toDataURL('image/webp', 0.8)
}
