/** The end of a landing page. */
export function SiteFooter({ name, text }: { name: string; text?: string }) {
  return (
    <footer className="border-t border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-baseline justify-between gap-x-8 gap-y-2 px-5 py-8 text-sm text-muted sm:px-8">
        <p>
          <span className="font-semibold text-ink">{name}</span>
          {text && <span className="ml-3">{text}</span>}
        </p>
        <p>© {new Date().getFullYear()}</p>
      </div>
    </footer>
  )
}
