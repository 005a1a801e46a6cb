import { builtInActionTypes } from '../../catalogue/index.js';
import type { ActionTypeDeclaration, ExecutorConfiguration } from '../../model/index.js';
import { faultOfDefinition } from './action-type-definition.js';
import { knownExecutorType } from './executor-action-type.js';
import type { ServiceError } from './service-error.js';

interface DeclarationContext {
  readonly error: (code: 'ValidationException', message: string) => ServiceError;
}

/** Refuses an action type with an executor that contradicts itself, or that the server has itself. */
export const checkActionTypeDeclaration = (
  ctx: DeclarationContext,
  declaration: ActionTypeDeclaration,
): void => {
  const { properties, settings, ...counts } = knownExecutorType(declaration);
  const fault =
    faultOfKey(declaration) ??
    faultOfExecutor(declaration) ??
    faultOfDefinition({ settings, configurationProperties: properties, ...counts });
  if (fault !== undefined) throw ctx.error('ValidationException', fault);
};

// Of any version: the server tells its own types by their category, owner and provider alone.
const faultOfKey = ({ id }: ActionTypeDeclaration): string | undefined => {
  const isBuiltIn = builtInActionTypes.some(
    ({ id: { category, owner, provider } }) =>
      category === id.category && owner === id.owner && provider === id.provider,
  );
  if (!isBuiltIn) return undefined;
  return `The action type ${id.category}/${id.owner}/${id.provider} is built in and cannot be updated. Use another provider.`;
};

const members = {
  JobWorker: 'jobWorkerExecutorConfiguration',
  Lambda: 'lambdaExecutorConfiguration',
} as const satisfies Record<string, keyof ExecutorConfiguration>;

const faultOfExecutor = ({
  executor: { type, configuration },
}: ActionTypeDeclaration): string | undefined => {
  const [own, other] =
    type === 'JobWorker'
      ? [members.JobWorker, members.Lambda]
      : [members.Lambda, members.JobWorker];
  if (configuration[own] !== undefined && configuration[other] === undefined) return undefined;
  return `An executor of type ${type} needs ${own} in its configuration, and may not have ${other}.`;
};
