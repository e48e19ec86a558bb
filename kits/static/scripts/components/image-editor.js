import { h } from '../dom.js'
import { downloadCanvas } from '../lib/tools/canvas.js'
import { cropTo, cutSize, editedName, noEdit, turn } from '../lib/tools/image/edit.js'
import { openPicture, paintPicture, samplePicture } from '../lib/tools/image/paint.js'
import { button } from '../ui/controls.js'
import { cropCanvas } from '../ui/crop-canvas.js'
import { fileDrop } from '../ui/file-drop.js'
import { imageSettings } from '../ui/image-settings.js'
import { errorPlace } from '../ui/notices.js'
import { part } from '../ui/part.js'

/** Turns, cuts, scales and filters a picture. It stays in the browser. */
export function imageEditor(root, { heading }) {
  let picture = null
  let edit = noEdit
  let selection = null
  const problem = errorPlace()
  const sample = button('Try a sample picture', {
    onclick: async () => open('evening.png', await samplePicture()),
  })
  const drop = fileDrop(
    { label: 'picture', accept: 'image/*', onFiles: ([file]) => file && open(file.name, file) },
    sample,
  )
  const crop = button('Crop', { onclick: () => change(cropTo(edit, selection)) })
  const canvas = cropCanvas((box) => {
    selection = box
    crop.disabled = box === null
  })
  const settings = imageSettings({
    onChange: (next) => {
      edit = next
      draw()
    },
    onSelect: canvas.select,
    onSave: save,
  })
  const editor = h(
    'div',
    { class: 'editor', hidden: true },
    h(
      'div',
      { class: 'card drawing' },
      h(
        'div',
        { class: 'drawing-bar' },
        button('↺ Rotate left', { onclick: () => change(turn(edit, -1)) }),
        button('↻ Rotate right', { onclick: () => change(turn(edit, 1)) }),
        button('⇆ Flip', { onclick: () => change({ ...edit, mirrored: !edit.mirrored }) }),
        crop,
        button('Reset', { onclick: () => change(noEdit) }),
      ),
      canvas.element,
      h(
        'p',
        { class: 'muted tree-note' },
        'Drag over the picture to choose what to keep, then press “Crop”.',
      ),
    ),
    settings.element,
  )
  part(root, heading, drop, problem.element, editor)

  async function open(name, file) {
    try {
      picture = { name, bitmap: await openPicture(file) }
      problem.show(null)
      editor.hidden = false
      drop.classList.add('compact')
      sample.hidden = true
      change(noEdit)
    } catch (error) {
      problem.show(error.message)
    }
  }

  function change(next) {
    edit = next
    canvas.select(null)
    draw()
  }

  function save(type) {
    const result = h('canvas')
    paintPicture(result, picture.bitmap, edit)
    downloadCanvas(result, editedName(picture.name, type), type)
  }

  function draw() {
    paintPicture(canvas.canvas, picture.bitmap, edit, false)
    canvas.show(picture.name, cutSize(picture.bitmap, edit))
    settings.show(picture.bitmap, edit)
  }
}
