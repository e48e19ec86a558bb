import type { View } from '../../lib/games/session'
import { Button } from '../ui/Button'

interface Props {
  title: string
  view: View
  onPlay: () => void
}

/** Lies over the stage whenever nobody plays: begin, go on, play again. */
export function GameOverlay({ title, view: { phase, result }, onPlay }: Props) {
  return (
    <div role="status" className="game-overlay">
      {phase !== 'playing' && (
        <>
          <strong>{{ ready: title, paused: 'Paused', over: 'Game over' }[phase]}</strong>
          {result && <p>{result}</p>}
          <Button look="primary" onClick={onPlay}>
            {{ ready: 'Start game', paused: 'Resume', over: 'Play again' }[phase]}
          </Button>
        </>
      )}
    </div>
  )
}
