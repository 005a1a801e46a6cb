import type {
  ActionDeclaration,
  Condition,
  FailureConditions,
  PipelineDeclaration,
  StageDeclaration,
} from '../model/index.js';
import type { ExecutionState, Gate, PipelineState } from './state.js';

/** A declared stage as the engine walks through it. */
export interface StagePlan {
  /** The actions of each runOrder, the lowest first. */
  readonly groups: readonly (readonly ActionDeclaration[])[];
  readonly actions: ReadonlyMap<string, ActionDeclaration>;
  /** What is asked before the first action, and behind the last one. */
  readonly conditions: Readonly<Partial<Record<Gate, Condition>>>;
  readonly onFailure: FailureConditions | undefined;
  /** The stage before, absent for the first. */
  readonly previous: string | undefined;
  /** The stage behind, absent for the last. */
  readonly next: string | undefined;
}

export const findStagePlan = (
  declaration: PipelineDeclaration,
  stageName: string,
): StagePlan | undefined => plansOf(declaration).get(stageName);

/** The plan of a stage that the caller knows to be declared. */
export const stagePlanOf = (declaration: PipelineDeclaration, stageName: string): StagePlan => {
  const plan = findStagePlan(declaration, stageName);
  if (!plan) throw new Error(`The pipeline ${declaration.name} declares no stage ${stageName}.`);
  return plan;
};

/** The declaration that an execution goes by. In PARALLEL mode it is the one that it began with. */
export const declarationFor = (
  { declaration, version, earlier = {} }: PipelineState,
  { executionMode, pipelineVersion }: Pick<ExecutionState, 'executionMode' | 'pipelineVersion'>,
): PipelineDeclaration => {
  if (executionMode !== 'PARALLEL' || pipelineVersion === version) return declaration;
  const own = earlier[pipelineVersion];
  if (!own) throw new Error(`The version ${pipelineVersion} of ${declaration.name} is not there.`);
  return own;
};

/** The plan by which an execution walks through a stage. */
export const stagePlanFor = (
  state: PipelineState,
  execution: ExecutionState,
  stageName: string,
): StagePlan => stagePlanOf(declarationFor(state, execution), stageName);

/** The declaration of an action that the caller knows to be in the stage. */
export const actionIn = (plan: StagePlan, actionName: string): ActionDeclaration => {
  const action = plan.actions.get(actionName);
  if (!action) throw new Error(`The stage declares no action ${actionName}.`);
  return action;
};

export const firstStageName = ({ name, stages }: PipelineDeclaration): string => {
  const [first] = stages;
  if (!first) throw new Error(`The pipeline ${name} declares no stage.`);
  return first.name;
};

// Declarations never change, and every event of a pipeline asks for the same one's plans.
const known = new WeakMap<PipelineDeclaration, ReadonlyMap<string, StagePlan>>();

const plansOf = (declaration: PipelineDeclaration): ReadonlyMap<string, StagePlan> => {
  const plans = known.get(declaration) ?? makePlans(declaration);
  known.set(declaration, plans);
  return plans;
};

const makePlans = ({ stages }: PipelineDeclaration): ReadonlyMap<string, StagePlan> =>
  new Map(
    stages.map((stage, index) => [
      stage.name,
      {
        groups: groupsOf(stage),
        actions: new Map(stage.actions.map((action) => [action.name, action])),
        conditions: conditionsOf(stage),
        onFailure: stage.onFailure,
        previous: stages[index - 1]?.name,
        next: stages[index + 1]?.name,
      },
    ]),
  );

// A gate has one condition at most.
const conditionsOf = ({
  beforeEntry,
  onSuccess,
  onFailure,
}: StageDeclaration): StagePlan['conditions'] => {
  const gates = { beforeEntry, onSuccess, onFailure };
  const found = Object.entries(gates).flatMap(([gate, declared]) => {
    const condition = declared?.conditions?.[0];
    return condition ? [[gate, condition] as const] : [];
  });
  return Object.fromEntries(found);
};

const groupsOf = ({ actions }: StageDeclaration): StagePlan['groups'] => {
  const groups = new Map<number, ActionDeclaration[]>();
  for (const action of actions) {
    const { runOrder = 1 } = action;
    const group = groups.get(runOrder);
    if (group) group.push(action);
    else groups.set(runOrder, [action]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
};
