import type { Difficulty } from '../../lib/games/difficulty'
import { breakoutGame } from '../../lib/games/breakout/breakout'
import { ArcadeGame } from './ArcadeGame'

export function Breakout(props: { heading?: string; difficulty?: Difficulty }) {
  return <ArcadeGame game={breakoutGame} {...props} />
}
