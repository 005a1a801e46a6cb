export {
  cronFault,
  type DeploymentWindow,
  defaultTimeZone,
  isWindowFault,
  readDeploymentWindow,
  timeZoneFault,
  type WindowFault,
} from './deployment-window.js';
