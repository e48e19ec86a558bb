import { useId, useState } from 'react'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle, inputStyle } from '../../ui/styles'

interface Props {
  /** Gives what is wrong, or null when the link was made. */
  onShorten: (url: string, alias: string) => string | null
}

export function LinkForm({ onShorten }: Props) {
  const id = useId()
  const [url, setUrl] = useState('')
  const [alias, setAlias] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  return (
    <form
      noValidate
      className={`${cardStyle} flex flex-col gap-4 p-5`}
      onSubmit={(event) => {
        event.preventDefault()
        const wrong = onShorten(url, alias.trim())
        setProblem(wrong)
        if (wrong !== null) return
        setUrl('')
        setAlias('')
      }}
    >
      <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
        <div>
          <label htmlFor={`${id}-url`} className="mb-1.5 block text-sm font-medium">
            Long URL
          </label>
          <input
            id={`${id}-url`}
            type="url"
            inputMode="url"
            value={url}
            placeholder="https://example.com/a/very/long/address"
            onChange={(event) => setUrl(event.target.value)}
            className={inputStyle}
          />
        </div>
        <div>
          <label htmlFor={`${id}-alias`} className="mb-1.5 block text-sm font-medium">
            Custom name<span className="ml-1.5 font-normal text-muted">optional</span>
          </label>
          <input
            id={`${id}-alias`}
            value={alias}
            placeholder="my-link"
            onChange={(event) => setAlias(event.target.value)}
            className={inputStyle}
          />
        </div>
      </div>
      <ErrorNotice message={problem} />
      <Button type="submit" look="primary" className="self-start">
        Shorten URL
      </Button>
    </form>
  )
}
