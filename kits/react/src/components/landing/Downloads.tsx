import { downloadText } from '../../lib/download'
import { Button } from '../ui/Button'
import { Icon } from '../ui/Icon'
import { cardStyle } from '../ui/styles'
import { Section, type SectionProps } from './Section'

interface File {
  title: string
  text?: string
  /** `PDF, 2 MB`. */
  info?: string
  /** Address of the file. */
  href?: string
  /** What stands in it, for files without an address. */
  content?: string
}

interface Props extends SectionProps {
  items: readonly File[]
}

/** Files to take along. */
export function Downloads({ heading = 'Downloads', items, ...section }: Props) {
  return (
    <Section heading={heading} {...section}>
      <ul className={`${cardStyle} divide-y divide-line`}>
        {items.map((file) => (
          <li key={file.title} className="flex flex-wrap items-center gap-x-5 gap-y-3 p-5">
            <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-soft text-accent">
              <Icon name="file" className="size-6" />
            </span>
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="font-semibold">{file.title}</p>
              {file.text && <p className="text-muted">{file.text}</p>}
              {file.info && <p className="text-sm text-muted">{file.info}</p>}
            </div>
            {file.href ? (
              <a
                href={file.href}
                download
                aria-label={`Download ${file.title}`}
                className="inline-flex h-10 items-center gap-2 rounded-lg border border-line px-4 text-sm font-medium hover:bg-sunken"
              >
                <Icon name="download" className="size-4" />
                Download
              </a>
            ) : (
              <Button
                icon="download"
                aria-label={`Download ${file.title}`}
                onClick={() => downloadText(`${file.title}.txt`, textOf(file), 'text/plain')}
              >
                Download
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function textOf({ title, text = '', content }: File): string {
  return `${content ?? [title, text].filter(Boolean).join('\n\n')}\n`
}
