import { useState } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { downloadCanvas } from '../../../lib/tools/canvas'
import { drawingColors } from '../../../lib/tools/drawing/drawing'
import {
  blankPixels,
  fillCells,
  fitPixels,
  MAX_STEPS,
  paintCells,
  paintPixels,
  pixelSizes,
  pixelTools,
  resizePixels,
  type Pixels,
  type PixelTool,
} from '../../../lib/tools/drawing/pixels'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { Segments } from '../../ui/Segments'
import { SelectInput } from '../../ui/SelectInput'
import { cardStyle } from '../../ui/styles'
import { ColorPicker } from './ColorPicker'
import { PixelGrid } from './PixelGrid'
import { useUndoKeys } from './useUndoKeys'

const EXPORT_PX = 768
const white = { name: 'White', value: '#ffffff' }

interface Props {
  heading?: string
  /** Cells along a side at first. */
  size?: number
}

/** A picture of squares. */
export function PixelArt({ heading, size = 16 }: Props) {
  const { value: stored, change, error } = useStored<unknown>('pixel-art', (value) => value)
  const [steps, setSteps] = useState(
    () => ({ past: [], now: fitPixels(stored, size), next: [] }) as Steps,
  )
  const [tool, setTool] = useState<PixelTool>('pen')
  const [color, setColor] = useState('#dc2626')
  const pixels = steps.now

  function show(next: Steps) {
    setSteps(next)
    change(() => next.now)
  }

  /** `goesOn` while one stroke is drawn: it is taken back as a whole. */
  function paint(now: Pixels, goesOn = false) {
    if (now === pixels) return
    const past = goesOn ? steps.past : [...steps.past, pixels].slice(-MAX_STEPS)
    show({ past, now, next: [] })
  }

  function use(cells: readonly number[], goesOn: boolean) {
    const [first = 0] = cells
    if (tool === 'picker') setColor(pixels.cells[first] || color)
    else if (tool === 'fill') paint(fillCells(pixels, first, color))
    else paint(paintCells(pixels, cells, tool === 'pen' ? color : ''), goesOn)
  }

  const undo = () => {
    const now = steps.past.at(-1)
    if (now) show({ past: steps.past.slice(0, -1), now, next: [pixels, ...steps.next] })
  }
  const redo = () => {
    const [now, ...next] = steps.next
    if (now) show({ past: [...steps.past, pixels], now, next })
  }
  useUndoKeys({ undo, redo })

  return (
    <Part heading={heading}>
      <div className={`${cardStyle} overflow-hidden`}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line p-3">
          <Segments label="Tool" value={tool} options={pixelTools} onChange={setTool} />
          <ColorPicker colors={[white, ...drawingColors]} value={color} onChange={setColor} />
          <SelectInput
            label="Grid size"
            value={String(pixels.size)}
            options={pixelSizes.map((side) => ({
              value: String(side),
              label: `${side} × ${side}`,
            }))}
            onChange={(side) => paint(resizePixels(pixels, Number(side)))}
          />
        </div>
        <PixelGrid pixels={pixels} onUse={use} />
        <div className="flex flex-wrap gap-2 border-t border-line p-3">
          <Button icon="undo" disabled={steps.past.length === 0} onClick={undo}>
            Undo
          </Button>
          <Button disabled={steps.next.length === 0} onClick={redo}>
            Redo
          </Button>
          <Button
            icon="trash"
            disabled={!pixels.cells.some(Boolean)}
            onClick={() => paint(blankPixels(pixels.size))}
          >
            Clear
          </Button>
          <Button
            look="primary"
            icon="download"
            className="ml-auto"
            onClick={() => {
              const canvas = document.createElement('canvas')
              paintPixels(canvas, pixels, Math.floor(EXPORT_PX / pixels.size))
              downloadCanvas(canvas, 'pixel-art.png')
            }}
          >
            Download PNG
          </Button>
        </div>
      </div>
      <ErrorNotice message={error} />
    </Part>
  )
}

interface Steps {
  past: Pixels[]
  now: Pixels
  next: Pixels[]
}
