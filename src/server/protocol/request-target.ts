/** The target of a request line: both parts percent-encoded as they came, the query without its `?`. */
export interface RequestTarget {
  readonly path: string;
  readonly query: string;
}

/** Takes a request's target apart; of one in absolute form, as proxies are sent it, the host is left out. */
export const requestTarget = (url: string): RequestTarget => {
  const relative = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = relative.indexOf('?');
  if (mark < 0) return { path: relative || '/', query: '' };
  return { path: relative.slice(0, mark) || '/', query: relative.slice(mark + 1) };
};
