import { useState, type PointerEvent, type Ref } from 'react'
import { boxBetween, type Box } from '../../../lib/tools/image/edit'

interface Props {
  ref: Ref<HTMLCanvasElement>
  name: string
  /** Of the picture as it is seen, in its own pixels. */
  size: { width: number; height: number }
  selection: Box | null
  onSelect: (box: Box | null) => void
}

/** The picture, with a frame around what is chosen. */
export function CropCanvas({ ref, name, size, selection, onSelect }: Props) {
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null)

  function place(event: PointerEvent) {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = size.width / box.width
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }
  }

  const part = (value: number, whole: number) => `${(100 * value) / whole}%`
  return (
    <div className="grid place-items-center bg-sunken p-3">
      <div
        className="relative max-w-full cursor-crosshair overflow-hidden touch-none select-none"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setFrom(place(event))
          onSelect(null)
        }}
        onPointerMove={(event) => from && onSelect(boxBetween(from, place(event), size))}
        onPointerUp={() => setFrom(null)}
        onPointerCancel={() => setFrom(null)}
      >
        <canvas
          ref={ref}
          role="img"
          aria-label={`Preview of ${name}, ${size.width} by ${size.height} pixels`}
          className="block max-h-[70dvh] max-w-full"
        />
        {selection && (
          <div
            aria-hidden="true"
            style={{
              left: part(selection.x, size.width),
              top: part(selection.y, size.height),
              width: part(selection.width, size.width),
              height: part(selection.height, size.height),
            }}
            className="pointer-events-none absolute border-2 border-white shadow-[0_0_0_9999px_rgb(0_0_0/0.45)]"
          />
        )}
      </div>
    </div>
  )
}
