import { type Line, padded, span } from '../drawing/line.js';
import { shortId } from '../drawing/names.js';
import type { Style } from '../drawing/style.js';
import { clockToMinute, roughly } from '../drawing/times.js';
import { oneLine, wrapped } from '../drawing/width.js';
import type { ObservedAction, ObservedRevision, PendingApproval } from '../observation/observed.js';
import type { Columns } from './columns.js';
import { actionSign, type Canvas } from './signs.js';
import { actionTime } from './spans-of-time.js';

/** One action: its name and provider, how long it took or has taken, and what there is to say of it. */
export function actionLine(action: ObservedAction, columns: Columns, canvas: Canvas): Line {
  const { actionName, actionTypeId, attempt } = action;
  const isRunning = attempt?.status === 'InProgress';
  return [
    actionSign(action, canvas),
    span(' '),
    ...padded(span(actionName, attempt === undefined ? 'dim' : 'plain'), columns.name - 2),
    span('  '),
    ...padded(span(actionTypeId.provider, 'dim'), columns.kind),
    span('  '),
    ...padded(span(actionTime(action, canvas), isRunning ? 'plain' : 'dim'), columns.time),
    span('  '),
    ...remarks(action, canvas),
  ];
}

function remarks({ attempt, approval, revision }: ObservedAction, canvas: Canvas): Line {
  if (attempt === undefined) return [];
  if (approval !== undefined) return [span(deadline(approval, canvas), 'waiting')];
  // A source's summary says again what its revision is, and an error is told below.
  if (revision !== undefined) return revisionRemark(revision);
  const { errorDetails, percentComplete, status, summary } = attempt;
  const isRunning = status === 'InProgress';
  const percent =
    isRunning && percentComplete !== undefined ? [span(`${percentComplete} %  `)] : [];
  const said = errorDetails?.message === summary ? undefined : summary;
  return [...percent, span(said ?? '', isRunning ? 'plain' : 'dim')];
}

function deadline({ until }: PendingApproval, { now }: Canvas): string {
  if (until === undefined) return 'waits for an answer';
  const left = until > now ? `${roughly(until - now)} left` : 'its time is up';
  return `answer by ${clockToMinute(until)}, ${left}`;
}

/** What needs more room than the end of a line: why an action failed, what an approval asks. */
export function actionNotes(
  { attempt, approval }: ObservedAction,
  canvas: Canvas,
): readonly Line[] {
  const notes: Line[] = [];
  const { errorDetails } = attempt ?? {};
  if (errorDetails !== undefined) {
    notes.push(...noteLines(errorDetails.message ?? errorDetails.code ?? '', 'bad', canvas));
  }
  if (approval?.question !== undefined)
    notes.push(...noteLines(approval.question, 'plain', canvas));
  if (approval?.url !== undefined) notes.push(...noteLines(approval.url, 'dim', canvas));
  return notes;
}

/** As much of a text as a picture has room for: the whole of it is in the logs. */
const noteLinesMax = 3;
const indentation = '    ';

function noteLines(text: string, style: Style, { columns }: Canvas): readonly Line[] {
  const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - indentation.length - 2;
  const lines = wrapped(oneLine(text), room);
  const shown = lines.slice(0, noteLinesMax);
  return shown.map((line, index) => {
    const isCut = index === noteLinesMax - 1 && lines.length > noteLinesMax;
    return [span(indentation.slice(2)), span(isCut ? `${line} …` : line, style)];
  });
}

/** A revision in few characters: a commit's id is known by its beginning. */
export function revisionRemark({ revisionId, summary }: ObservedRevision): Line {
  const id = revisionId ?? '';
  const isHash = /^[0-9a-f]{40,64}$/i.test(id);
  return [
    span(isHash ? shortId(id) : id, 'dim'),
    ...(summary === undefined ? [] : [span(` ${commitMessage(summary)}`, 'dim')]),
  ];
}

// Connections give a summary that is JSON with the message in it.
function commitMessage(summary: string): string {
  const message = /"CommitMessage":"((?:[^"\\]|\\.)*)"/.exec(summary)?.[1];
  return (message ?? summary).split(/\\n|\n/)[0] ?? '';
}
