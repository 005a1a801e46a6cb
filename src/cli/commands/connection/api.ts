import type { Client } from '../../../client/index.js';
import {
  deserialize,
  type InputOf,
  type OutputOf,
  type ServedOperationName,
  servedOperations,
} from '../../../model/index.js';
import type { Io } from '../../io.js';
import { type Connection, findConnection } from './connection.js';
import { connectionFailure } from './connection-failure.js';
import type { ConnectionValues } from './connection-options.js';

/** The server's operations, with typed answers. */
export interface Api {
  readonly connection: Connection;
  /** Fails with a sentence: a CommandFailure. */
  readonly call: <Name extends ServedOperationName>(
    operation: Name,
    input: InputOf<Name> & object,
  ) => Promise<OutputOf<Name>>;
}

/** Nothing is sent before the first call. */
export async function connect(values: ConnectionValues, io: Io): Promise<Api> {
  const connection = await findConnection(values, io);
  const { createClient } = await import('../../../client/index.js');
  return apiOf(createClient(connection.options), connection);
}

function apiOf(client: Client, connection: Connection): Api {
  return {
    connection,
    call: async <Name extends ServedOperationName>(name: Name, input: InputOf<Name> & object) => {
      const json = await answerOf(client.call(name, input), connection);
      const { output } = servedOperations[name];
      // Such an operation answers nothing.
      if (output === undefined) return undefined as OutputOf<Name>;
      const read = deserialize(output, json);
      if (!read.ok) throw new Error(`The answer to ${name} makes no sense: ${read.message}`);
      // The shape is that of the operation, and so is what it reads.
      return read.value as OutputOf<Name>;
    },
  };
}

async function answerOf(answer: Promise<unknown>, connection: Connection): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    throw await connectionFailure(error, connection);
  }
}
