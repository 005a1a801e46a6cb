import type { Shape } from './schema.js';

/**
 * What is derived from a shape is derived once, at first use: shapes never change, and the closures
 * made from them are what every request runs.
 */
export function perShape<T>(derive: (shape: Shape) => T): (shape: Shape) => T {
  const derived = new WeakMap<Shape, T>();
  return (shape) => {
    const known = derived.get(shape);
    if (known !== undefined) return known;
    const made = derive(shape);
    derived.set(shape, made);
    return made;
  };
}
