import { jsonTool } from '../lib/tools/text/json.js'
import { textTool } from '../ui/text-tool.js'

/** Formats, sorts and shrinks JSON, and says where it is wrong. */
export function jsonFormatter(root, options) {
  textTool(root, jsonTool, options)
}
