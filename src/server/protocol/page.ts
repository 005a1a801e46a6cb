/** A page of ours round what it says. Whoever calls it has made sure that nothing in it is markup. */
export const page = (content: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pipewright</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem; color: #16191f; }
  pre { background: #f2f3f3; padding: 1rem; border-radius: .5rem; overflow-x: auto; }
  @media (prefers-color-scheme: dark) { body { background: #0f1b2a; color: #d1d5db; } pre { background: #192534; } }
</style>
${content}
</html>
`;
