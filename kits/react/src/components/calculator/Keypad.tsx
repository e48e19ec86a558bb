import { cx } from '../../lib/cx'

const basic = [
  'C',
  '(',
  ')',
  '÷',
  '7',
  '8',
  '9',
  '×',
  '4',
  '5',
  '6',
  '-',
  '1',
  '2',
  '3',
  '+',
  '0',
  '.',
  '⌫',
  '=',
]
const extra = ['sin(', 'cos(', 'tan(', '^', 'ln(', 'log(', '√(', '!', 'π', 'e', 'abs(', '%']

const names: Record<string, string> = {
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

interface Props {
  scientific: boolean
  onPress: (key: string) => void
}

export function Keypad({ scientific, onPress }: Props) {
  const keys = scientific ? [...extra, ...basic] : basic
  return (
    <div className="grid grid-cols-4 gap-2 p-3">
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          aria-label={names[key]}
          onClick={() => onPress(key)}
          className={cx(
            'rounded-xl font-medium transition active:scale-95',
            extra.includes(key) ? 'h-11 text-sm' : 'h-14 text-lg',
            key === '='
              ? 'bg-primary text-on-primary hover:brightness-110'
              : /^[÷×+-]$/.test(key)
                ? 'bg-soft text-xl text-accent hover:brightness-95'
                : /^[\d.]$/.test(key)
                  ? 'border border-line bg-surface shadow-xs hover:bg-sunken'
                  : 'bg-sunken text-muted hover:text-ink',
          )}
        >
          {key.replace(/\($/, '') || '('}
        </button>
      ))}
    </div>
  )
}
