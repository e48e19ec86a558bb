import { readLook } from './brush.js'
import { followKeyboard } from './keyboard.js'
import { followPointer } from './touch.js'

/** Lets a game run on the page: time, keyboard, and a pause when nobody can see it. Gives the way to stop. */
export function runGame(root, keys, session, onFrame = () => {}) {
  let frame = 0
  let last = 0

  function tick(now) {
    frame = requestAnimationFrame(tick)
    session.advance((now - last) / 1000)
    last = now
    onFrame()
  }

  /** The clock only runs while somebody plays. */
  function follow() {
    cancelAnimationFrame(frame)
    onFrame()
    if (session.view().phase !== 'playing') return
    last = performance.now()
    frame = requestAnimationFrame(tick)
  }

  let phase = session.view().phase
  const stopFollowing = session.subscribe(() => {
    const next = session.view().phase
    if (next !== phase || next !== 'playing') follow()
    phase = next
  })
  const hide = () => document.hidden && session.pause()
  document.addEventListener('visibilitychange', hide)
  const watch = new IntersectionObserver(([entry]) => !entry?.isIntersecting && session.pause())
  watch.observe(root)
  const stopKeyboard = followKeyboard(root, keys, session)
  follow()

  return () => {
    session.pause()
    cancelAnimationFrame(frame)
    stopFollowing()
    document.removeEventListener('visibilitychange', hide)
    watch.disconnect()
    stopKeyboard()
  }
}

/** Lets a game run in a canvas, sharp on every screen. Gives the way to stop. */
export function runOnCanvas(root, canvas, game, session) {
  const context = canvas.getContext('2d')
  if (!context) return () => {}
  let look = readLook(canvas)

  function draw() {
    if (!context || canvas.width === 0) return
    const scale = canvas.width / game.width
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.clearRect(0, 0, game.width, game.height)
    game.paint(context, session.state(), look)
  }

  function resize() {
    const dots = canvas.clientWidth * window.devicePixelRatio
    canvas.width = Math.round(dots)
    canvas.height = Math.round((dots * game.height) / game.width)
    draw()
  }

  function recolour() {
    look = readLook(canvas)
    draw()
  }

  const sizes = new ResizeObserver(resize)
  sizes.observe(canvas)
  const schemes = matchMedia('(prefers-color-scheme: dark)')
  schemes.addEventListener('change', recolour)
  const stopPointer = followPointer(canvas, game, session)
  const stopGame = runGame(root, game.keys, session, draw)

  return () => {
    sizes.disconnect()
    schemes.removeEventListener('change', recolour)
    stopPointer()
    stopGame()
  }
}
