import type { ReactNode } from 'react'

/** Pictograms of what is offered, as lines on a 24 by 24 grid. */
export const pictograms = {
  bolt: <path d="M13 2 4 14h7l-1 8 9-12h-7l1-8Z" />,
  book: <path d="M12 6c-2-1.5-5-2-9-2v15c4 0 7 .5 9 2 2-1.5 5-2 9-2V4c-4 0-7 .5-9 2Zm0 0v15" />,
  calendar: (
    <path d="M8 2v4m8-4v4M3 10h18M5 4h14a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z" />
  ),
  camera: (
    <path d="M4 7h3l2-3h6l2 3h3a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Zm12 6a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z" />
  ),
  chart: <path d="M4 20h16M6 16v-5m6 5V5m6 11V8" />,
  chat: <path d="M21 12a8 8 0 0 1-8 8H3l2.5-3.5A8 8 0 1 1 21 12Z" />,
  clock: <path d="M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z" />,
  code: <path d="m8 7-5 5 5 5m8-10 5 5-5 5M14 4l-4 16" />,
  cup: (
    <path d="M4 9h13v5a6 6 0 0 1-6 6h-1a6 6 0 0 1-6-6V9Zm13 1h1.5a2.5 2.5 0 0 1 0 5H17M8 3v3m5-3v3" />
  ),
  gift: (
    <path d="M4 11h16v9H4v-9Zm-1-4h18v4H3V7Zm9 0v13m0-13S11 3 8.5 3a2 2 0 0 0 0 4H12Zm0 0s1-4 3.5-4a2 2 0 0 1 0 4H12Z" />
  ),
  globe: (
    <path d="M3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3Zm9 9a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z" />
  ),
  heart: (
    <path d="M12 20S3.5 15 3.5 8.8A4.8 4.8 0 0 1 12 6a4.8 4.8 0 0 1 8.5 2.8C20.5 15 12 20 12 20Z" />
  ),
  home: <path d="m3 11 9-8 9 8M5.5 9.5V20h13V9.5M10 20v-6h4v6" />,
  leaf: <path d="M5 20c0-9 4-14 15-15 0 11-4 15-10 15-3 0-5-2-5-5 0-4 5-6 9-6" />,
  lock: <path d="M6 11h12v9H6v-9Zm2 0V8a4 4 0 0 1 8 0v3" />,
  map: (
    <path d="M12 21s7-6 7-11.5A7 7 0 0 0 5 9.5C5 15 12 21 12 21Zm2.5-11.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z" />
  ),
  music: (
    <path d="M9 18V5l11-2v13M9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0Zm11-2a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z" />
  ),
  people: (
    <path d="M2.5 20a6.5 6.5 0 0 1 13 0m1-8.5a5.5 5.5 0 0 1 5 8.5M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Zm3-3.3a3.5 3.5 0 0 1 0 6.6" />
  ),
  phone: (
    <path d="M6 3h3l1.5 5-2 1.5a12 12 0 0 0 6 6l1.5-2 5 1.5v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4 5.2 2 2 0 0 1 6 3Z" />
  ),
  shield: (
    <path d="M12 3 4.5 6v5.5c0 4.5 3 8 7.5 9.5 4.5-1.5 7.5-5 7.5-9.5V6L12 3Zm-3 9 2 2 4-4.5" />
  ),
  spark: (
    <path d="M12 3c.7 5 3 7.3 8 8-5 .7-7.3 3-8 8-.7-5-3-7.3-8-8 5-.7 7.3-3 8-8Zm7 13v4m-2-2h4" />
  ),
  star: (
    <path d="m12 3.2 2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1-4.5-4.2 6.1-.8L12 3.2Z" />
  ),
  tag: <path d="M3 12V4a1 1 0 0 1 1-1h8l9 9-9 9-9-9Zm5-4h.01" />,
  tool: (
    <path d="M14.5 6.5a4.5 4.5 0 0 1 6-3l-3 3 .5 2.5 2.5.5 3-3a4.5 4.5 0 0 1-6 6L8 22a2.1 2.1 0 0 1-3-3l9.5-9.5v-3Z" />
  ),
  truck: (
    <path d="M3 6h11v11H3V6Zm11 4h4l3 3.5V17h-7v-7ZM9 18.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0Zm10 0a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z" />
  ),
} satisfies Record<string, ReactNode>

export type Pictogram = keyof typeof pictograms
