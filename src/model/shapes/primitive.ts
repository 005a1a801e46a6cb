import { boolean, type Infer, integer, string, timestamp } from '../schema.js';

export const StringValue = string('String');
export type StringValue = Infer<typeof StringValue>;

export const BooleanValue = boolean('Boolean');
export type BooleanValue = Infer<typeof BooleanValue>;

export const Timestamp = timestamp('Timestamp');
export type Timestamp = Infer<typeof Timestamp>;

export const Time = timestamp('Time');
export type Time = Infer<typeof Time>;

export const Message = string('Message', { min: 1, max: 5000 });
export type Message = Infer<typeof Message>;

export const Url = string('Url', { min: 1, max: 2048 });
export type Url = Infer<typeof Url>;

export const UrlTemplate = string('UrlTemplate', { min: 1, max: 2048 });
export type UrlTemplate = Infer<typeof UrlTemplate>;

export const Description = string('Description', { min: 1, max: 160 });
export type Description = Infer<typeof Description>;

export const ExternalExecutionId = string('ExternalExecutionId');
export type ExternalExecutionId = Infer<typeof ExternalExecutionId>;

export const ExternalExecutionSummary = string('ExternalExecutionSummary');
export type ExternalExecutionSummary = Infer<typeof ExternalExecutionSummary>;

export const LogStreamARN = string('LogStreamARN', { min: 1, max: 250 });
export type LogStreamARN = Infer<typeof LogStreamARN>;

export const ExecutionId = string('ExecutionId', { min: 1, max: 1500 });
export type ExecutionId = Infer<typeof ExecutionId>;

export const ExecutionSummary = string('ExecutionSummary', { min: 1, max: 2048 });
export type ExecutionSummary = Infer<typeof ExecutionSummary>;

export const Percentage = integer('Percentage', { min: 0, max: 100 });
export type Percentage = Infer<typeof Percentage>;

export const LastUpdatedBy = string('LastUpdatedBy');
export type LastUpdatedBy = Infer<typeof LastUpdatedBy>;
