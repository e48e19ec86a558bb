import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { useStored } from '../../../lib/store/useStored'
import { downloadCanvas } from '../../../lib/tools/canvas'
import {
  addShape,
  clearPaper,
  drawingColors,
  drawingTools,
  extendShape,
  fitDrawing,
  PAPER,
  redo,
  undo,
  visibleShapes,
  type Drawing,
  type DrawingTool,
  type Shape,
} from '../../../lib/tools/drawing/drawing'
import { paintDrawing } from '../../../lib/tools/drawing/paint'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { Segments } from '../../ui/Segments'
import { cardStyle } from '../../ui/styles'
import { ColorPicker } from './ColorPicker'
import { useUndoKeys } from './useUndoKeys'

/** A sheet of paper to draw on, with the pointer or a finger. */
export function DrawingBoard({ heading }: { heading?: string }) {
  const { value: drawing, change, error } = useDrawing()
  const [tool, setTool] = useState<DrawingTool>('pen')
  const [color, setColor] = useState('#18181b')
  const [size, setSize] = useState(6)
  const [current, setCurrent] = useState<Shape | null>(null)
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context) paintDrawing(context, drawing, current)
  }, [drawing, current])
  useUndoKeys({ undo: () => change(undo), redo: () => change(redo) })

  function place(event: PointerEvent<HTMLCanvasElement>): [number, number] {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = PAPER.width / box.width
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale]
  }

  function begin(event: PointerEvent<HTMLCanvasElement>) {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const points = place(event).map(Math.round)
    setCurrent({ tool, color, size: tool === 'eraser' ? size * 3 : size, points })
  }

  function end() {
    if (current) change((known) => addShape(known, current))
    setCurrent(null)
  }

  const blank = visibleShapes(drawing).length === 0
  return (
    <Part heading={heading}>
      <div className={`${cardStyle} overflow-hidden`}>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-b border-line p-3">
          <Segments label="Tool" value={tool} options={drawingTools} onChange={setTool} />
          <ColorPicker colors={drawingColors} value={color} onChange={setColor} />
          <label className="flex items-center gap-2 text-sm">
            Size
            <input
              type="range"
              min={1}
              max={40}
              value={size}
              onChange={(event) => setSize(event.target.valueAsNumber)}
              className="w-28 accent-primary"
            />
            <span className="w-6 text-muted tabular-nums">{size}</span>
          </label>
        </div>
        <canvas
          ref={canvas}
          width={PAPER.width}
          height={PAPER.height}
          role="img"
          aria-label={blank ? 'Drawing area, empty' : 'Drawing area'}
          onPointerDown={begin}
          onPointerMove={(event) => current && setCurrent(extendShape(current, ...place(event)))}
          onPointerUp={end}
          onPointerCancel={end}
          className="block aspect-[8/5] w-full cursor-crosshair touch-none bg-white"
        />
        <div className="flex flex-wrap gap-2 border-t border-line p-3">
          <Button icon="undo" disabled={drawing.shapes.length === 0} onClick={() => change(undo)}>
            Undo
          </Button>
          <Button disabled={drawing.undone.length === 0} onClick={() => change(redo)}>
            Redo
          </Button>
          <Button icon="trash" disabled={blank} onClick={() => change(clearPaper)}>
            Clear
          </Button>
          <Button
            look="primary"
            icon="download"
            className="ml-auto"
            onClick={() => canvas.current && downloadCanvas(canvas.current, 'drawing.png')}
          >
            Download PNG
          </Button>
        </div>
      </div>
      <ErrorNotice message={error} />
    </Part>
  )
}

/** The stored drawing, or, where there is no room for it, the one on the page. */
function useDrawing() {
  const { value: stored, change: store, error } = useStored<unknown>('drawing', (value) => value)
  const [value, setValue] = useState<Drawing>(() => fitDrawing(stored))

  function change(step: (drawing: Drawing) => Drawing) {
    const next = step(value)
    setValue(next)
    store(() => next)
  }

  return { value, change, error }
}
