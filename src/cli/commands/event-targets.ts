import type { EventTarget, InputOf } from '../../model/index.js';
import type { Io } from '../io.js';
import { defineCommand } from './command-line/define-command.js';
import { UsageFailure } from './command-line/failure.js';
import { onlyWord } from './command-line/positionals.js';
import { type Api, connect } from './connection/api.js';
import { connectionHelp, connectionOptions } from './connection/connection-options.js';
import { eventTargetLines } from './event-targets/event-target-lines.js';
import { type EventTargetValues, putInputOf } from './event-targets/put-input.js';

const help = `Usage: pipewright event-targets [list|put|delete [NAME]] [options]

Tells whom the server posts its events to, and how that is going; adds, changes
and removes such targets. A target gets every event at least once, in order, and
what it does not take is tried again for a day.

  list                   all targets: what waits for them, what was wrong last
  --json                 the same as JSON
  put NAME               a new target, which is told of what happens from now
                         on, or all of this for one that there is:
  --url URL              where to post to
  --format FORMAT        EVENTBRIDGE (which is meant without it), CLOUDEVENTS,
                         or SNS_APPROVALS: notifications of manual approvals
  --secret-file FILE     the secret by which messages are signed; without it the
                         target keeps the one that it has
  --no-secret            take the secret away
  --pipeline PIPELINE    only events of this pipeline; * stands for anything
  --type TYPE            only events of this type: pipeline, stage or action
  --state STATE          only this state, such as FAILED
  --topic ARN            only approvals whose action has this NotificationArn
  --event-age SECONDS    how old an event may get that the target does not take
                         (86400, a day, which is also the most)
  --disabled             nothing is posted
  delete NAME            the target is told of nothing any more

--pipeline, --type, --state and --topic may be given several times.

${connectionHelp}
Exit codes: 0; 252 wrong use; 254 the server's refusal; 255 no server.

  pipewright event-targets put ci --url https://ci.example.com/hook \\
    --secret-file key --state FAILED
`;

const options = {
  ...connectionOptions,
  json: { type: 'boolean' },
  url: { type: 'string' },
  format: { type: 'string' },
  'secret-file': { type: 'string' },
  'no-secret': { type: 'boolean' },
  pipeline: { type: 'string', multiple: true },
  type: { type: 'string', multiple: true },
  state: { type: 'string', multiple: true },
  topic: { type: 'string', multiple: true },
  'event-age': { type: 'string' },
  disabled: { type: 'boolean' },
} as const;

export const eventTargets = defineCommand({
  name: 'event-targets',
  help,
  options,
  run: async ({ values, positionals }, io) => {
    const [verb = 'list', ...words] = positionals;
    switch (verb) {
      case 'list':
        if (words.length > 0) throw new UsageFailure('list takes no name.');
        return list(await connect(values, io), values.json === true, io);
      case 'put':
        return put(onlyWord(words, 'NAME'), values, io);
      case 'delete': {
        const name = onlyWord(words, 'NAME');
        await (await connect(values, io)).call('DeleteEventTarget', { name });
        return 0;
      }
      default:
        throw new UsageFailure(`There is list, put and delete, and no ${verb}.`);
    }
  },
});

async function list(api: Api, isJson: boolean, io: Io): Promise<number> {
  const targets = await allTargets(api);
  if (isJson) io.writeOut(`${JSON.stringify(targets, undefined, 4)}\n`);
  else for (const line of eventTargetLines(targets, io.now())) io.writeOut(`${line}\n`);
  return 0;
}

async function allTargets(api: Api): Promise<readonly EventTarget[]> {
  const targets: EventTarget[] = [];
  let nextToken: string | undefined;
  do {
    const page = await api.call('ListEventTargets', { nextToken });
    targets.push(...page.eventTargets);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return targets;
}

async function put(
  name: string,
  values: EventTargetValues & Parameters<typeof connect>[0],
  io: Io,
): Promise<number> {
  const input = await putInputOf(name, values, io);
  const api = await connect(values, io);
  await api.call('PutEventTarget', await withSecret(api, input, values));
  return 0;
}

/** What stands for the secret that a target has. */
const kept = '****';

async function withSecret(
  api: Api,
  input: InputOf<'PutEventTarget'>,
  values: EventTargetValues,
): Promise<InputOf<'PutEventTarget'>> {
  if (input.secret !== undefined || values['no-secret'] === true) return input;
  const existing = (await allTargets(api)).find(({ name }) => name === input.name);
  return existing?.secret === undefined ? input : { ...input, secret: kept };
}
