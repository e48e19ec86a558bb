/** How a kind of document is called and what may become of it. */

export const words = {
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
