import { useState } from 'react'
import { Icon } from '../ui/Icon'
import { actionStyle } from './LikeButton'

/** Copies the address of a post, or shows it where the browser does not let the app copy. */
export function ShareButton({ address }: { address: string }) {
  const [news, setNews] = useState('')

  async function share() {
    const link = new URL(address, location.href).href
    try {
      await navigator.clipboard.writeText(link)
      setNews('Link copied')
    } catch {
      setNews(link)
    }
  }

  return (
    <>
      <button type="button" onClick={() => void share()} className={actionStyle}>
        <Icon name="share" className="size-4.5" />
        Share
      </button>
      <span role="status" className="self-center px-1 text-sm break-all text-muted">
        {news}
      </span>
    </>
  )
}
