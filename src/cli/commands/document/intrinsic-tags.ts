import { isAlias, type Node, Pair, Scalar, YAMLMap } from 'yaml';

/** The mapping that a tag of CloudFormation is short for. */
export function intrinsicOf(node: Node, tag: string): YAMLMap {
  if (!isAlias(node)) delete node.tag;
  const name = tag.slice(1);
  const mapping = new YAMLMap();
  mapping.items.push(new Pair(new Scalar(longName(name)), node));
  mapping.range = node.range ?? null;
  return mapping;
}

function longName(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}
