import type { NotificationSettings } from './lib/notifications/notifications'

/** What is there on the first visit, and the page of each entity: where a notification about its records leads. */
export const notificationSettings: NotificationSettings = { samples: [], pages: {} }
