import { jsonTool } from '../../../lib/tools/text/json'
import { TextToolPanel, type TextToolProps } from './TextToolPanel'

/** Formats, sorts and shrinks JSON, and says where it is wrong. */
export function JsonFormatter(props: TextToolProps) {
  return <TextToolPanel tool={jsonTool} {...props} />
}
