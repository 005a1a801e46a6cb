import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A script beside this file that answers each line with a line, so that nobody pays for its start. */
export interface DriverProcess {
  /** The line with which it said that it is ready. */
  readonly greeting: unknown;
  /** Questions are answered one after the other. */
  readonly ask: (question: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export const startDriver = async (
  python: string,
  script: string,
  options: { readonly cwd?: string; readonly env: Readonly<Record<string, string>> },
): Promise<DriverProcess> => {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(python, ['-X', 'utf8', path], {
    ...options,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} ended before it had answered.`);
    return JSON.parse(value);
  };
  return {
    greeting: await nextLine(),
    ask: (question) => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      return nextLine();
    },
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
};
