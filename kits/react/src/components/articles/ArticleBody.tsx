import { passages, type Passage } from '../../lib/site/articles'

/** The text of an article, set to be read at length. */
export function ArticleBody({ text }: { text: string }) {
  return (
    <div className="mx-auto mt-10 flex max-w-2xl flex-col gap-6 font-serif text-lg leading-[1.75] break-words sm:text-xl sm:leading-[1.75]">
      {passages(text).map((passage, index) => (
        // A text does not change while it is read: its passages keep their places.
        <PassageView key={index} passage={passage} />
      ))}
    </div>
  )
}

function PassageView({ passage }: { passage: Passage }) {
  switch (passage.kind) {
    case 'heading':
      return (
        <h2 className="mt-4 font-sans text-2xl font-semibold tracking-tight">{passage.text}</h2>
      )
    case 'quote':
      return (
        <blockquote className="border-l-4 border-edge pl-6 text-2xl leading-relaxed italic">
          {passage.text}
        </blockquote>
      )
    case 'list':
      return (
        <ul className="list-disc pl-6 marker:text-accent">
          {passage.lines.map((line) => (
            <li key={line} className="pl-1">
              {line}
            </li>
          ))}
        </ul>
      )
    case 'paragraph':
      return <p className="whitespace-pre-line">{passage.text}</p>
  }
}
