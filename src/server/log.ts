import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.js';

/** Structured lines on standard error; standard output is for the line that says it is ready. */
export const createLog = (level: LogLevel): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
