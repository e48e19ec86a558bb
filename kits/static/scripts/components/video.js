import { h, icon } from '../dom.js'

/** A film behind its poster. Nothing is loaded before it is started. */
export function video(root, { title, src }) {
  const play = h(
    'button',
    { type: 'button', class: 'play', 'aria-label': `Play video: ${title}`, onclick: start },
    icon('play'),
  )
  root.append(play)

  function start() {
    if (src) {
      root.replaceChildren(h('video', { src, controls: true, autoplay: true, 'aria-label': title }))
    } else {
      const note = `The film “${title}” has not been added yet.`
      play.replaceWith(h('p', { role: 'status', class: 'card' }, note))
    }
  }
}
