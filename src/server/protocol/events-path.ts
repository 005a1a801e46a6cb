/** Where the stream of events is. */
export const eventsPath = '/events';
