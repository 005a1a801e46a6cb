import { page } from './page.js';

/** Where notifications of approvals lead, and the pipelines that they speak of. */
export const pipelinePath = '/pipelines/';

// Names are a pipeline's, a stage's and an action's; what is not so written is not shown.
const name = '[A-Za-z0-9.@_-]{1,100}';
const approvalPath = new RegExp(`^/pipelines/(${name})/(${name})/(${name})/approve/`);
const anyPath = new RegExp(`^/pipelines/(${name})`);

/** What a browser is shown that follows a link to a pipeline or to an approval: what to type. */
export const pipelinePage = (address: string, path: string): string => {
  const [, pipelineName, stageName, actionName] = approvalPath.exec(path) ?? [];
  const [, known] = anyPath.exec(path) ?? [];
  if (pipelineName === undefined) {
    return page(`<h1>${known ?? 'Pipelines'}</h1>
<p>See what goes on, and what it waits for:</p>
<pre>${known === undefined ? 'pipewright status' : `pipewright status ${known}\npipewright why ${known}`}</pre>
${whereTo(address)}`);
  }
  const at = `${pipelineName} --stage ${stageName} --action ${actionName}`;
  return page(`<h1>${actionName} waits for an answer</h1>
<p>It is in the stage ${stageName} of the pipeline ${pipelineName}. Answer it with one of these:</p>
<pre>pipewright approve ${at}
pipewright reject ${at}</pre>
<p>What it is about: <code>pipewright why ${pipelineName}</code>.</p>
${whereTo(address)}`);
};

const whereTo = (address: string): string =>
  `<p>The server is <code>${address}</code>: elsewhere than on its own machine, name it with
<code>--endpoint-url</code>.</p>`;
