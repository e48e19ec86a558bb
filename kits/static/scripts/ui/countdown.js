import { h } from '../dom.js'
import { formatSeconds } from '../lib/quiz/quiz.js'

/** Counts down in an element of its own, until it ends or is stopped. */
export function countdown(seconds, onEnd) {
  const element = h('span', { role: 'timer', 'aria-label': 'Time left', class: 'timer' })
  const end = Date.now() + seconds * 1000
  const stop = () => clearInterval(timer)
  const show = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
    element.textContent = formatSeconds(left)
    element.classList.toggle('late', left <= 5)
    return left
  }
  const timer = setInterval(() => {
    if (show() > 0) return
    stop()
    onEnd()
  }, 250)
  show()
  return { element, stop }
}
