import type { Shape } from '../../../model/index.js';

/**
 * A scalar of a template as the API has it: templates write numbers as text, and text that looks like
 * a number without quotes.
 */
export function scalarAs({ kind }: Shape, value: unknown): unknown {
  switch (kind) {
    case 'integer':
      return typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
    case 'boolean':
      return value === 'true' || value === 'false' ? value === 'true' : value;
    default:
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  }
}
