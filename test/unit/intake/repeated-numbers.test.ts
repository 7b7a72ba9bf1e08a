import { type InOneList, inOneList } from '../../../lambdas/domain/duplicates/exclusion.ts'
import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { nq68 } from '../../../lambdas/domain/programmes/nq68-2021.ts'
import type { Programme } from '../../../lambdas/domain/programmes/programme.ts'
import { findPolicy } from '../../../lambdas/domain/programmes/programmes.ts'
import { RepeatedNumbers } from '../../../lambdas/functions/intake/repeated-numbers.ts'

const carrier = { idNumbers: [{ kind: 'CMND', number: '240123456' }] } as const
const person = { idNumbers: [...carrier.idNumbers] }
const row = (programme: Programme, code: string, ...months: string[]): InOneList =>
  inOneList(programme, findPolicy(programme, code) ?? null, months)
const [end, stop, expecting, meals] = ['B6', 'B5', 'B7', 'B8'].map((code) => row(nq68, code))
const april = row(nq42, 'A6', '2020-04')
const unknown = inOneList(nq42, null, ['2020-04'])

/** Whether rows of one number are told as ones of which a person is due but one; and as rows that meet in it at all. */
function found(rows: readonly (InOneList | undefined)[]) {
  const numbers = new RepeatedNumbers()
  for (const standing of rows) numbers.add(person, standing)
  return [numbers.has(person), numbers.hasRivals(person)]
}

describe('rows of one number in a file', () => {
  it.each([
    ['a support twice', [end, end], true],
    ['two supports', [end, stop], true],
    ['a support and its supplement', [end, expecting], false],
    ['a supplement and its support', [expecting, end], false],
    ['a supplement for each of two children', [expecting, expecting], false],
    ['supplements and a support twice', [expecting, end, meals, end], true],
    ['a support of no known policy twice', [unknown, unknown], true],
    ['a policy that is paid once, in two months', [april, row(nq42, 'A6', '2020-05')], true],
  ])('%s', (_, rows, areRivals) => {
    expect(found(rows)).toEqual([true, areRivals])
  })

  it.each([
    [
      'two months of a policy',
      [
        ['A1', '2020-04'],
        ['A1', '2020-05'],
      ],
      false,
    ],
    [
      'one month twice',
      [
        ['A1', '2020-04'],
        ['A1', '2020-05'],
        ['A1', '2020-04'],
      ],
      true,
    ],
    [
      'months that meet in one',
      [
        ['A1', '2020-04', '2020-05'],
        ['A1', '2020-05', '2020-06'],
      ],
      true,
    ],
    [
      'a month of each of two policies',
      [
        ['A1', '2020-04'],
        ['A2', '2020-05'],
      ],
      true,
    ],
    ['a month, and a row that names none', [['A1', '2020-04'], ['A1']], true],
  ])('%s of a monthly policy', (_, rows, areRivals) => {
    expect(found(rows.map(([code = '', ...months]) => row(nq42, code, ...months)))).toEqual([true, areRivals])
    expect(found(rows.map(([code = '', ...months]) => row(nq42, code, ...months)).reverse())).toEqual([true, areRivals])
  })

  it('is none of one row, whatever it is', () => {
    expect(found([expecting])).toEqual([false, false])
    expect(found([end])).toEqual([false, false])
  })
})
