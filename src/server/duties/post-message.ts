import type { Message } from '../events/message.js';

const timeout = 10_000;
/** As much of an answer as is read: it is for the administrator's eyes. */
const answerLengthMax = 300;

/** How an attempt to deliver a message ended. */
export type PostOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'failed';
      readonly why: string;
      /** Whether it is this message that the receiver does not want, and hardly ever will. */
      readonly isRefusal: boolean;
    };

/** Posts a message once. Any 2xx takes it. Redirects are not followed: the administrator has said where to. */
export const postMessage = async (
  url: string,
  message: Message,
  signal: AbortSignal,
): Promise<PostOutcome> => {
  // Not by AbortSignal.any: on Node 20 each signal made of a long-lived one leaves something behind in it.
  const ending = new AbortController();
  const stop = (): void => ending.abort();
  const timer = setTimeout(stop, timeout);
  signal.addEventListener('abort', stop);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...message.headers, 'user-agent': 'Pipewright' },
      body: message.body,
      redirect: 'manual',
      signal: ending.signal,
    });
    if (answer.ok) {
      await answer.body?.cancel();
      return { kind: 'taken' };
    }
    const isRefusal = isRefused(answer.status);
    return { kind: 'failed', why: await wordsOf(answer), isRefusal };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    const why = ending.signal.aborted
      ? `There was no answer within ${timeout / 1000} seconds.`
      : reasonOf(error);
    return { kind: 'failed', why, isRefusal: false };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
};

// These say that something is wrong with the way, the time or the permission, and not with the message.
const passing = new Set([401, 403, 404, 405, 407, 408, 409, 421, 423, 425, 429]);

const isRefused = (status: number): boolean =>
  status >= 400 && status < 500 && !passing.has(status);

const wordsOf = async (answer: Response): Promise<string> => {
  const status = `The answer was ${answer.status} ${answer.statusText}`.trim();
  const text = await beginningOf(answer).catch(() => '');
  return text === '' ? `${status}.` : `${status}: ${text}`;
};

const beginningOf = async (answer: Response): Promise<string> => {
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  const text = new TextDecoder().decode(first?.value).slice(0, answerLengthMax);
  // What cannot be shown, or kept in a text column, is left out.
  return text.replaceAll(/[^\P{C}]+/gu, ' ').trim();
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  // Where a name has several addresses, what became of each is told apart, and of all only the code.
  const code = 'code' in cause ? String(cause.code) : error.message;
  return cause.message || code;
};
