import { swipeOf } from './swipe.js'

const TAP_MS = 300

/** Mouse and fingers on the drawing: where they are, strokes and taps. Gives the way to stop. */
export function followPointer(canvas, game, session) {
  const listening = new AbortController()
  const { signal } = listening
  let origin = null

  canvas.addEventListener('pointerdown', begin, { signal })
  canvas.addEventListener('pointermove', move, { signal })
  canvas.addEventListener('pointerup', end, { signal })
  canvas.addEventListener('pointercancel', () => (origin = null), { signal })
  canvas.addEventListener('pointerleave', () => session.point(null), { signal })
  return () => listening.abort()

  function begin(event) {
    origin = { x: event.clientX, y: event.clientY, time: event.timeStamp, swiped: false }
    aim(event)
    // With strokes to tell from, a tap is only known at its end.
    if (game.tap !== undefined && !game.swipes) session.tap(game.tap)
  }

  function move(event) {
    aim(event)
    if (!origin || !game.swipes) return
    const direction = swipeOf(event.clientX - origin.x, event.clientY - origin.y)
    if (!direction) return
    const action = game.swipes[direction]
    if (action !== undefined) session.tap(action)
    // A finger that stays down may turn again.
    origin = { x: event.clientX, y: event.clientY, time: event.timeStamp, swiped: true }
  }

  function end(event) {
    const short = origin !== null && !origin.swiped && event.timeStamp - origin.time < TAP_MS
    if (short && game.tap !== undefined && game.swipes) session.tap(game.tap)
    origin = null
    if (event.pointerType !== 'mouse') session.point(null)
  }

  function aim(event) {
    const frame = canvas.getBoundingClientRect()
    session.point({
      x: ((event.clientX - frame.left) / frame.width) * game.width,
      y: ((event.clientY - frame.top) / frame.height) * game.height,
    })
  }
}
