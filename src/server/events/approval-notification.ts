import type { ApprovalNeeded } from '../../engine/index.js';
import type { RecordedEvent } from './recorded-event.js';

/** What SNS posts to a subscriber, as far as it makes sense without SNS: it has no signature of SNS. */
export interface Notification {
  readonly Type: 'Notification';
  readonly MessageId: string;
  /** Absent where the action names none. */
  readonly TopicArn?: string | undefined;
  readonly Subject: string;
  readonly Message: string;
  readonly Timestamp: string;
}

const subjectLengthMax = 100;

/** An approval that is needed, told in the manner of SNS. */
export const approvalNotification = (
  event: RecordedEvent<ApprovalNeeded>,
  publicAddress: string,
): Notification => {
  const { actionName, at, configuration } = event.change;
  const subject = `APPROVAL NEEDED: AWS CodePipeline ${event.pipelineName} for action ${actionName}`;
  return {
    Type: 'Notification',
    MessageId: event.id,
    TopicArn: configuration['NotificationArn'],
    Subject: subject.slice(0, subjectLengthMax),
    Message: JSON.stringify(messageOf(event, publicAddress)),
    Timestamp: new Date(at).toISOString(),
  };
};

const messageOf = (
  { region, pipelineName, change }: RecordedEvent<ApprovalNeeded>,
  publicAddress: string,
): object => {
  const { stageName, actionName, token, expires, configuration } = change;
  const console = `${publicAddress}/pipelines/${pipelineName}`;
  return {
    region,
    consoleLink: console,
    approval: {
      pipelineName,
      stageName,
      actionName,
      token,
      expires: minutesText(expires),
      externalEntityLink: configuration['ExternalEntityLink'] ?? null,
      approvalReviewLink: `${console}/${stageName}/${actionName}/approve/${token}`,
      customData: configuration['CustomData'] ?? null,
    },
  };
};

const minutesText = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)}Z`;
