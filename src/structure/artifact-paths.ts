import type { ActionDeclaration } from '../model/index.js';
import { eachAction, type Rule } from './outline.js';
import { faultAt, invalidAction } from './structure-fault.js';
import { hasReference } from './variable-reference.js';

/** `Artifact::path` in the configuration of CloudFormation actions names one of their inputs. */
export const hasPathsIntoInputs: Rule = eachAction(({ action, stage }) =>
  pathsOf(action).flatMap(({ key, path }) => {
    const [artifact, file] = path.split('::');
    const isInput = action.inputArtifacts?.some(({ name }) => name === artifact) ?? false;
    return isInput && file
      ? []
      : faultAt(
          invalidAction(
            `The ${key} of action '${action.name}' in stage '${stage.name}' is not a file of one of its input artifacts. Write it as InputArtifact::path, with an input artifact of the action.`,
          ),
          'configuration',
          key,
        );
  }),
);

const pathsOf = (action: ActionDeclaration) =>
  keysOf(action).flatMap((key) => {
    const path = action.configuration?.[key];
    return path === undefined || hasReference(path) ? [] : [{ key, path }];
  });

const keysOf = ({ actionTypeId: { category, owner, provider } }: ActionDeclaration) => {
  switch (`${category}/${owner}/${provider}`) {
    case 'Deploy/AWS/CloudFormation':
      return ['TemplatePath', 'TemplateConfiguration'];
    case 'Deploy/AWS/CloudFormationStackSet':
      return ['TemplatePath'];
    default:
      return [];
  }
};
