import type { Tone } from '../records/fields'

export type DocumentKind = 'invoice' | 'quote' | 'receipt'

export interface Status {
  value: string
  label: string
  tone: Tone
}

/** How a kind of document is called and what may become of it. */
export interface Words {
  /** Where they are stored. */
  key: string
  singular: string
  plural: string
  title: string
  customer: string
  /** The label of the date until which it holds; null where there is none. */
  due: string | null
  prefix: string
  statuses: readonly Status[]
  /** The states in which its sum counts as settled. */
  settled: readonly string[]
}

export const words: Record<DocumentKind, Words> = {
  invoice: {
    key: 'invoices',
    singular: 'invoice',
    plural: 'invoices',
    title: 'Invoice',
    customer: 'Bill to',
    due: 'Due date',
    prefix: 'INV-',
    statuses: [
      { value: 'draft', label: 'Draft', tone: 'gray' },
      { value: 'sent', label: 'Sent', tone: 'blue' },
      { value: 'paid', label: 'Paid', tone: 'green' },
    ],
    settled: ['paid'],
  },
  quote: {
    key: 'quotes',
    singular: 'quote',
    plural: 'quotes',
    title: 'Quote',
    customer: 'Prepared for',
    due: 'Valid until',
    prefix: 'Q-',
    statuses: [
      { value: 'draft', label: 'Draft', tone: 'gray' },
      { value: 'sent', label: 'Sent', tone: 'blue' },
      { value: 'accepted', label: 'Accepted', tone: 'green' },
      { value: 'declined', label: 'Declined', tone: 'red' },
    ],
    settled: ['accepted'],
  },
  receipt: {
    key: 'receipts',
    singular: 'receipt',
    plural: 'receipts',
    title: 'Receipt',
    customer: 'Received from',
    due: null,
    prefix: 'R-',
    statuses: [{ value: 'paid', label: 'Paid', tone: 'green' }],
    settled: ['paid'],
  },
}
