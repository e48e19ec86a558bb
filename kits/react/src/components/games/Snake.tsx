import type { Difficulty } from '../../lib/games/difficulty'
import { snakeGame, wallessSnakeGame } from '../../lib/games/snake/snake'
import { ArcadeGame } from './ArcadeGame'

interface Props {
  heading?: string
  difficulty?: Difficulty
  walls?: 'solid' | 'open'
}

export function Snake({ heading, difficulty, walls }: Props) {
  const game = walls === 'open' ? wallessSnakeGame : snakeGame
  return <ArcadeGame game={game} heading={heading} difficulty={difficulty} />
}
