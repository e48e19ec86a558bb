import { slugTool } from '../lib/tools/text/slug.js'
import { textTool } from '../ui/text-tool.js'

/** Titles as they stand in addresses. */
export function slugGenerator(root, options) {
  textTool(root, slugTool, options)
}
