import { downloadText } from '../../../lib/download'
import { recordsJson } from '../../../lib/records/exportJson'
import { Button } from '../../ui/Button'
import { useList } from '../ListContext'

/** Downloads the records that were found, for other programs. */
export function ExportJsonButton() {
  const { entity, found, names } = useList()
  return (
    <Button
      icon="download"
      disabled={found.length === 0}
      onClick={() =>
        downloadText(`${entity.key}.json`, recordsJson(entity, found, names), 'application/json')
      }
    >
      Export JSON
    </Button>
  )
}
