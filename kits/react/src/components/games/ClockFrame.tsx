import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { ClockGame } from '../../lib/games/arcade'
import { difficulties, type Difficulty } from '../../lib/games/difficulty'
import { createSession, type Session } from '../../lib/games/session'
import { useBest } from '../../lib/games/useBest'
import { Button } from '../ui/Button'
import { Segments } from '../ui/Segments'
import { GameFrame } from './GameFrame'
import { GameOverlay } from './GameOverlay'

interface Props<S, A extends string> {
  game: ClockGame<S, A>
  heading?: string
  difficulty?: Difficulty
  /** Width divided by height; without it the content decides. */
  ratio?: number
  tools?: ReactNode
  /** Brings the game to the stage; gives the way to stop. */
  run: (stage: HTMLElement, session: Session<S, A>) => (() => void) | undefined
  /** What stands below the stage. */
  below?: (session: Session<S, A>) => ReactNode
  children: (session: Session<S, A>) => ReactNode
}

/** A game that runs by the clock: it begins, pauses and ends, and keeps the best score. */
export function ClockFrame<S, A extends string>(props: Props<S, A>) {
  const { game, heading, difficulty: first = 'normal', ratio, tools, run, below, children } = props
  const [difficulty, setDifficulty] = useState<Difficulty>(first)
  const [session] = useState(() => createSession(game, first, Math.random))
  const view = useSyncExternalStore(session.subscribe, session.view)
  const { best = 0, add, error } = useBest(game.id, difficulty)
  const stage = useRef<HTMLDivElement>(null)
  const score = { label: 'Score', value: view.score }

  const onRun = useEffectEvent((element: HTMLElement) => run(element, session))
  useEffect(() => (stage.current ? onRun(stage.current) : undefined), [session])
  useEffect(() => (game.isDuel ? undefined : session.onOver(add)))

  function play() {
    session.play()
    stage.current?.focus({ preventScroll: true })
    stage.current?.scrollIntoView({ block: 'nearest' })
  }

  function start(level: Difficulty) {
    setDifficulty(level)
    session.reset(level)
  }

  return (
    <GameFrame
      heading={heading}
      figures={
        game.isDuel ? view.figures : [score, ...view.figures, { label: 'Best', value: best }]
      }
      tools={
        <>
          <Segments label="Difficulty" value={difficulty} options={difficulties} onChange={start} />
          {tools}
          <Button
            disabled={view.phase === 'ready' || view.phase === 'over'}
            onClick={() => (view.phase === 'playing' ? session.pause() : play())}
          >
            {view.phase === 'paused' ? 'Resume' : 'Pause'}
          </Button>
          <Button
            onClick={() => {
              session.reset(difficulty)
              play()
            }}
          >
            New game
          </Button>
        </>
      }
      help={`${game.help} P pauses.`}
      error={error}
    >
      <div
        ref={stage}
        tabIndex={0}
        role="group"
        aria-label={game.title}
        data-phase={view.phase}
        className={ratio ? 'game-stage drawn' : 'game-stage'}
        style={ratio ? ({ '--ratio': ratio } as CSSProperties) : undefined}
      >
        {children(session)}
        <GameOverlay title={game.title} view={view} onPlay={play} />
      </div>
      {below?.(session)}
    </GameFrame>
  )
}
