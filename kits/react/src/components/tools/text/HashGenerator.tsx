import { hashTool } from '../../../lib/tools/text/hash'
import { TextToolPanel, type TextToolProps } from './TextToolPanel'

/** Digests of a text. */
export function HashGenerator(props: TextToolProps) {
  return <TextToolPanel tool={hashTool} {...props} />
}
