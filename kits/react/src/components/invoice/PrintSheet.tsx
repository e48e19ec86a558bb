import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** What stands alone on the printed page; on the screen it does not show. */
export function PrintSheet({ children }: { children: ReactNode }) {
  return createPortal(
    <div className="print-sheet hidden print:block" aria-hidden="true">
      <style>
        {
          '@media print { body > :not(.print-sheet) { display: none !important } html { background: #fff } }'
        }
      </style>
      {children}
    </div>,
    document.body,
  )
}
