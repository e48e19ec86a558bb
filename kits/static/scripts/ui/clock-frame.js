import { h } from '../dom.js'
import { difficulties } from '../lib/games/difficulty.js'
import { bestOf } from './best.js'
import { button, segments } from './controls.js'
import { gameFrame } from './game-frame.js'
import { gameOverlay } from './game-overlay.js'

/**
 * A game that runs by the clock: it begins, pauses and ends, and keeps the best score. `ratio` is width divided by height;
 * without it the content decides. Gives the stage.
 */
export function clockFrame(root, game, session, options) {
  let { difficulty } = options
  const best = bestOf(game.id, draw)
  const overlay = gameOverlay(game.title, play)
  const stage = h(
    'div',
    {
      tabIndex: 0,
      role: 'group',
      'aria-label': game.title,
      class: options.ratio ? 'game-stage drawn' : 'game-stage',
      style: options.ratio && `--ratio: ${options.ratio}`,
    },
    options.content,
    overlay.element,
  )
  const pause = button('Pause', {
    onclick: () => (session.view().phase === 'playing' ? session.pause() : play()),
  })
  const tools = [
    segments('Difficulty', difficulties, difficulty, (level) => {
      difficulty = level
      session.reset(level)
    }),
    options.tools,
    pause,
    button('New game', {
      onclick: () => {
        session.reset(difficulty)
        play()
      },
    }),
  ]
  const words = {
    heading: options.heading,
    tools,
    help: `${game.help} P pauses.`,
    status: false,
  }
  const frame = gameFrame(root, { ...words, error: best.error }, stage, options.below)
  session.subscribe(draw)
  if (!game.isDuel) session.onOver((score) => best.add(difficulty, score))
  draw()
  return stage

  function play() {
    session.play()
    stage.focus({ preventScroll: true })
    stage.scrollIntoView({ block: 'nearest' })
  }

  function draw() {
    const view = session.view()
    const score = { label: 'Score', value: view.score }
    const record = { label: 'Best', value: best.at(difficulty) ?? 0 }
    frame.show(game.isDuel ? view.figures : [score, ...view.figures, record])
    stage.dataset.phase = view.phase
    pause.textContent = view.phase === 'paused' ? 'Resume' : 'Pause'
    pause.disabled = view.phase === 'ready' || view.phase === 'over'
    overlay.show(view)
  }
}
