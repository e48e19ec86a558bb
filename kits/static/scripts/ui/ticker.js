import { timerKey } from '../lib/tools/timer/shortcuts.js'

const own = document.title

/** Calls `tick` while something runs; also when a hidden tab, whose timers are slowed down, comes back. */
export function ticker(tick, everyMs = 250) {
  let timer = null
  document.addEventListener('visibilitychange', () => timer !== null && tick())
  return {
    run(running) {
      if (running && timer === null) timer = setInterval(tick, everyMs)
      if (!running && timer !== null) {
        clearInterval(timer)
        timer = null
      }
    },
  }
}

/** Shows a text in the tab, before the page's own title. */
export function tabTitle(text) {
  document.title = text ? `${text} · ${own}` : own
}

/** Space starts and holds, R resets, L takes a lap; only what is in view hears it. */
export function timerKeys(root, actions) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    const action = actions[timerKey(event.key, event.target)]
    if (!action || root.offsetParent === null) return
    event.preventDefault()
    action()
  })
}
