import { slugTool } from '../../../lib/tools/text/slug'
import { TextToolPanel, type TextToolProps } from './TextToolPanel'

/** Titles as they stand in addresses. */
export function SlugGenerator(props: TextToolProps) {
  return <TextToolPanel tool={slugTool} {...props} />
}
