import { STATUS_CODES } from 'node:http';
import { ServiceFault } from './faults.js';
import type { HttpAnswer } from './transport.js';

/** The body of an answer, as text. An answer that is an error is thrown. */
export function readAnswer(answer: HttpAnswer): string {
  if (answer.status >= 300) throw faultOf(answer);
  return answer.body.toString();
}

/** The JSON of a body; one that cannot be read counts as empty. */
export function jsonOfBody(body: string): unknown {
  return parsed(body) ?? {};
}

function faultOf(answer: HttpAnswer): ServiceFault {
  const { status, body } = answer;
  if (isFromElsewhere(answer)) {
    return new ServiceFault({
      code: String(status),
      message: STATUS_CODES[status] ?? '',
      status,
    });
  }
  // AWS's program takes this one status for a success at first, and then finds no error in it.
  if (status === 300) return new ServiceFault({ code: 'Unknown', message: 'Unknown', status });
  const text = body.toString();
  const json = parsed(text);
  const { __type: type, message, Message }: ErrorBody = isObject(json) ? json : { message: text };
  return new ServiceFault({
    code: codeOf(answer, typeof type === 'string' ? type : String(status)),
    message: textOf(message === undefined ? Message : message),
    status,
  });
}

interface ErrorBody {
  readonly __type?: unknown;
  readonly message?: unknown;
  readonly Message?: unknown;
}

// A load balancer or a proxy on the way speaks no JSON.
function isFromElsewhere({ status, body }: HttpAnswer): boolean {
  const text = body.toString().trim();
  return status >= 500 && (text === '' || text.startsWith('<html>'));
}

// The header is how services tell the code that they had before they changed their protocol.
function codeOf({ headers }: HttpAnswer, type: string): string {
  const earlier = String(headers['x-amzn-query-error'] ?? '').split(';');
  if (earlier.length === 2 && earlier[0]) return earlier[0];
  const [code = ''] = type.split(':');
  return code.slice(code.lastIndexOf('#') + 1);
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'None';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
