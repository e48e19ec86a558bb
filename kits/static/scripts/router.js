import { hashOf, pageFromHash } from './lib/route.js'

/** Shows the page the address asks for: `#/tasks` shows the section with `data-page="tasks"`. */
export function startRouter() {
  const pages = [...document.querySelectorAll('[data-page]')]
  const lost = document.querySelector('[data-not-found]')
  const ids = pages.map((page) => page.dataset.page)
  const name = document.title

  function follow() {
    const wanted = pageFromHash(location.hash, ids)
    if (wanted === null) return
    for (const page of pages) page.hidden = page.dataset.page !== wanted
    lost.hidden = ids.includes(wanted)
    if (!lost.hidden) document.title = `Page not found · ${name}`
    for (const link of document.querySelectorAll('nav a')) {
      if (link.getAttribute('href') === hashOf(wanted, ids)) {
        link.setAttribute('aria-current', 'page')
        document.title = `${link.textContent} · ${name}`
      } else link.removeAttribute('aria-current')
    }
    window.scrollTo({ top: 0, behavior: 'instant' })
  }

  window.addEventListener('hashchange', follow)
  follow()
}
