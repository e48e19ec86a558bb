interface Props {
  id?: string
  heading?: string
  text?: string
  items: readonly { value: string; label: string }[]
}

/** Large numbers on a band in the app's colour. */
export function Figures({ id, heading, text, items }: Props) {
  return (
    <section id={id} className="scroll-mt-16 bg-primary py-14 text-on-primary sm:py-20">
      <div className="rise mx-auto max-w-6xl px-5 sm:px-8">
        {heading && <h2 className="text-3xl font-semibold tracking-tight">{heading}</h2>}
        {text && <p className="mt-2 max-w-2xl text-lg">{text}</p>}
        <dl className="grid grid-cols-2 gap-x-8 gap-y-10 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] not-first:mt-10">
          {items.map((item) => (
            <div key={item.label} className="flex flex-col-reverse justify-end">
              <dt className="mt-1">{item.label}</dt>
              <dd className="text-4xl font-semibold tracking-tight tabular-nums sm:text-5xl">
                {item.value}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
