import { base64Tool } from '../lib/tools/text/encode.js'
import { textTool } from '../ui/text-tool.js'

/** Text to Base64 and back. */
export function base64(root, options) {
  textTool(root, base64Tool, options)
}
