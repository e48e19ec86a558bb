import { delimiterChoices } from '../../lib/csv/detect'
import { tableSize } from '../../lib/csv/view'
import { Button } from '../ui/Button'
import { SearchInput } from '../ui/SearchInput'
import { SelectInput } from '../ui/SelectInput'

interface Props {
  name: string
  shown: number
  total: number
  columns: number
  search: string
  onSearch: (text: string) => void
  delimiter: string
  onDelimiter: (value: string) => void
  header: boolean
  onHeader: (value: boolean) => void
  onDownload?: () => void
}

export function CsvToolbar(props: Props) {
  const { name, shown, total, columns } = props
  return (
    <div className="border-b border-line px-4 py-3.5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="min-w-0 truncate font-semibold tracking-tight">{name}</h2>
        <p role="status" className="text-sm text-muted tabular-nums">
          {tableSize(shown, total, columns)}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput label="Search all columns" value={props.search} onChange={props.onSearch} />
        <SelectInput
          label="Delimiter"
          value={props.delimiter}
          options={delimiterChoices(props.delimiter)}
          onChange={props.onDelimiter}
        />
        <label className="flex h-10 cursor-pointer items-center gap-2 rounded-lg px-2 text-sm">
          <input
            type="checkbox"
            checked={props.header}
            onChange={(event) => props.onHeader(event.target.checked)}
            className="size-4 accent-(--primary)"
          />
          First row is a header
        </label>
        {props.onDownload && (
          <Button
            icon="download"
            className="ml-auto"
            onClick={props.onDownload}
            disabled={shown === 0}
          >
            Download view
          </Button>
        )}
      </div>
    </div>
  )
}
