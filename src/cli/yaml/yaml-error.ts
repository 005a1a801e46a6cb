/** A text is not YAML, or has something in it that Python would not take. */
export class YamlError extends Error {}
