import { PAPER, visibleShapes } from './drawing.js'

/** Draws a whole picture, and the shape that is being made. */
export function paintDrawing(context, drawing, current) {
  context.fillStyle = PAPER.color
  context.fillRect(0, 0, PAPER.width, PAPER.height)
  for (const shape of visibleShapes(drawing)) paintShape(context, shape)
  if (current) paintShape(context, current)
}

function paintShape(context, shape) {
  const [x = 0, y = 0, toX = x, toY = y] = shape.points
  context.strokeStyle = shape.tool === 'eraser' ? PAPER.color : shape.color
  context.lineWidth = shape.size
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.beginPath()
  switch (shape.tool) {
    case 'pen':
    case 'eraser':
      trail(context, shape.points)
      break
    case 'line':
      context.moveTo(x, y)
      context.lineTo(toX, toY)
      break
    case 'rectangle':
      context.rect(Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y))
      break
    case 'ellipse': {
      const [rx, ry] = [Math.abs(toX - x) / 2, Math.abs(toY - y) / 2]
      context.ellipse((x + toX) / 2, (y + toY) / 2, rx, ry, 0, 0, 2 * Math.PI)
      break
    }
    case 'clear':
      return
  }
  context.stroke()
}

/** A line through all points, rounded between them. */
function trail(context, points) {
  const [x = 0, y = 0] = points
  context.moveTo(x, y)
  // A single point is a dot.
  if (points.length === 2) context.lineTo(x + 0.1, y)
  for (let at = 2; at < points.length; at += 2) {
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = points.slice(at - 2, at + 2)
    context.quadraticCurveTo(fromX, fromY, (fromX + toX) / 2, (fromY + toY) / 2)
    if (at + 2 >= points.length) context.lineTo(toX, toY)
  }
}
