import { h } from '../dom.js'

/** Fills a part of a page, below its heading where it has one. */
export function part(root, heading, ...children) {
  root.classList.add('part')
  root.replaceChildren(...[heading ? h('h2', {}, heading) : null, ...children].filter(Boolean))
}
