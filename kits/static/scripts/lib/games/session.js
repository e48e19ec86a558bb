/** What is said about the game around its drawing. The same object until something of it changes. */

/** One player at one game: begins, pauses, counts time, collects what is pressed. */

/** Games are computed in steps of the same length, so that they do not depend on how fast the screen is. */
const STEP = 1 / 120
/** After a hitch the game goes on from where it was instead of catching up. */
const LONGEST = 0.1

/** The one that is being played: beginning another pauses it. */
let current = null

export function createSession(game, difficulty, random) {
  let level = difficulty
  let state = game.start(level, random)
  let phase = 'ready'
  let view = look()
  let owed = 0
  let pointer = null
  const held = new Set()
  let pressed = []
  const listeners = new Set()
  const endings = new Set()

  function look() {
    return {
      phase,
      score: game.score(state),
      figures: game.figures(state),
      result: phase === 'over' ? game.result(state) : '',
      scene: game.scene?.(state) ?? '',
    }
  }

  function update() {
    if (JSON.stringify(look()) !== JSON.stringify(view)) announce()
  }

  function announce() {
    view = look()
    for (const listener of listeners) listener()
  }

  function restart(next) {
    state = game.start(level, random)
    phase = next
    owed = 0
    held.clear()
    pressed = []
    announce()
  }

  const session = {
    state: () => state,
    view: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onOver(listener) {
      endings.add(listener)
      return () => endings.delete(listener)
    },
    reset(difficulty) {
      level = difficulty
      restart('ready')
    },
    play() {
      if (current !== session) current?.pause()
      current = session
      if (phase === 'over') return restart('playing')
      phase = 'playing'
      update()
    },
    pause() {
      if (phase !== 'playing') return
      phase = 'paused'
      held.clear()
      update()
    },
    press(action) {
      if (phase !== 'playing') return
      held.add(action)
      pressed.push(action)
    },
    release: (action) => void held.delete(action),
    tap(action) {
      session.press(action)
      session.release(action)
    },
    releaseAll: () => held.clear(),
    point: (at) => void (pointer = at),
    advance(elapsed) {
      if (phase !== 'playing') return
      owed += Math.min(elapsed, LONGEST)
      while (owed >= STEP && phase === 'playing') {
        owed -= STEP
        const input = { held, pressed, pointer }
        pressed = []
        state = game.step(state, input, STEP, random)
        if (game.isOver(state)) phase = 'over'
      }
      update()
      if (phase === 'over') for (const listener of endings) listener(game.score(state))
    },
  }
  return session
}
