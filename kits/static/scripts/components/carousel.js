import { h } from '../dom.js'
import { iconButton } from '../ui/controls.js'

/** Shows one slide at a time. Moves only when asked to. Without this script, the slides stand below each other. */
export function carousel(root) {
  const slides = [...root.querySelectorAll('.slides > li')]
  let at = 0
  const dots = slides.map((slide, index) =>
    h('button', {
      type: 'button',
      class: 'dot',
      'aria-label': `Slide ${index + 1}: ${slide.querySelector('h3').textContent}`,
      onclick: () => go(index),
    }),
  )

  function go(to) {
    at = (to + slides.length) % slides.length
    for (const [index, slide] of slides.entries()) {
      slide.hidden = index !== at
      dots[index].setAttribute('aria-current', String(index === at))
    }
  }

  for (const [index, slide] of slides.entries()) {
    slide.setAttribute('role', 'group')
    slide.setAttribute('aria-roledescription', 'slide')
    slide.setAttribute('aria-label', `${index + 1} of ${slides.length}`)
  }
  root.setAttribute('role', 'group')
  root.setAttribute('aria-roledescription', 'carousel')
  root.querySelector('.slides').setAttribute('aria-live', 'polite')
  root.append(
    h(
      'div',
      { class: 'slide-controls' },
      iconButton('left', 'Previous slide', { onclick: () => go(at - 1) }),
      dots,
      iconButton('right', 'Next slide', { onclick: () => go(at + 1) }),
    ),
  )
  root.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowLeft') go(at - 1)
    if (event.key === 'ArrowRight') go(at + 1)
  })
  go(0)
}
