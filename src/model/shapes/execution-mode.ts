import { enumeration, type Infer } from '../schema.js';

export const ExecutionMode = enumeration('ExecutionMode', ['QUEUED', 'SUPERSEDED', 'PARALLEL']);
export type ExecutionMode = Infer<typeof ExecutionMode>;

export const ExecutionType = enumeration('ExecutionType', ['STANDARD', 'ROLLBACK']);
export type ExecutionType = Infer<typeof ExecutionType>;

export const StageRetryMode = enumeration('StageRetryMode', ['FAILED_ACTIONS', 'ALL_ACTIONS']);
export type StageRetryMode = Infer<typeof StageRetryMode>;
