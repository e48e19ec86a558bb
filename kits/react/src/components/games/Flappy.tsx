import type { Difficulty } from '../../lib/games/difficulty'
import { flappyGame } from '../../lib/games/flappy/flappy'
import { ArcadeGame } from './ArcadeGame'

export function Flappy(props: { heading?: string; difficulty?: Difficulty }) {
  return <ArcadeGame game={flappyGame} {...props} />
}
