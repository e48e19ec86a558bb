import type { Difficulty } from '../../lib/games/difficulty'
import { pongForTwo, pongGame } from '../../lib/games/pong/pong'
import { ArcadeGame } from './ArcadeGame'

interface Props {
  heading?: string
  difficulty?: Difficulty
  opponent?: 'computer' | 'friend'
}

export function Pong({ heading, difficulty, opponent }: Props) {
  const game = opponent === 'friend' ? pongForTwo : pongGame
  return <ArcadeGame game={game} heading={heading} difficulty={difficulty} />
}
