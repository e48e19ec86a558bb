import { h, refresh, uniqueId } from '../dom.js'
import {
  aliasProblem,
  codeInHash,
  countClick,
  findLinks,
  newCode,
  normalUrl,
  readLinks,
  shortAddress,
} from '../lib/tools/links/links.js'
import { secureRandom } from '../lib/tools/random.js'
import { button, emptyState, iconButton, searchInput } from '../ui/controls.js'
import { copyButton } from '../ui/copy-button.js'
import { kept } from '../ui/kept.js'
import { errorPlace, offerUndo } from '../ui/notices.js'
import { part } from '../ui/part.js'

/** Long addresses under short names. They are kept in this browser, and only work here. */
export function linkShortener(root, { heading, page }) {
  const links = kept('short-links', readLinks, draw)
  let search = ''
  const problem = errorPlace()
  const id = uniqueId('link')
  const url = h('input', {
    id: `${id}-url`,
    type: 'url',
    placeholder: 'https://example.com/a/very/long/address',
  })
  const alias = h('input', { id: `${id}-alias`, placeholder: 'my-link' })
  const visit = h('div', { role: 'status' })
  const made = h('div', { role: 'status' })
  const finder = searchInput('Search links', (text) => {
    search = text
    links.draw()
  })
  const list = h('div')
  const addressOf = (link) => shortAddress(location.href, page, link.code)
  part(
    root,
    heading,
    visit,
    h(
      'form',
      { class: 'card tool-card', noValidate: true, onsubmit: shorten },
      h(
        'div',
        { class: 'tool-columns' },
        h('div', { class: 'field' }, h('label', { htmlFor: url.id }, 'Long URL'), url),
        h(
          'div',
          { class: 'field' },
          h(
            'label',
            { htmlFor: alias.id },
            'Custom name',
            h('span', { class: 'optional' }, 'optional'),
          ),
          alias,
        ),
      ),
      problem.element,
      h('div', {}, button('Shorten URL', { look: 'primary', type: 'submit' })),
    ),
    links.error,
    made,
    h(
      'p',
      { class: 'muted' },
      'Short links are kept in this browser and work only here: there is no server behind them.',
    ),
    finder,
    list,
  )
  window.addEventListener('hashchange', drawVisit)
  links.draw()

  function shorten(event) {
    event.preventDefault()
    const known = links.read()
    const address = normalUrl(url.value)
    const name = alias.value.trim()
    const wrong = address
      ? aliasProblem(name, known)
      : 'Enter a web address, such as https://example.com/page.'
    problem.show(wrong)
    if (wrong) return
    const code = name || newCode(known, secureRandom)
    const link = { code, url: address, at: new Date().toISOString(), clicks: 0 }
    if (!links.change((current) => [link, ...current])) return
    url.value = ''
    alias.value = ''
    refresh(
      made,
      h(
        'p',
        { class: 'made-link' },
        h('span', {}, 'Your short link: ', h('b', {}, addressOf(link))),
        copyButton(() => addressOf(link)),
      ),
    )
  }

  function draw(all) {
    drawVisit()
    const found = findLinks(all, search)
    finder.hidden = all.length === 0
    refresh(
      list,
      found.length === 0
        ? emptyState(all.length === 0 ? 'No links yet' : 'No link matches', '', 'search')
        : h('ul', { 'aria-label': 'Links', class: 'card link-list' }, found.map(item)),
    )
  }

  function drawVisit() {
    const code = codeInHash(location.hash, page)
    const link = links.read().find((one) => one.code === code)
    visit.hidden = code === null
    refresh(
      visit,
      link
        ? h('p', { class: 'card link-visit' }, `“${code}” leads to `, anchor(link, link.url))
        : h('p', { class: 'error' }, `There is no link “${code}” in this browser.`),
    )
  }

  function anchor(link, text) {
    return h(
      'a',
      {
        href: link.url,
        target: '_blank',
        rel: 'noopener noreferrer',
        onclick: () => links.change((current) => countClick(current, link.code)),
      },
      text,
    )
  }

  function item(link) {
    const day = new Date(link.at).toLocaleDateString(undefined, { dateStyle: 'medium' })
    return h(
      'li',
      {},
      h(
        'div',
        {},
        anchor(link, addressOf(link).replace(/^https?:\/\//, '')),
        h('p', { class: 'muted' }, link.url),
        h('small', { class: 'muted' }, `Made on ${day}`),
      ),
      h('span', {}, link.clicks === 1 ? '1 click' : `${link.clicks} clicks`),
      copyButton(() => addressOf(link)),
      iconButton('trash', `Delete ${link.code}`, { onclick: () => remove(link) }),
    )
  }

  function remove(link) {
    if (!links.change((current) => current.filter(({ code }) => code !== link.code))) return
    refresh(made)
    offerUndo(`Deleted “${link.code}”`, () => links.change((current) => [link, ...current]))
  }
}
