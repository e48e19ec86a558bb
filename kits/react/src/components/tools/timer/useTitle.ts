import { useEffect } from 'react'

/** Shows a text in the tab, before the page's own title; null leaves that alone. */
export function useTitle(text: string | null) {
  useEffect(() => {
    if (text === null) return
    const own = document.title
    document.title = `${text} · ${own}`
    return () => {
      document.title = own
    }
  }, [text])
}
