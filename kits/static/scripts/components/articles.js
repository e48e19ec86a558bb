import { h, refresh } from '../dom.js'
import { around, categoriesOf, findArticles, readArticles } from '../lib/site/articles.js'
import { subPath } from '../lib/site/subPath.js'
import { articleCard, articleView } from '../ui/article.js'
import { collection } from '../ui/collection.js'
import { button, emptyState, searchInput } from '../ui/controls.js'

/** A magazine: the newest story large, the others below; each opens at an address of its own. */
export function articles(root, options) {
  const { entity, page, title, heading, text, search = false, ...fields } = options
  const { singular, plural } = entity
  const subject = singular
  let chosen = ''
  let words = ''
  let all = []

  const topics = h('div', { role: 'group', 'aria-label': 'Topics', class: 'topics' })
  const list = h('div')
  const overview = [
    title && h('header', { class: 'page-head' }, h('h1', {}, title), text && h('p', {}, text)),
    heading && h('h2', {}, heading),
    !title && text && h('p', { class: 'muted' }, text),
    h(
      'div',
      { class: 'toolbar' },
      topics,
      search &&
        searchInput(`Search ${plural.toLowerCase()}`, (typed) => {
          words = typed
          drawList()
        }),
    ),
    list,
  ]
  root.classList.add('articles')

  function draw() {
    const open = subPath(location.hash, page)
    root.parentElement.toggleAttribute('data-alone', open !== null)
    if (open !== null)
      return refresh(root, articleView(around(all, open), { page, back: title ?? plural, subject }))
    refresh(root, overview)
    drawTopics()
    drawList()
  }

  function drawTopics() {
    const names = categoriesOf(all)
    const topic = (name) =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(name === chosen),
          'data-key': `topic-${name}`,
          onclick: () => {
            chosen = name
            drawTopics()
            drawList()
          },
        },
        name || 'All',
      )
    refresh(topics, names.length > 1 && ['', ...names].map(topic))
  }

  function drawList() {
    const found = findArticles(all, chosen, words)
    const lead = chosen === '' && words === '' ? found[0] : undefined
    const rest = lead ? found.slice(1) : found
    const cards = rest.map((one) => h('li', {}, articleCard(one, { page, subject })))
    refresh(
      list,
      lead && articleCard(lead, { page, subject, lead: true }),
      h('ul', { class: 'article-grid', 'aria-label': plural }, cards),
      h('div', { role: 'status' }, empty(found)),
    )
  }

  function empty(found) {
    if (all.length === 0) return emptyState(`No ${plural.toLowerCase()} yet`)
    if (found.length > 0) return null
    const reset = () => {
      chosen = ''
      words = ''
      for (const input of root.querySelectorAll('input')) input.value = ''
      drawTopics()
      drawList()
    }
    return emptyState('Nothing found', 'Try other words or all topics.', 'search', [
      button('Show all', { onclick: reset }),
    ])
  }

  collection(entity, (rows, names) => {
    all = readArticles(entity, rows, fields, names)
    draw()
  }).draw()
  window.addEventListener('hashchange', draw)
}
