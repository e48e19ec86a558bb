import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { cellsBetween, neighbourCell, type Pixels } from '../../../lib/tools/drawing/pixels'

interface Props {
  pixels: Pixels
  /** The cells that were touched; `goesOn` when the stroke began before. */
  onUse: (cells: readonly number[], goesOn: boolean) => void
}

/** The cells. The arrow keys move a mark between them, the space bar uses the tool there. */
export function PixelGrid({ pixels, onUse }: Props) {
  const { size, cells } = pixels
  const [mark, setMark] = useState(0)
  const last = useRef<number | null>(null)
  const at = Math.min(mark, cells.length - 1)

  function cellAt(event: PointerEvent): number {
    const box = event.currentTarget.getBoundingClientRect()
    const side = (value: number) => Math.min(size - 1, Math.max(0, Math.floor(value * size)))
    const x = side((event.clientX - box.left) / box.width)
    return side((event.clientY - box.top) / box.height) * size + x
  }

  function onPointerDown(event: PointerEvent) {
    event.currentTarget.setPointerCapture(event.pointerId)
    last.current = cellAt(event)
    setMark(last.current)
    onUse([last.current], false)
  }

  function onPointerMove(event: PointerEvent) {
    const cell = cellAt(event)
    if (last.current === null || last.current === cell) return
    onUse(cellsBetween(size, last.current, cell), true)
    last.current = cell
    setMark(cell)
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = neighbourCell(size, at, event.key)
    if (next !== null) setMark(next)
    else if (event.key === ' ' || event.key === 'Enter') onUse([at], false)
    else return
    event.preventDefault()
  }

  const painted = cells[at] === '' ? 'empty' : cells[at]
  return (
    <div className="grid place-items-center bg-sunken p-4">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="application"
        aria-label={`Pixel grid, row ${Math.floor(at / size) + 1}, column ${(at % size) + 1}: ${painted}`}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => (last.current = null)}
        onPointerCancel={() => (last.current = null)}
        onKeyDown={onKeyDown}
        shapeRendering="crispEdges"
        className="aspect-square w-full max-w-[32rem] cursor-crosshair touch-none bg-white"
      >
        {cells.map(
          (color, cell) =>
            color !== '' && (
              <rect
                key={cell}
                x={cell % size}
                y={Math.floor(cell / size)}
                width="1"
                height="1"
                fill={color}
              />
            ),
        )}
        <path d={gridPath(size)} stroke="#d4d4d8" strokeWidth={size / 600} />
        <rect
          x={at % size}
          y={Math.floor(at / size)}
          width="1"
          height="1"
          className="fill-none stroke-accent"
          strokeWidth={size / 200}
        />
      </svg>
    </div>
  )
}

function gridPath(size: number): string {
  return Array.from({ length: size + 1 }, (_, at) => `M${at} 0V${size}M0 ${at}H${size}`).join('')
}
