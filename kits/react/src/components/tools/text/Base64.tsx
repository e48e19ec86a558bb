import { base64Tool } from '../../../lib/tools/text/encode'
import { TextToolPanel, type TextToolProps } from './TextToolPanel'

/** Text to Base64 and back. */
export function Base64(props: TextToolProps) {
  return <TextToolPanel tool={base64Tool} {...props} />
}
