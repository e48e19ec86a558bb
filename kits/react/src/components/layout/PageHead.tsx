import { PageTitle } from './PageTitle'

/** The heading of a page made of full-width sections. */
export function PageHead({ title }: { title: string }) {
  return (
    <div className="bg-linear-to-b from-soft to-canvas">
      <div className="mx-auto max-w-6xl px-5 pt-12 pb-6 sm:px-8 sm:pt-16">
        <PageTitle title={title} />
      </div>
    </div>
  )
}
