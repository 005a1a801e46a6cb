/** The beginning of an id: enough to tell those of one pipeline apart. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** Who an ARN names: `root`, `bob`, `Admin/bob`. */
export function caller(arn: string): string {
  if (!arn.startsWith('arn:')) return arn;
  const name = arn.split(':').slice(5).join(':');
  return name.replace(/^(user|role|assumed-role)\//, '') || arn;
}
