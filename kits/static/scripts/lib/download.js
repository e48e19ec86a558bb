/** Hands a text to the user as a file. */
export function downloadText(name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The click has started the download by then; the address is not needed any longer.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
