import { parseLinesInput } from '../../../web/console/fields/parse-lines-input.ts'

test.each([
  ['', []],
  ['  ', []],
  ['3', [3]],
  ['3, 17-19; 40', [3, 17, 18, 19, 40]],
  ['3 5 – 6', [3, 5, 6]],
  ['2,2', [2, 2]],
  ['0', null],
  ['5-3', null],
  ['1-99999', null],
  ['ba', null],
  ['3-', null],
])('line numbers %p', (text, lines) => expect(parseLinesInput(text)).toEqual(lines))
