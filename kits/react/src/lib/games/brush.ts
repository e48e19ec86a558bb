import type { Point } from './arcade'

const names = [
  'canvas',
  'surface',
  'sunken',
  'ink',
  'muted',
  'line',
  'primary',
  'on-primary',
  'accent',
  'soft',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const

export type ColourName = (typeof names)[number]

/** How to draw: the app's colours, and whether to do without flicker and shaking. */
export interface Look {
  colours: Readonly<Record<ColourName, string>>
  font: string
  calm: boolean
}

/** The look an element has at the moment, from the CSS variables `--ink`, `--primary`, … */
export function readLook(element: Element): Look {
  const style = getComputedStyle(element)
  const colours = names.map((name) => [name, style.getPropertyValue(`--${name}`).trim() || '#888'])
  return {
    colours: Object.fromEntries(colours) as Record<ColourName, string>,
    font: style.fontFamily,
    calm: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

export function box(
  context: CanvasRenderingContext2D,
  fill: string,
  x: number,
  y: number,
  width: number,
  height: number,
  radius = 0,
): void {
  context.fillStyle = fill
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
  context.fill()
}

export function disc(
  context: CanvasRenderingContext2D,
  fill: string,
  { x, y }: Point,
  radius: number,
): void {
  context.fillStyle = fill
  context.beginPath()
  context.arc(x, y, radius, 0, Math.PI * 2)
  context.fill()
}

/** A filled shape through the points. */
export function polygon(
  context: CanvasRenderingContext2D,
  fill: string,
  points: readonly (readonly [number, number])[],
): void {
  context.fillStyle = fill
  context.beginPath()
  for (const [x, y] of points) context.lineTo(x, y)
  context.closePath()
  context.fill()
}

/** A text in the middle of a place. */
export function words(
  context: CanvasRenderingContext2D,
  look: Look,
  text: string,
  { x, y }: Point,
  size: number,
  fill = look.colours.ink,
): void {
  context.fillStyle = fill
  context.font = `700 ${size}px ${look.font}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, x, y)
}
