/** What every page has in common: the menu of narrow windows, the year below. */
export function startFrame() {
  startMenu()
  const line = document.querySelector('.copyright')
  if (line) line.textContent = line.textContent.replace('©', `© ${new Date().getFullYear()}`)
}

/** In narrow windows the links hide behind a button. Without this script they stand in rows. */
function startMenu() {
  const header = document.querySelector('.site-header')
  const button = header?.querySelector('.menu-button')
  const navigation = header?.querySelector('nav')
  if (!button || !navigation) return
  const sidebar = document.body.classList.contains('sidebar')
  const narrow = window.matchMedia(sidebar ? '(width < 64rem)' : '(width < 48rem)')
  const compact = () => narrow.matches && navigation.children.length > 2

  function show(open) {
    button.setAttribute('aria-expanded', String(open))
    navigation.hidden = compact() && !open
  }
  function fit() {
    header.classList.toggle('compact', compact())
    button.hidden = !compact()
    show(false)
  }

  button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'))
  navigation.addEventListener('click', (event) => {
    if (event.target.closest('a')) show(false)
  })
  document.addEventListener('click', (event) => {
    if (!header.contains(event.target)) show(false)
  })
  header.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return
    show(false)
    button.focus()
  })
  narrow.addEventListener('change', fit)
  fit()
}
