// Prints the tables of results: node eval/report.mjs < results.jsonl
import { createInterface } from 'node:readline'
import { report } from './lib/report.mjs'

const results = []
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim()) results.push(JSON.parse(line))
}
console.log(report(results))
