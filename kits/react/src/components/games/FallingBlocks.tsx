import type { Difficulty } from '../../lib/games/difficulty'
import { fallingBlocksGame } from '../../lib/games/falling-blocks/falling-blocks'
import { ArcadeGame } from './ArcadeGame'

export function FallingBlocks(props: { heading?: string; difficulty?: Difficulty }) {
  return <ArcadeGame game={fallingBlocksGame} {...props} />
}
