import {
  hasPipelineVariables,
  isGiven,
  producersByNamespace,
  validFormat,
} from './given-namespaces.js';
import { linesOf } from './offenders.js';
import {
  type Found,
  type Outline,
  type PlacedAction,
  type Rule,
  wholePipeline,
} from './outline.js';
import { type FaultPath, invalidStructure, type StructureFault } from './structure-fault.js';
import { referencesIn, type VariableReference } from './variable-reference.js';

/** A reference to a variable, and who makes it under which key of its configuration. */
export interface UsedReference<User> extends VariableReference {
  readonly user: User;
  readonly key: string;
}

/** Who refers to variables in a configuration, actions or rules, and how their faults are told. */
export interface Referrers<User> {
  readonly in: (outline: Outline) => readonly User[];
  readonly configurationOf: (user: User) => Readonly<Record<string, string>> | undefined;
  readonly pathOf: (user: User) => FaultPath;
  /** What is shown of a reference, by the service's names for it. */
  readonly placeOf: (reference: UsedReference<User>) => Readonly<Record<string, string>>;
  /** Whether an action is sure to have ended when the user begins. */
  readonly isBefore: (producer: PlacedAction, user: User) => boolean;
  readonly invalid: (message: string) => StructureFault;
  /** Which actions may be referenced. */
  readonly advice: string;
}

/** The rules that hold for all who refer to variables. */
export const referenceRules = <User>(referrers: Referrers<User>) => {
  const { isBefore, invalid, advice } = referrers;
  const rule = (
    isFaulty: (outline: Outline) => (reference: UsedReference<User>) => boolean,
    word: (lines: string) => StructureFault,
  ): Rule =>
    wholePipeline((outline) =>
      faultFor(referrers, referencesOf(referrers, outline).filter(isFaulty(outline)), word),
    );
  return {
    areWellFormed: rule(
      () =>
        ({ target }) =>
          target === undefined,
      (lines) =>
        invalid(
          `${validFormat} The following pipeline execution variables are not written in this format.\n${lines}`,
        ),
    ),
    areToNamespaces: rule(
      (outline) => {
        const producers = producersByNamespace(outline);
        return ({ target }) =>
          target !== undefined &&
          !isGiven(target.namespace, outline) &&
          !producers.has(target.namespace);
      },
      (lines) =>
        invalid(
          `${validFormat} The following pipeline execution variables are referencing a namespace that does not exist.\n${lines}`,
        ),
    ),
    areToPrecedingActions: rule(
      (outline) => {
        const producers = producersByNamespace(outline);
        return ({ target, user }) => {
          if (target === undefined || isGiven(target.namespace, outline)) return false;
          const producer = producers.get(target.namespace);
          return producer !== undefined && !isBefore(producer, user);
        };
      },
      (lines) =>
        invalid(
          `The following pipeline execution variables are referencing the namespace of an action that is not sure to have ended before. ${advice}\n${lines}`,
        ),
    ),
    areToDeclaredVariables: rule(
      (outline) => {
        const declared = new Set((outline.declaration.variables ?? []).map(({ name }) => name));
        return (reference) =>
          isToPipelineVariable(reference, outline) && !declared.has(reference.target?.key ?? '');
      },
      (lines) => invalidStructure(`The referenced variables haven't been declared.\n${lines}`),
    ),
  };
};

export const isToPipelineVariable = ({ target }: VariableReference, outline: Outline): boolean =>
  target?.namespace === 'variables' && hasPipelineVariables(outline);

export const referencesOf = <User>(
  referrers: Referrers<User>,
  outline: Outline,
): readonly UsedReference<User>[] =>
  referrers
    .in(outline)
    .flatMap((user) =>
      Object.entries(referrers.configurationOf(user) ?? {}).flatMap(([key, value]) =>
        referencesIn(value).map((reference) => ({ ...reference, user, key })),
      ),
    );

export const faultFor = <User>(
  { placeOf, pathOf }: Referrers<User>,
  references: readonly UsedReference<User>[],
  word: (lines: string) => StructureFault,
): Found =>
  references.length === 0
    ? undefined
    : {
        ...word(linesOf(references.map(placeOf))),
        at: references.map(({ user, key }) => [...pathOf(user), 'configuration', key]),
      };
