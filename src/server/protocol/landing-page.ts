import { page } from './page.js';

/** What a browser is shown at the server's address. */
export const landingPage = (address: string): string =>
  page(`<h1>Pipewright</h1>
<p>This server speaks the AWS CodePipeline API. Point an AWS command line, SDK or job worker at it:</p>
<pre>export AWS_ENDPOINT_URL=${address}
export AWS_SHARED_CREDENTIALS_FILE=<i>data directory</i>/credentials
export AWS_DEFAULT_REGION=us-east-1
aws codepipeline list-pipelines</pre>
<p><a href="/healthz">Health</a></p>`);
