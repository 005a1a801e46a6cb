/** How many requests of one look are on their way at once. */
const atOnceMax = 8;

/** Does the same for each, a few at once, and gives the results in order. */
export async function eachOf<Element, Result>(
  elements: readonly Element[],
  work: (element: Element) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const goOn = async (): Promise<void> => {
    for (;;) {
      const index = next++;
      const element = elements[index];
      if (index >= elements.length || element === undefined) return;
      results[index] = await work(element);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnceMax, elements.length) }, goOn));
  return results;
}
