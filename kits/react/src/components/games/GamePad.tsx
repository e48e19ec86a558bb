interface Props<A extends string> {
  buttons: readonly { action: A; label: string; symbol: string }[]
  onPress: (action: A) => void
  onRelease: (action: A) => void
}

/** Buttons for thumbs: they act as long as they are held. */
export function GamePad<A extends string>({ buttons, onPress, onRelease }: Props<A>) {
  return (
    <div role="group" aria-label="Controls" className="game-pad">
      {buttons.map(({ action, label, symbol }) => (
        <button
          key={action}
          type="button"
          aria-label={label}
          onPointerDown={() => onPress(action)}
          onPointerUp={() => onRelease(action)}
          onPointerLeave={() => onRelease(action)}
          onPointerCancel={() => onRelease(action)}
          onContextMenu={(event) => event.preventDefault()}
          // Keyboards and assistive technology click without pointing.
          onClick={(event) => {
            if (event.detail > 0) return
            onPress(action)
            onRelease(action)
          }}
        >
          {symbol}
        </button>
      ))}
    </div>
  )
}
