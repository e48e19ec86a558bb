import type { Difficulty } from '../../lib/games/difficulty'
import { platformerGame } from '../../lib/games/platformer/platformer'
import { ArcadeGame } from './ArcadeGame'

export function Platformer(props: { heading?: string; difficulty?: Difficulty }) {
  return <ArcadeGame game={platformerGame} {...props} />
}
