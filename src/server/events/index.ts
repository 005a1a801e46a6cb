export { createEventFeed, type EventFeed } from './event-feed.js';
export type { EventFilter } from './event-filter.js';
export { type EventPosition, positionText, readPosition } from './event-id.js';
export { createEventStreams, type EventStreams, type StreamPart } from './event-streams.js';
