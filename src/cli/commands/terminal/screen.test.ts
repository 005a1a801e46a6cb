import { expect, test } from 'vitest';
import { span } from '../drawing/line.js';
import { openScreen } from './screen.js';

const open = (given: { columns: number; rows: number }) => {
  const written: string[] = [];
  const screen = openScreen({
    write: (text) => written.push(text),
    isColored: false,
    size: () => given,
  });
  const show = (...texts: readonly string[]) => screen.show(texts.map((text) => [span(text)]));
  return { screen, show, written };
};

test('a picture is drawn over the one before, and what was longer is cleared', () => {
  const { show, written } = open({ columns: 20, rows: 10 });
  show('one', 'two');
  show('three');
  expect(written).toEqual([
    '\u001b[?25lone\u001b[K\ntwo\u001b[K\n\u001b[J',
    '\u001b[2A\rthree\u001b[K\n\u001b[J',
  ]);
});

test('a picture leaves room for the cursor, and says how much of it is missing', () => {
  const { show, written } = open({ columns: 20, rows: 3 });
  show('one', 'two', 'three');
  expect(written[0]).toContain('one\u001b[K\n… and 2 lines more\u001b[K\n');
});

test('a window of another width is drawn from its top', () => {
  const size = { columns: 20, rows: 10 };
  const { show, written } = open(size);
  show('one');
  size.columns = 10;
  show('a line that is cut');
  expect(written[1]).toBe('\u001b[H\u001b[2Ja line th…\u001b[K\n\u001b[J');
});

test('the cursor comes back once', () => {
  const { screen, show, written } = open({ columns: 20, rows: 10 });
  screen.close();
  show('one');
  screen.close();
  screen.close();
  expect(written.slice(1)).toEqual(['\u001b[?25h']);
});
