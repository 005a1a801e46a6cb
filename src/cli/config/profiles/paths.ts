import { homedir } from 'node:os';
import type { Io } from '../../io.js';

/** A path with the variables and the home that stand in it put in, variables first. */
export function expandedPath(path: string, env: Io['env']): string {
  const filled = path.replace(/\$(?:(\w+)|\{([^}]*)\})/g, (whole, name, braced) => {
    return env[String(name ?? braced)] ?? whole;
  });
  if (filled !== '~' && !filled.startsWith('~/')) return filled;
  return `${homeOf(env)}${filled.slice(1)}` || '/';
}

/** The path of a file below the user's own `.aws`. */
export function awsPath(env: Io['env'], ...names: readonly string[]): string {
  return [homeOf(env), '.aws', ...names].join('/');
}

function homeOf(env: Io['env']): string {
  return (env['HOME'] ?? homedir()).replace(/\/+$/, '');
}
