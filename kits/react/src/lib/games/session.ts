import type { ClockGame, Figure, Point } from './arcade'
import type { Difficulty } from './difficulty'
import type { Random } from './random'

export type Phase = 'ready' | 'playing' | 'paused' | 'over'

/** What is said about the game around its drawing. The same object until something of it changes. */
export interface View {
  phase: Phase
  score: number
  figures: readonly Figure[]
  /** How it ended; empty before. */
  result: string
  scene: string
}

/** One player at one game: begins, pauses, counts time, collects what is pressed. */
export interface Session<S, A extends string> {
  state(): S
  view(): View
  /** Calls back when the view changes. Gives the way to stop. */
  subscribe(listener: () => void): () => void
  /** Calls back with the score when a game ends. Gives the way to stop. */
  onOver(listener: (score: number) => void): () => void
  /** Puts a new game on the table. */
  reset(difficulty: Difficulty): void
  /** Begins, goes on, or begins anew after the end. */
  play(): void
  pause(): void
  press(action: A): void
  release(action: A): void
  /** Presses and lets go. */
  tap(action: A): void
  releaseAll(): void
  point(at: Point | null): void
  /** Lets time pass, in seconds. */
  advance(elapsed: number): void
}

/** Games are computed in steps of the same length, so that they do not depend on how fast the screen is. */
const STEP = 1 / 120
/** After a hitch the game goes on from where it was instead of catching up. */
const LONGEST = 0.1

/** The one that is being played: beginning another pauses it. */
let current: { pause: () => void } | null = null

export function createSession<S, A extends string>(
  game: ClockGame<S, A>,
  difficulty: Difficulty,
  random: Random,
): Session<S, A> {
  let level = difficulty
  let state = game.start(level, random)
  let phase: Phase = 'ready'
  let view = look()
  let owed = 0
  let pointer: Point | null = null
  const held = new Set<A>()
  let pressed: A[] = []
  const listeners = new Set<() => void>()
  const endings = new Set<(score: number) => void>()

  function look(): View {
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

  function restart(next: Phase) {
    state = game.start(level, random)
    phase = next
    owed = 0
    held.clear()
    pressed = []
    announce()
  }

  const session: Session<S, A> = {
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
