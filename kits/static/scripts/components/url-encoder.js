import { urlTool } from '../lib/tools/text/encode.js'
import { textTool } from '../ui/text-tool.js'

/** Text for addresses and back. */
export function urlEncoder(root, options) {
  textTool(root, urlTool, options)
}
