export { type EmbeddedPostgres, startPostgres } from './postgres-server.js';
