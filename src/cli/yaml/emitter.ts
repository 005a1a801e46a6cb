/** Lines longer than this are folded at their next blank. */
const widthMax = 80;

/** YAML as it grows, and where its end stands. */
export class Emitter {
  readonly #pieces: string[] = [];
  #column = 0;
  /** Whether the end follows a blank, or begins a line. */
  #isAfterBlank = true;
  /** Whether nothing but indentation stands on the line. */
  #isIndentation = true;

  text(): string {
    return this.#pieces.join('');
  }

  /** A mark such as `-`, which counts as indentation if it begins an element. */
  indicator(mark: string, { isIndentation = false, isGlued = false } = {}): void {
    if (!isGlued && !this.#isAfterBlank) this.#put(' ');
    this.#put(mark);
    this.#isAfterBlank = false;
    this.#isIndentation &&= isIndentation;
  }

  /** Goes to the column, on this line if it is still before it. */
  indentTo(column: number): void {
    const isPast = this.#column > column || (this.#column === column && !this.#isAfterBlank);
    if (!this.#isIndentation || isPast) this.lineBreak('\n');
    if (this.#column < column) this.#put(' '.repeat(column - this.#column));
    this.#isAfterBlank = true;
    this.#isIndentation = true;
  }

  /** Begins a scalar; after it the single characters are written. */
  beginScalar(quote: string): void {
    if (!this.#isAfterBlank) this.#put(' ');
    this.#put(quote);
    this.#isAfterBlank = false;
    this.#isIndentation = false;
  }

  character(character: string): void {
    this.#pieces.push(character);
    // One of two units is one character.
    this.#column += (character.codePointAt(0) ?? 0) > 0xffff ? 1 : character.length;
    this.#isIndentation = false;
  }

  lineBreak(character: string): void {
    this.#pieces.push(character);
    this.#column = 0;
    this.#isIndentation = true;
  }

  endScalar(quote: string): void {
    this.#put(quote);
    this.#isAfterBlank = false;
    this.#isIndentation = false;
  }

  isLineFull(): boolean {
    return this.#column > widthMax;
  }

  get isIndentation(): boolean {
    return this.#isIndentation;
  }

  #put(text: string): void {
    this.#pieces.push(text);
    this.#column += text.length;
  }
}
