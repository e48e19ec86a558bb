import type { Difficulty } from '../../lib/games/difficulty'
import { spaceShooterGame } from '../../lib/games/space-shooter/space-shooter'
import { ArcadeGame } from './ArcadeGame'

export function SpaceShooter(props: { heading?: string; difficulty?: Difficulty }) {
  return <ArcadeGame game={spaceShooterGame} {...props} />
}
