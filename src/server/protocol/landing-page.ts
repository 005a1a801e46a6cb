/** What a browser is shown at the server's address. */
export const landingPage = (address: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pipewright</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 42rem; margin: 4rem auto; padding: 0 1rem; color: #16191f; }
  pre { background: #f2f3f3; padding: 1rem; border-radius: .5rem; overflow-x: auto; }
  @media (prefers-color-scheme: dark) { body { background: #0f1b2a; color: #d1d5db; } pre { background: #192534; } }
</style>
<h1>Pipewright</h1>
<p>This server speaks the AWS CodePipeline API. Point an AWS command line, SDK or job worker at it:</p>
<pre>export AWS_ENDPOINT_URL=${address}
export AWS_SHARED_CREDENTIALS_FILE=<i>data directory</i>/credentials
export AWS_DEFAULT_REGION=us-east-1
aws codepipeline list-pipelines</pre>
<p><a href="/healthz">Health</a></p>
</html>
`;
