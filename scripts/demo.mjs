// The whole story on a fresh temporary server, with real parts: a project is uploaded, a job worker
// builds it, somebody approves, the site is deployed. Ends with an account of what happened.
import { prepare } from './prepare.mjs';

// The SDK would begin the story with advice about versions of Node.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

await prepare();
await import('../examples/demo.mjs');
