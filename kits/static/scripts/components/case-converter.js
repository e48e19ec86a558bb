import { caseTool } from '../lib/tools/text/case.js'
import { textTool } from '../ui/text-tool.js'

/** Writes a text in another case: UPPER, Title, camelCase and others. */
export function caseConverter(root, options) {
  textTool(root, caseTool, options)
}
