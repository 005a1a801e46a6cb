/** One measured number and what it is held against. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: string;
}

export const printFigures = (figures: readonly Figure[]): void => {
  console.log('');
  for (const { name, value, unit, target } of figures) {
    const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
    const number = value.toLocaleString('en', { maximumFractionDigits: digits });
    console.log(`${name.padEnd(58)} ${`${number} ${unit}`.padStart(14)}   ${target}`);
  }
};
