import type { ReactNode } from 'react'
import type { Figure } from '../../lib/games/arcade'
import { Part } from '../layout/Page'
import { ErrorNotice } from '../ui/Notices'
import { cardStyle } from '../ui/styles'
import './games.css'

interface Props {
  heading?: string
  figures: readonly Figure[]
  /** Buttons and choices above the game. */
  tools: ReactNode
  /** What is happening; games that say it in their stage have none. */
  status?: string
  help: string
  /** Why the last result could not be kept. */
  error?: string | null
  children: ReactNode
}

/** What stands around every game: figures, tools, the state of play and the instructions. */
export function GameFrame({ heading, figures, tools, status, help, error, children }: Props) {
  return (
    <Part heading={heading}>
      <div className={`game-frame ${cardStyle}`}>
        <div className="game-bar">
          <dl className="game-figures" aria-label="Score">
            {figures.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd aria-live={label === 'Score' ? 'polite' : undefined}>{value}</dd>
              </div>
            ))}
          </dl>
          <div className="game-tools">{tools}</div>
        </div>
        {status !== undefined && (
          <p role="status" className="game-status">
            {status}
          </p>
        )}
        <ErrorNotice message={error ?? null} />
        {children}
        <p className="game-help">
          <b>How to play.</b> {help}
        </p>
      </div>
    </Part>
  )
}
