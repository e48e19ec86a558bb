import { cx } from '../../lib/cx'
import type { Face } from '../../lib/games/memory/themes'
import { Drawing } from './Drawing'

/** Back and front of a card. */
export function MemoryFace({ face, hidden }: { face: Face; hidden: boolean }) {
  const long = (face.text?.length ?? 0) > 2
  return (
    <>
      <span className="back" />
      <span className="front" style={face.colour ? { color: `var(--${face.colour})` } : undefined}>
        {/* A hidden card keeps its secret even from those who look into the page. */}
        {!hidden && face.path && <Drawing path={face.path} />}
        {!hidden && face.text && <b className={cx(long && 'word')}>{face.text}</b>}
        {!hidden && face.text !== face.name && <small>{face.name}</small>}
      </span>
    </>
  )
}
