import { useEffect, useRef, useState } from 'react'
import { downloadCanvas } from '../../../lib/tools/canvas'
import {
  cropTo,
  cutSize,
  editedName,
  noEdit,
  turn,
  type Box,
  type Edit,
} from '../../../lib/tools/image/edit'
import { openPicture, paintPicture, samplePicture } from '../../../lib/tools/image/paint'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle } from '../../ui/styles'
import { CropCanvas } from './CropCanvas'
import { FileDrop } from './FileDrop'
import { ImageSettings } from './ImageSettings'

interface Picture {
  name: string
  bitmap: ImageBitmap
}

/** Turns, cuts, scales and filters a picture. It stays in the browser. */
export function ImageEditor({ heading }: { heading?: string }) {
  const [picture, setPicture] = useState<Picture | null>(null)
  const [edit, setEdit] = useState<Edit>(noEdit)
  const [selection, setSelection] = useState<Box | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    if (canvas.current && picture) paintPicture(canvas.current, picture.bitmap, edit, false)
  }, [picture, edit])

  async function open(name: string, file: Blob | null | undefined) {
    if (!file) return
    try {
      setPicture({ name, bitmap: await openPicture(file) })
      change(noEdit)
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }

  function change(next: Edit) {
    setEdit(next)
    setSelection(null)
  }

  function save(type: string) {
    if (!picture) return
    const result = document.createElement('canvas')
    paintPicture(result, picture.bitmap, edit)
    downloadCanvas(result, editedName(picture.name, type), type)
  }

  return (
    <Part heading={heading}>
      <FileDrop
        label="picture"
        accept="image/*"
        compact={picture !== null}
        onFiles={([file]) => void open(file?.name ?? '', file)}
      >
        {!picture && (
          <Button
            onClick={() => void samplePicture().then((sample) => open('evening.png', sample))}
          >
            Try a sample picture
          </Button>
        )}
      </FileDrop>
      <ErrorNotice message={problem} />
      {picture && (
        <div className="grid items-start gap-4 lg:grid-cols-[1fr_20rem]">
          <div className={`${cardStyle} min-w-0 overflow-hidden`}>
            <div className="flex flex-wrap gap-2 border-b border-line p-3">
              <Button onClick={() => change(turn(edit, -1))}>↺ Rotate left</Button>
              <Button onClick={() => change(turn(edit, 1))}>↻ Rotate right</Button>
              <Button onClick={() => change({ ...edit, mirrored: !edit.mirrored })}>⇆ Flip</Button>
              <Button
                disabled={!selection}
                onClick={() => selection && change(cropTo(edit, selection))}
              >
                Crop
              </Button>
              <Button onClick={() => change(noEdit)}>Reset</Button>
            </div>
            <CropCanvas
              ref={canvas}
              name={picture.name}
              size={cutSize(picture.bitmap, edit)}
              selection={selection}
              onSelect={setSelection}
            />
            <p className="border-t border-line px-4 py-2.5 text-sm text-muted">
              Drag over the picture to choose what to keep, then press “Crop”.
            </p>
          </div>
          <ImageSettings
            source={picture.bitmap}
            edit={edit}
            onChange={setEdit}
            onSelect={setSelection}
            onSave={save}
          />
        </div>
      )}
    </Part>
  )
}
