import { birthCode } from '../../../lambdas/matching/births/birth-code.ts'
import { type BirthLevel, compareBirths } from '../../../lambdas/matching/births/compare-births.ts'
import { compareNumbers, type NumberLevel } from '../../../lambdas/matching/numbers/compare-numbers.ts'
import { birthYearIn, digitsOf, numberCode, sexIn } from '../../../lambdas/matching/numbers/number-code.ts'
import { cccd, cmnd } from '../../support/labelled/a-match-record.ts'

const number = (digits: string): number => numberCode(digits.length > 9 ? cccd(digits) : cmnd(digits))
const compare = (one: string, other: string) => compareNumbers([number(one)], [number(other)])

describe('two ID numbers', () => {
  it.each<[why: string, one: string, other: string, level: NumberLevel | null]>([
    ['of one CCCD are the same', '066054000131', '066054000131', 'same-cccd'],
    ['of one CMND are the same', '240123456', '240123456', 'same-cmnd'],
    ['are the same with the zeros lost that Excel drops', '066054000131', '66054000131', 'same-cccd'],
    ['are the same with two zeros lost', '001054000131', '1054000131', 'same-cccd'],
    ['are the same CMND with its zero lost', '085123456', '85123456', 'same-cmnd'],
    ['of those that two provinces issued say little', '271450002', '271450002', 'same-issued-twice'],
    ['have one digit wrong', '240123456', '240923456', 'one-slip'],
    ['have two digits swapped', '066054000131', '066054001031', 'one-slip'],
    ['have one digit left out', '240123456', '24023456', 'one-slip'],
    ['have one digit left out, and kept the zero in front', '066054000131', '06605400131', 'one-slip'],
    ['have one digit left out and the zero lost besides', '066054000131', '6605400131', 'one-slip'],
    ['have one digit left out, and the other lost its zero', '66054000131', '06605400131', 'one-slip'],
    ['are a CMND with a digit too many, which looks like a CCCD', '240123456', '2401233456', 'one-slip'],
    ['are a CMND that lost its zero, with a digit too many', '85123456', '1085123456', 'one-slip'],
    ['of two kinds say nothing, zeros lost', '240123456', '1054000131', null],
    ['of two kinds say nothing', '240123456', '066054000131', null],
    ['of one kind differ', '240123456', '241654321', 'other-cmnd'],
    ['of one kind differ', '066054000131', '001154009831', 'other-cccd'],
  ])('%s', (_, one, other, level) => {
    expect(compare(one, other).level).toBe(level)
    expect(compare(other, one).level).toBe(level)
  })

  it.each([1, 2, 3])('that differ by %d are a family numbered in a row, and no evidence', (steps) => {
    const next = String(240_123_456 + steps)
    expect(compare('240123456', next)).toMatchObject({ level: null, areNeighbours: true })
  })

  it('agree where any two of several do', () => {
    const both = [number('240123456'), number('066054000131')]
    expect(compareNumbers(both, [number('066054000131')]).level).toBe('same-cccd')
    expect(compareNumbers([], both).level).toBeNull()
  })

  it('of no possible length are none', () => {
    expect(['123456', '1234567890123', '', '12345678X', '000000000'].map(number)).toEqual([0, 0, 0, 0, 0])
  })

  it('tell year and sex where they are a CCCD', () => {
    expect([birthYearIn(number('066185004321')), sexIn(number('066185004321'))]).toEqual([1985, 'nữ'])
    expect([birthYearIn(number('066201004321')), sexIn(number('066201004321'))]).toEqual([2001, 'nam'])
    expect([birthYearIn(number('240123456')), sexIn(number('240123456'))]).toEqual([null, null])
    expect(digitsOf(number('66054000131'))).toBe('066054000131')
  })
})

const birth = (text: string): number => {
  const [year = '', month, day] = text.split('-')
  return text === ''
    ? 0
    : birthCode({ year: Number(year), month: month ? Number(month) : null, day: day ? Number(day) : null })
}

describe('two days of birth', () => {
  it.each<[why: string, one: string, other: string, level: BirthLevel | null]>([
    ['are the same', '1954-03-05', '1954-03-05', 'same-day'],
    ['are the same year, known alone on one side', '1954-03-05', '1954', 'same-year'],
    ['are the same year, where 01/01 stands for the year', '1954-03-05', '1954-01-01', 'same-year'],
    ['are the same year, known alone on both sides', '1954', '1954-01-01', 'same-year-alone'],
    ['have day and month swapped', '1954-03-05', '1954-05-03', 'swapped'],
    ['have one digit of the day wrong', '1954-03-05', '1954-03-15', 'near-day'],
    ['have one digit of the month wrong', '1954-03-05', '1954-08-05', 'near-day'],
    ['are two days of one year', '1954-03-05', '1954-11-28', 'other-day'],
    ['are two days of one month', '1954-03-05', '1954-03-28', 'half-day'],
    ['are one day of two months', '1954-03-05', '1954-12-05', 'half-day'],
    ['are one day of two years far apart', '1954-03-05', '1971-03-05', 'other-year'],
    ['are a year apart on one day', '1954-03-05', '1955-03-05', 'next-year'],
    ['have one digit of the year wrong', '1954-03-05', '1964-03-05', 'year-digit'],
    ['have two digits of the year swapped', '1954-03-05', '1945-03-05', 'year-digit'],
    ['are a year apart', '1954', '1955', 'near-year'],
    ['are a generation apart', '1954-03-05', '1981-11-28', 'other'],
    ['say nothing where one is missing', '1954-03-05', '', null],
  ])('%s', (_, one, other, level) => {
    expect(compareBirths(birth(one), birth(other), null, null)).toBe(level)
    expect(compareBirths(birth(other), birth(one), null, null)).toBe(level)
  })

  it('agree by the year that a CCCD says where its list was mistyped', () => {
    expect(compareBirths(birth('1954-03-05'), birth('1985-02-07'), 1985, null)).toBe('year-of-card')
  })
})
