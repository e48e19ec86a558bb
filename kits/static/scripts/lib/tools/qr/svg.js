/** Light modules around a code, without which readers do not find it. */
export const QUIET = 4

/** The dark modules as the path of a drawing with one unit per module. */
export function qrPath({ modules }) {
  const parts = []
  for (const [y, row] of modules.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue
      let length = 1
      while (row[x + length]) length += 1
      parts.push(`M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`)
      x += length
    }
  }
  return parts.join('')
}

export function qrSvg(qr, dark, light) {
  const side = qr.size + 2 * QUIET
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<rect width="${side}" height="${side}" fill="${light}"/><path d="${qrPath(qr)}" fill="${dark}"/></svg>\n`
  )
}

/** Draws a code as large as fits into `sidePx`, with whole pixels per module. */
export function paintQr(canvas, qr, sidePx, dark, light) {
  const side = qr.size + 2 * QUIET
  const scale = Math.max(1, Math.floor(sidePx / side))
  canvas.width = side * scale
  canvas.height = side * scale
  const context = canvas.getContext('2d')
  if (!context) return
  context.fillStyle = light
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = dark
  for (const [y, row] of qr.modules.entries())
    for (const [x, isDark] of row.entries())
      if (isDark) context.fillRect((x + QUIET) * scale, (y + QUIET) * scale, scale, scale)
}
