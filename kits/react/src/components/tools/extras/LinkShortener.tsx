import { useCallback, useState, useSyncExternalStore } from 'react'
import { useStored } from '../../../lib/store/useStored'
import {
  aliasProblem,
  codeInHash,
  countClick,
  findLinks,
  newCode,
  normalUrl,
  readLinks,
  shortAddress,
  type ShortLink,
} from '../../../lib/tools/links/links'
import { secureRandom } from '../../../lib/tools/random'
import { Part } from '../../layout/Page'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorNotice, UndoNotice } from '../../ui/Notices'
import { SearchInput } from '../../ui/SearchInput'
import { cardStyle } from '../../ui/styles'
import { CopyButton } from '../CopyButton'
import { LinkForm } from './LinkForm'
import { LinkItem } from './LinkItem'

interface Props {
  heading?: string
  /** Id of the page it stands on: short links lead there. */
  page: string
}

/** Long addresses under short names. They are kept in this browser, and only work here. */
export function LinkShortener({ heading, page }: Props) {
  const { value: links, change, error } = useStored('short-links', readLinks)
  const [search, setSearch] = useState('')
  const [made, setMade] = useState<ShortLink | null>(null)
  const [removed, setRemoved] = useState<ShortLink | null>(null)
  const forget = useCallback(() => setRemoved(null), [])
  const code = codeInHash(useHash(), page)
  const found = findLinks(links, search)
  const addressOf = (link: ShortLink) => shortAddress(window.location.href, page, link.code)
  const count = (link: ShortLink) => change((current) => countClick(current, link.code))

  function shorten(text: string, alias: string): string | null {
    const url = normalUrl(text)
    if (!url) return 'Enter a web address, such as https://example.com/page.'
    const wrong = aliasProblem(alias, links)
    if (wrong) return wrong
    const link = {
      code: alias || newCode(links, secureRandom),
      url,
      at: new Date().toISOString(),
      clicks: 0,
    }
    if (change((current) => [link, ...current])) setMade(link)
    return null
  }

  return (
    <Part heading={heading}>
      {code !== null && (
        <Visit link={links.find((link) => link.code === code)} code={code} onOpen={count} />
      )}
      <LinkForm onShorten={shorten} />
      <ErrorNotice message={error} />
      {made && links.some((link) => link.code === made.code) && (
        <p
          role="status"
          className="flex flex-wrap items-center gap-3 rounded-xl border border-line bg-soft px-4 py-3 text-sm"
        >
          <span className="min-w-0 flex-1 break-all">
            {'Your short link: '}
            <span className="font-semibold">{addressOf(made)}</span>
          </span>
          <CopyButton text={addressOf(made)} />
        </p>
      )}
      <p className="text-sm text-muted">
        Short links are kept in this browser and work only here: there is no server behind them.
      </p>
      {links.length > 0 && <SearchInput label="Search links" value={search} onChange={setSearch} />}
      {found.length === 0 ? (
        <EmptyState
          icon="link"
          title={links.length === 0 ? 'No links yet' : 'No link matches'}
          text={links.length === 0 ? 'Paste a long address above.' : undefined}
        />
      ) : (
        <ul aria-label="Links" className={`${cardStyle} divide-y divide-line`}>
          {found.map((link) => (
            <LinkItem
              key={link.code}
              link={link}
              address={addressOf(link)}
              onOpen={() => count(link)}
              onRemove={() => {
                if (change((current) => current.filter((one) => one.code !== link.code)))
                  setRemoved(link)
              }}
            />
          ))}
        </ul>
      )}
      {removed && (
        <UndoNotice
          text={`Deleted “${removed.code}”`}
          onClose={forget}
          onUndo={() => {
            change((current) => [removed, ...current])
            setRemoved(null)
          }}
        />
      )}
    </Part>
  )
}

/** Who follows a short link comes here first. */
function Visit({
  link,
  code,
  onOpen,
}: {
  link: ShortLink | undefined
  code: string
  onOpen: (link: ShortLink) => void
}) {
  if (!link) return <ErrorNotice message={`There is no link “${code}” in this browser.`} />
  return (
    <p role="status" className={`${cardStyle} px-5 py-4`}>
      {`“${code}” leads to `}
      <a
        href={link.url}
        target="_blank"
        rel="noopener noreferrer"
        onClick={() => onOpen(link)}
        className="font-medium break-all text-accent underline underline-offset-4"
      >
        {link.url}
      </a>
    </p>
  )
}

function useHash(): string {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener('hashchange', listener)
      return () => window.removeEventListener('hashchange', listener)
    },
    () => window.location.hash,
  )
}
