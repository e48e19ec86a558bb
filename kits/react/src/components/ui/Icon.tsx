import type { ReactNode } from 'react'

/** Line icons on a 24 by 24 grid. Decorative: what a button does is said by its text or label. */
const shapes = {
  alert: (
    <path d="M12 8v5m0 3h.01M10.3 3.9 2.4 17.5A2 2 0 0 0 4.1 20.5h15.8a2 2 0 0 0 1.7-3L13.7 3.9a2 2 0 0 0-3.4 0Z" />
  ),
  bell: <path d="M18 16V11a6 6 0 0 0-12 0v5l-2 2.5h16L18 16ZM10 21h4" />,
  calendar: (
    <path d="M8 2v4m8-4v4M3 10h18M5 4h14a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z" />
  ),
  cart: <path d="M3 4h2l2.4 11h10.2L20 7.5H6M9.5 20h.01M16.5 20h.01" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  comment: (
    <path d="M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2Z" />
  ),
  down: <path d="m6 9 6 6 6-6" />,
  download: <path d="M12 3v12m0 0 5-5m-5 5-5-5M4 19h16" />,
  file: <path d="M14 3v5h5M7 3h7l5 5v11a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z" />,
  heart: <path d="M12 20.5 4.2 12.6a5 5 0 0 1 7.1-7.1l.7.7.7-.7a5 5 0 0 1 7.1 7.1L12 20.5Z" />,
  inbox: (
    <path d="M3 13h5l1.5 3h5L16 13h5M5.5 5h13L21 13v5a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-5l2.5-8Z" />
  ),
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  play: <path d="M8 5v14l11-7L8 5Z" />,
  left: <path d="m15 6-6 6 6 6" />,
  link: <path d="M14 5h5v5m0-5-9 9m-1-8H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-3" />,
  minus: <path d="M5 12h14" />,
  lock: (
    <path d="M7 11V8a5 5 0 0 1 10 0v3M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1Z" />
  ),
  pencil: <path d="m4 20 1-4.5L16 4.5a2.1 2.1 0 0 1 3 0l.5.5a2.1 2.1 0 0 1 0 3L8.5 19 4 20Z" />,
  pin: <path d="M12 16v5M8 3h8l-1 7 3 3v3H6v-3l3-3-1-7Z" />,
  plus: <path d="M12 5v14M5 12h14" />,
  print: (
    <path d="M7 8V3h10v5M7 17H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 14h10v7H7v-7Z" />
  ),
  right: <path d="m9 6 6 6-6 6" />,
  search: <path d="m20 20-4.2-4.2M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z" />,
  send: <path d="m4 12 16-8-6 16-3-6-7-2Zm7 2 4-4" />,
  share: <path d="M12 15V3m0 0L8 7m4-4 4 4M5 12v7a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-7" />,
  trash: <path d="M4 7h16M9 7V4h6v3m3 0-1 12a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2L6 7m4 4v6m4-6v6" />,
  undo: <path d="M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" />,
  up: <path d="m6 15 6-6 6 6" />,
  upload: <path d="M12 16V4m0 0 5 5m-5-5L7 9M4 19h16" />,
  x: <path d="M6 6l12 12M18 6 6 18" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  )
}
