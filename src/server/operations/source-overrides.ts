import type {
  ActionDeclaration,
  PipelineDeclaration,
  SourceRevisionOverride,
  SourceRevisionType,
} from '../../model/index.js';
import type { ServiceError } from './service-error.js';

/** What the sources of a provider may be started with in place of their newest revision. */
const typesByProvider: ReadonlyMap<string, readonly SourceRevisionType[]> = new Map([
  ['AWS CodeCommit', ['COMMIT_ID']],
  ['AWS CodeStarSourceConnection', ['COMMIT_ID']],
  ['ThirdParty GitHub', ['COMMIT_ID']],
  ['AWS ECR', ['IMAGE_DIGEST']],
  ['AWS S3', ['S3_OBJECT_VERSION_ID', 'S3_OBJECT_KEY']],
]);

/** The revisions that source actions are to take up, once they are known to be able to. */
export const sourceOverrides = (
  ctx: { readonly error: (code: 'ValidationException', message: string) => ServiceError },
  declaration: PipelineDeclaration,
  given: readonly SourceRevisionOverride[],
): readonly SourceRevisionOverride[] => {
  const fault = faultOf(declaration, given);
  if (fault !== undefined) throw ctx.error('ValidationException', fault);
  return given;
};

const faultOf = (
  declaration: PipelineDeclaration,
  given: readonly SourceRevisionOverride[],
): string | undefined => {
  if (given.length === 0) return undefined;
  if (declaration.pipelineType !== 'V2') {
    return `The pipeline ${declaration.name} is of type V1: only pipelines of type V2 can be started with source revisions.`;
  }
  for (const override of given) {
    const fault = faultOfOne(declaration, override) ?? faultOfRepeat(given, override);
    if (fault !== undefined) return fault;
  }
  return undefined;
};

const faultOfOne = (
  declaration: PipelineDeclaration,
  { actionName, revisionType }: SourceRevisionOverride,
): string | undefined => {
  const source = findSource(declaration, actionName);
  if (!source) return `The pipeline ${declaration.name} has no source action ${actionName}.`;
  const { owner, provider } = source.actionTypeId;
  const allowed = typesByProvider.get(`${owner} ${provider}`) ?? [];
  if (allowed.length === 0) {
    return `The source action ${actionName} cannot be started with a given revision: its provider ${provider} takes none.`;
  }
  if (!allowed.includes(revisionType)) {
    return `The source action ${actionName} cannot be started with a ${revisionType}: its provider ${provider} takes ${allowed.join(' and ')}.`;
  }
  if (revisionType === 'S3_OBJECT_KEY' && !allowsOtherKey(source)) {
    return `The source action ${actionName} cannot be started with an S3_OBJECT_KEY: its configuration lacks AllowOverrideForS3ObjectKey with the value true.`;
  }
  return undefined;
};

const findSource = (
  { stages }: PipelineDeclaration,
  actionName: string,
): ActionDeclaration | undefined =>
  stages
    .flatMap(({ actions }) => actions)
    .find(({ name, actionTypeId }) => name === actionName && actionTypeId.category === 'Source');

const allowsOtherKey = ({ configuration = {} }: ActionDeclaration): boolean =>
  configuration['AllowOverrideForS3ObjectKey']?.toLowerCase() === 'true';

// Two values of one type contradict each other; a key and a version of it do not.
const faultOfRepeat = (
  given: readonly SourceRevisionOverride[],
  { actionName, revisionType }: SourceRevisionOverride,
): string | undefined => {
  const alike = given.filter(
    (one) => one.actionName === actionName && one.revisionType === revisionType,
  );
  if (alike.length === 1) return undefined;
  return `More than one ${revisionType} is given for the source action ${actionName}.`;
};
