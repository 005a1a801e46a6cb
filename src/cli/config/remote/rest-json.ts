import { STATUS_CODES } from 'node:http';
import { type HttpAnswer, ServiceFault } from '../../../client/index.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object of an answer, empty if there is none to read; throws an answer that is an error. */
export function readJsonAnswer({ status, headers, body }: HttpAnswer): JsonObject {
  const json = jsonObject(body.toString());
  if (status < 300) return json ?? {};
  const { message, Message, code, __type: type } = json ?? {};
  const [name = ''] = String(headers['x-amzn-errortype'] ?? code ?? type ?? status).split(':');
  throw new ServiceFault({
    code: name.slice(name.lastIndexOf('#') + 1),
    message: String(message ?? Message ?? (json === undefined ? STATUS_CODES[status] : '') ?? ''),
    status,
    ...(json === undefined ? {} : { details: json }),
  });
}

/** The object that a text of JSON is, if it is one. */
export function jsonObject(text: string): JsonObject | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isJsonObject(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
