import { useEffect, useState } from 'react'
import { cx } from '../../lib/cx'
import type { Difficulty } from '../../lib/games/difficulty'
import { runGame } from '../../lib/games/loop'
import type { Session } from '../../lib/games/session'
import { pads, tones, turnName, type Pad, type Simon as Game } from '../../lib/games/simon/game'
import { simonGame } from '../../lib/games/simon/simon'
import { createTones } from '../../lib/games/tones'
import { Button } from '../ui/Button'
import { CellGrid } from './CellGrid'
import { ClockFrame } from './ClockFrame'
import './simon.css'

export function Simon(props: { heading?: string; difficulty?: Difficulty }) {
  const [sound, setSound] = useState(true)
  return (
    <ClockFrame
      game={simonGame}
      run={(stage, session) => runGame(stage, simonGame.keys, session)}
      tools={
        <Button aria-pressed={sound} onClick={() => setSound(!sound)}>
          {sound ? 'Sound: on' : 'Sound: off'}
        </Button>
      }
      {...props}
    >
      {(session) => <Pads session={session} sound={sound} />}
    </ClockFrame>
  )
}

function Pads({ session, sound }: { session: Session<Game, Pad>; sound: boolean }) {
  const [player] = useState(createTones)
  const game = session.state()
  const { lit, at } = game
  const playing = session.view().phase === 'playing'

  useEffect(() => {
    if (lit && sound && playing) player.play(tones[lit], 0.3)
  }, [lit, at, sound, playing, player])

  return (
    <>
      <p role="status" className="game-status">
        {turnName(game)}
      </p>
      <CellGrid
        label="Colours"
        className="simon-board"
        columns={2}
        onPress={(pad) => session.tap(pads[pad] as Pad)}
        cells={pads.map((pad) => ({ label: pad, className: cx(pad, lit === pad && 'lit') }))}
      />
    </>
  )
}
