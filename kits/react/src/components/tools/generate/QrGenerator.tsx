import { useId, useMemo } from 'react'
import { downloadText } from '../../../lib/download'
import { useStored } from '../../../lib/store/useStored'
import { capacity, encodeQr } from '../../../lib/tools/qr/encode'
import { fitQrSettings, levels, type QrSettings } from '../../../lib/tools/qr/settings'
import { paintQr, qrPath, qrSvg, QUIET } from '../../../lib/tools/qr/svg'
import { downloadCanvas } from '../../../lib/tools/canvas'
import { Part } from '../../layout/Page'
import { Button } from '../../ui/Button'
import { ErrorNotice } from '../../ui/Notices'
import { cardStyle, inputStyle } from '../../ui/styles'

const PNG_PX = 1024

interface Props {
  heading?: string
  /** In the code at first. */
  text?: string
}

/** A QR code of a text or an address, to download. It is made in the browser. */
export function QrGenerator({ heading, text = 'https://example.com' }: Props) {
  const { value: stored, change, error } = useStored<unknown>('qr', (value) => value)
  const settings = useMemo(() => fitQrSettings(stored, text), [stored, text])
  const qr = useMemo(
    () => (settings.text === '' ? null : encodeQr(settings.text, settings.level)),
    [settings.text, settings.level],
  )
  const id = useId()
  const set = (next: Partial<QrSettings>) =>
    change((current) => ({ ...fitQrSettings(current, text), ...next }))
  const long = qr === null && settings.text !== ''
  const side = qr ? qr.size + 2 * QUIET : 0

  return (
    <Part heading={heading}>
      <div className="grid items-start gap-6 md:grid-cols-2">
        <div className={`${cardStyle} flex flex-col gap-5 p-5`}>
          <div>
            <label htmlFor={`${id}-text`} className="mb-1.5 block text-sm font-medium">
              Text or URL
            </label>
            <textarea
              id={`${id}-text`}
              rows={4}
              value={settings.text}
              aria-invalid={long ? true : undefined}
              onChange={(event) => set({ text: event.target.value })}
              className={`${inputStyle} h-auto py-2`}
            />
          </div>
          <ErrorNotice
            message={
              long
                ? `This is too long: at this level ${capacity(settings.level)} bytes fit.`
                : error
            }
          />
          <div>
            <label htmlFor={`${id}-level`} className="mb-1.5 block text-sm font-medium">
              Error correction
            </label>
            <select
              id={`${id}-level`}
              value={settings.level}
              onChange={(event) => set({ level: event.target.value as QrSettings['level'] })}
              className={inputStyle}
            >
              {levels.map((level) => (
                <option key={level.value} value={level.value}>
                  {level.label}
                </option>
              ))}
            </select>
          </div>
          <div className="grid grid-cols-2 gap-3">
            {(['dark', 'light'] as const).map((shade) => (
              <label key={shade} className="text-sm font-medium">
                {shade === 'dark' ? 'Colour' : 'Background'}
                <input
                  type="color"
                  value={settings[shade]}
                  onChange={(event) => set({ [shade]: event.target.value })}
                  className={`${inputStyle} mt-1.5 p-1`}
                />
              </label>
            ))}
          </div>
        </div>
        <div className={`${cardStyle} flex flex-col items-center gap-5 p-5`}>
          {qr ? (
            <svg
              viewBox={`0 0 ${side} ${side}`}
              role="img"
              aria-label={`QR code: ${settings.text}`}
              shapeRendering="crispEdges"
              className="w-full max-w-80 rounded-lg"
            >
              <rect width={side} height={side} fill={settings.light} />
              <path d={qrPath(qr)} fill={settings.dark} />
            </svg>
          ) : (
            <p className="grid h-64 place-items-center text-sm text-muted">
              Enter a text to see its code.
            </p>
          )}
          <div className="flex flex-wrap justify-center gap-2">
            <Button
              look="primary"
              icon="download"
              disabled={!qr}
              onClick={() => {
                if (!qr) return
                const canvas = document.createElement('canvas')
                paintQr(canvas, qr, PNG_PX, settings.dark, settings.light)
                downloadCanvas(canvas, 'qr-code.png')
              }}
            >
              Download PNG
            </Button>
            <Button
              icon="download"
              disabled={!qr}
              onClick={() =>
                qr &&
                downloadText(
                  'qr-code.svg',
                  qrSvg(qr, settings.dark, settings.light),
                  'image/svg+xml',
                )
              }
            >
              Download SVG
            </Button>
          </div>
        </div>
      </div>
    </Part>
  )
}
