import type { Decision, EngineEvent, PipelineState, Refusal } from '../../src/engine/index.js';
import type { JobRow } from './store.js';

/** An event as the engine was told it, with what it made of it. */
export interface Told {
  readonly event: EngineEvent;
  /** The part of the pipeline that was loaded, with what the transaction had made of it before. */
  readonly before: PipelineState;
  readonly answer: Decision | Refusal;
  /** The job by whose row the event was found. */
  readonly job: JobRow | undefined;
  readonly now: number;
}

/** Something that is so now, or that somebody was told: what the checkers look at. */
export type Observation =
  | {
      readonly kind: 'committed';
      readonly told: readonly Told[];
      /** The pipeline with all its executions. */
      readonly before: PipelineState;
      readonly after: PipelineState;
    }
  | { readonly kind: 'claimed'; readonly job: JobRow }
  | {
      readonly kind: 'acknowledged';
      readonly before: JobRow | undefined;
      readonly nonce: string;
      readonly isAccepted: boolean;
    }
  /** The client that sent the event has the answer that it was accepted. */
  | { readonly kind: 'answered'; readonly event: EngineEvent };
