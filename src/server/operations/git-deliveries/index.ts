export { receiveGitDelivery } from './receive-git-delivery.js';
