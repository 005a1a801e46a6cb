import { programName, programVersion } from '../program.js';

export function userAgent(): string {
  return `${programName}/${programVersion} node/${process.versions.node} ${process.platform}`;
}
