/** Hands what is drawn to the user as a picture. */
export function downloadCanvas(canvas, name, type = 'image/png') {
  canvas.toBlob(
    (blob) => {
      if (!blob) return
      const address = URL.createObjectURL(blob)
      const link = document.createElement('a')
      link.href = address
      link.download = name
      link.click()
      // The click has started the download by then; the address is not needed any longer.
      setTimeout(() => URL.revokeObjectURL(address), 1000)
    },
    type,
    0.92,
  )
}
