import { Buffer } from 'node:buffer';
import { textOf } from '../python-dict.js';
import { pythonJson } from '../python-json.js';
import { badStartingToken, type NextToken, shownKey } from './starting-token.js';

/** The token by which a result that was cut is gone on with. */
export function writeResumeToken(token: NextToken, inputToken: string): string {
  const members = Object.keys(token).filter((name) => name !== shownKey);
  if (members.length !== 1 || members[0] !== inputToken) throw badStartingToken(textOf(token));
  const json = pythonJson(token, { separators: [', ', ': '], isAscii: true });
  return Buffer.from(json).toString('base64');
}
