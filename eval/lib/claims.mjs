// What many prompts ask for in other words. Each claim returns the `run` of a check.
export * from './claims/commerce.mjs'
export * from './claims/lists.mjs'
export * from './claims/looks.mjs'
export * from './claims/people.mjs'
export * from './claims/records.mjs'
