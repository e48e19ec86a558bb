/** The keys of the calculator in the order of the keypad, and those that a scientific one has above them. */
export const basicKeys = [
  ...['C', '(', ')', '÷'],
  ...['7', '8', '9', '×'],
  ...['4', '5', '6', '-'],
  ...['1', '2', '3', '+'],
  ...['0', '.', '⌫', '='],
]
export const extraKeys = [
  ...['sin(', 'cos(', 'tan(', '^'],
  ...['ln(', 'log(', '√(', '!'],
  ...['π', 'e', 'abs(', '%'],
]

/** How a key is called where its sign is not read well; digits are called what they are. */
export const keyNames = {
  C: 'Clear',
  '÷': 'Divide',
  '×': 'Multiply',
  '-': 'Subtract',
  '+': 'Add',
  '=': 'Equals',
  '.': 'Decimal point',
  '⌫': 'Delete last',
  '^': 'Power',
  '!': 'Factorial',
  '%': 'Percent',
  π: 'Pi',
  e: 'Euler’s number',
  '√(': 'Square root',
  'sin(': 'Sine',
  'cos(': 'Cosine',
  'tan(': 'Tangent',
  'ln(': 'Natural logarithm',
  'log(': 'Logarithm',
  'abs(': 'Absolute value',
  '(': 'Open bracket',
  ')': 'Close bracket',
}

/** What a key shows: a function without the bracket that it opens. */
export function keyLabel(key) {
  return key.replace(/\($/, '') || '('
}

export function keyKind(key) {
  if (key === '=') return 'equals'
  if (/^[÷×+-]$/.test(key)) return 'operator'
  return /^[\d.]$/.test(key) ? 'digit' : 'other'
}

/** What a key of the keyboard means here; null leaves it to the browser. On a focused button Enter presses that button. */
export function typedKey(pressed, onButton) {
  if (pressed === 'Enter') return onButton ? null : '='
  if (pressed === 'Backspace') return '⌫'
  if (pressed === 'Escape' || pressed === 'Delete') return 'C'
  if (pressed === '*') return '×'
  if (pressed === '/') return '÷'
  if (pressed === ',') return '.'
  return /^[\d.+\-^%!()=]$/.test(pressed) ? pressed : null
}
