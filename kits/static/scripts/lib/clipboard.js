/** Copies a text. The clipboard needs a secure page; elsewhere a selection is copied the old way. Says whether it worked. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelection(text)
  }
}

function copySelection(text) {
  const active = document.activeElement
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  // Inside an open window everything else cannot be selected.
  ;(document.querySelector('dialog[open]') ?? document.body).append(area)
  area.select()
  // There is no other way without a secure page.
  const done = document.execCommand('copy')
  area.remove()
  if (active instanceof HTMLElement) active.focus()
  return done
}
