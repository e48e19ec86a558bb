import type { Difficulty } from '../../lib/games/difficulty'
import { racingGame } from '../../lib/games/racing/racing'
import { ArcadeGame } from './ArcadeGame'

export function Racing(props: { heading?: string; difficulty?: Difficulty }) {
  return <ArcadeGame game={racingGame} {...props} />
}
