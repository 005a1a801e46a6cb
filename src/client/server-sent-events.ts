/** A block of a stream of server-sent events. */
export interface ServerSentEvent {
  /** The id to come again with; one that is not said stays as it was. */
  readonly id: string | undefined;
  readonly event: string;
  /** Absent where the block only says an id. */
  readonly data: string | undefined;
}

interface Block {
  id?: string;
  event?: string;
  readonly data: string[];
}

/** Reads a stream of server-sent events, however it is cut into pieces. */
export async function* serverSentEvents(
  pieces: AsyncIterable<string>,
): AsyncGenerator<ServerSentEvent> {
  let block: Block = { data: [] };
  for await (const line of linesOf(pieces)) {
    if (line !== '') {
      addLine(block, line);
      continue;
    }
    const { id, event = 'message', data } = block;
    block = { data: [] };
    if (id === undefined && data.length === 0) continue;
    yield { id, event, data: data.length === 0 ? undefined : data.join('\n') };
  }
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
}

function addLine(block: Block, line: string): void {
  const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
  if (field === 'id') block.id = value;
  if (field === 'event') block.event = value;
  if (field === 'data') block.data.push(value);
}
