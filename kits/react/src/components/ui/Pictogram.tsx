import { pictograms, type Pictogram as Name } from '../../lib/site/pictograms'

/** A line drawing of what something is about. Decorative: the text beside it says the same. */
export function Pictogram({ name, className = 'size-6' }: { name: Name; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={pictograms[name]} />
    </svg>
  )
}
