import { passages, pieces } from '../../lib/community/text'

interface Props {
  text: string
  /** What a `#tag` in the text does; without it, tags are plain text. */
  onTag?: (tag: string) => void
}

/** A text as it was typed: with its lines, quotes, links and tags. */
export function RichText({ text, onTag }: Props) {
  return (
    <div className="flex flex-col gap-2 leading-relaxed break-words whitespace-pre-line">
      {passages(text).map((passage, index) =>
        passage.quote ? (
          <blockquote key={index} className="border-l-2 border-line pl-3 text-sm text-muted">
            <Line text={passage.text} />
          </blockquote>
        ) : (
          <p key={index}>
            <Line text={passage.text} onTag={onTag} />
          </p>
        ),
      )}
    </div>
  )
}

function Line({ text, onTag }: Props) {
  return pieces(text).map((piece, index) => {
    if (piece.kind === 'link') {
      return (
        <a
          key={index}
          href={piece.text}
          target="_blank"
          rel="noreferrer"
          className="break-all text-accent underline underline-offset-4"
        >
          {piece.text}
        </a>
      )
    }
    if (piece.kind === 'tag' && onTag) {
      return (
        <button
          key={index}
          type="button"
          onClick={() => onTag(piece.text.slice(1).toLocaleLowerCase())}
          className="text-accent hover:underline"
        >
          {piece.text}
        </button>
      )
    }
    return piece.text
  })
}
