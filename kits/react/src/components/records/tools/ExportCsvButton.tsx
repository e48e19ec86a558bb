import { downloadText } from '../../../lib/download'
import { recordsCsv } from '../../../lib/records/export'
import { Button } from '../../ui/Button'
import { useList } from '../ListContext'

/** Downloads the records that were found, for spreadsheets. */
export function ExportCsvButton() {
  const { entity, found, names } = useList()
  return (
    <Button
      icon="download"
      disabled={found.length === 0}
      onClick={() =>
        downloadText(`${entity.key}.csv`, recordsCsv(entity, found, names), 'text/csv')
      }
    >
      Export CSV
    </Button>
  )
}
