/** The heading of a page made of full-width sections. */
export function PageHead({ title }: { title: string }) {
  return (
    <div className="mx-auto max-w-6xl px-4 pt-12 sm:px-6">
      <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">{title}</h1>
    </div>
  )
}
