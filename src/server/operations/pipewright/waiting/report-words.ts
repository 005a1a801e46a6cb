import { quoted } from './name-words.js';
import type { Scene } from './scene.js';
import { agoWords } from './time-words.js';

/** What has been said of an action's or a rule's execution, and when; nothing when nothing was. */
export const reportWords = ({ reports, now }: Scene, executionId: string): string | undefined => {
  const report = reports.get(executionId);
  if (!report) return undefined;
  const { percentComplete, summary, externalExecutionId } = report.said;
  const parts = [
    ...(percentComplete === undefined ? [] : [`${percentComplete} %`]),
    ...(summary ? [quoted(summary)] : []),
    ...(externalExecutionId ? [`known to its worker as ${externalExecutionId}`] : []),
  ];
  if (parts.length === 0) return undefined;
  const when = report.reported === null ? [] : [`reported ${agoWords(report.reported, now)}`];
  return [...parts, ...when].join(', ');
};
