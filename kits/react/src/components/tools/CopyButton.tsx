import { useEffect, useState } from 'react'
import { copyText } from '../../lib/clipboard'
import { Button } from '../ui/Button'

const SAID_MS = 2000

interface Props {
  text: string
  label?: string
  className?: string
}

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label = 'Copy', className }: Props) {
  const [said, setSaid] = useState<string | null>(null)

  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])

  return (
    <Button
      className={className}
      disabled={text === ''}
      onClick={() =>
        void copyText(text).then((done) => setSaid(done ? 'Copied' : 'Cannot copy here'))
      }
    >
      <span role="status">{said ?? label}</span>
    </Button>
  )
}
