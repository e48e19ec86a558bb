import { useRef } from 'react'
import type { ArcadeGame as Game } from '../../lib/games/arcade'
import type { Difficulty } from '../../lib/games/difficulty'
import { runOnCanvas } from '../../lib/games/loop'
import { ClockFrame } from './ClockFrame'
import { GamePad } from './GamePad'

interface Props<S, A extends string> {
  game: Game<S, A>
  heading?: string
  difficulty?: Difficulty
}

/** A game that is drawn on a canvas. */
export function ArcadeGame<S, A extends string>({ game, heading, difficulty }: Props<S, A>) {
  const canvas = useRef<HTMLCanvasElement>(null)
  return (
    <ClockFrame
      game={game}
      heading={heading}
      difficulty={difficulty}
      ratio={game.width / game.height}
      run={(stage, session) =>
        canvas.current ? runOnCanvas(stage, canvas.current, game, session) : undefined
      }
      below={(session) => (
        <GamePad buttons={game.pad} onPress={session.press} onRelease={session.release} />
      )}
    >
      {() => <canvas ref={canvas} role="img" aria-label={`${game.title}, the playing field`} />}
    </ClockFrame>
  )
}
