/** A filled drawing on a 24 by 24 grid. Decorative: the place it stands in says what it means. */
export function Drawing({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="shape">
      <path d={path} />
    </svg>
  )
}
