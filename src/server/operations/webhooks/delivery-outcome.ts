/** What became of a delivery. */
export type DeliveryOutcome =
  | { readonly kind: 'started'; readonly pipelineExecutionId: string }
  /** It had come before, and started this one then. */
  | { readonly kind: 'repeated'; readonly pipelineExecutionId: string }
  /** It is sound and asks for nothing. */
  | { readonly kind: 'ignored'; readonly reason: string }
  /** Somebody has to look after it: the webhook shows the failure until it starts something again. */
  | {
      readonly kind: 'failed';
      readonly status: number;
      readonly code: string;
      readonly message: string;
    };

export const ignored = (reason: string): DeliveryOutcome => ({ kind: 'ignored', reason });

export const failed = (status: number, code: string, message: string): DeliveryOutcome => ({
  kind: 'failed',
  status,
  code,
  message,
});
