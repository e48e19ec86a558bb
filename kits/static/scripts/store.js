import { browserStore } from './lib/store/browserStore.js'

/** The app's data store. Exchange this line to keep the data somewhere else. */
export const store = browserStore('kit')
