import { caseTool } from '../../../lib/tools/text/case'
import { TextToolPanel, type TextToolProps } from './TextToolPanel'

/** Writes a text in another case: UPPER, Title, camelCase and others. */
export function CaseConverter(props: TextToolProps) {
  return <TextToolPanel tool={caseTool} {...props} />
}
