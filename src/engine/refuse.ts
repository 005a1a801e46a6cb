import type { Refusal, RefusalCode } from './decision.js';

export const refuse = (code: RefusalCode, message: string): Refusal => ({
  kind: 'refusal',
  code,
  message,
});
