import { hashTool } from '../lib/tools/text/hash.js'
import { textTool } from '../ui/text-tool.js'

/** Digests of a text. */
export function hashGenerator(root, options) {
  textTool(root, hashTool, options)
}
