import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { ConnectionFault } from './faults.js';

/** In seconds; 0 waits for ever. */
export interface Timeouts {
  readonly connect: number;
  readonly read: number;
}

/** How far a request has come. */
export interface Progress {
  readonly isConnected: () => boolean;
  /** Why it was given up, if it was because of the time that it took. */
  readonly timedOut: () => ConnectionFault | undefined;
}

/** Watches over a request and ends it when it takes too long to connect, or nothing comes back. */
export function watchProgress(outgoing: ClientRequest, timeouts: Timeouts, url: string): Progress {
  let isConnected = false;
  let timedOut: ConnectionFault | undefined;
  const giveUp = (fault: ConnectionFault): void => {
    timedOut = fault;
    outgoing.destroy(fault);
  };
  outgoing.setTimeout(milliseconds(timeouts.read), () => {
    giveUp(new ConnectionFault('readTimeout', `Read timeout on endpoint URL: "${url}"`));
  });
  outgoing.once('socket', (socket) => {
    whenConnected(socket, outgoing, timeouts.connect, {
      connected: () => {
        isConnected = true;
      },
      tooLate: () =>
        giveUp(new ConnectionFault('connectTimeout', `Connect timeout on endpoint URL: "${url}"`)),
    });
  });
  return { isConnected: () => isConnected, timedOut: () => timedOut };
}

interface Outcome {
  readonly connected: () => void;
  readonly tooLate: () => void;
}

function whenConnected(
  socket: Socket,
  outgoing: ClientRequest,
  seconds: number,
  { connected, tooLate }: Outcome,
): void {
  if (!socket.connecting) {
    connected();
    return;
  }
  const timer = seconds === 0 ? undefined : setTimeout(tooLate, milliseconds(seconds));
  socket.once('connect', () => {
    clearTimeout(timer);
    connected();
  });
  outgoing.once('close', () => clearTimeout(timer));
}

/** The longest that Node's timers wait. */
const timerMax = 2 ** 31 - 1;

function milliseconds(seconds: number): number {
  return Math.min(seconds * 1000, timerMax);
}
