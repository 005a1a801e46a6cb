/**
 * What clients were promised during a crash test. A fact counts only when the server's answer came
 * in: what a lost answer would have said is unknown, and may be either way.
 */
export class Witness {
  /** Executions that StartPipelineExecution has answered with. */
  readonly started = new Set<string>();
  /** Hand-outs that AcknowledgeJob gave to a worker, by job id. */
  readonly acknowledged = new Map<string, Set<string>>();
  /** Jobs whose success was answered with 200, by the action they belong to. */
  readonly succeeded = new Map<string, Set<string>>();
  /** Object versions whose upload was answered, with what they hold. */
  readonly uploaded = new Map<string, string>();

  noteAcknowledged(jobId: string, nonce: string): void {
    add(this.acknowledged, jobId, nonce);
  }

  /** `action` is the execution, stage and action that the job was for. */
  noteSucceeded(action: string, jobId: string): void {
    add(this.succeeded, action, jobId);
  }

  /** Jobs that two hand-outs were given for. */
  heldTwice(): readonly string[] {
    return twice(this.acknowledged);
  }

  /** Actions that were carried out to success by two jobs. */
  succeededTwice(): readonly string[] {
    return twice(this.succeeded);
  }
}

const add = (to: Map<string, Set<string>>, key: string, value: string): void => {
  const values = to.get(key) ?? new Set();
  values.add(value);
  to.set(key, values);
};

const twice = (map: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] =>
  [...map].filter(([, values]) => values.size > 1).map(([key]) => key);
