import { urlTool } from '../../../lib/tools/text/encode'
import { TextToolPanel, type TextToolProps } from './TextToolPanel'

/** Text for addresses and back. */
export function UrlEncoder(props: TextToolProps) {
  return <TextToolPanel tool={urlTool} {...props} />
}
