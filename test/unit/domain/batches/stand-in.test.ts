import { faultOfRange } from '../../../../lambdas/domain/batches/batch-selection.ts'
import { himself, plainlyPaid, type Said } from '../../../../lambdas/domain/batches/said.ts'
import {
  byOtherTally,
  faultOfStandIns,
  receiverOf,
  type StandIn,
  unmetWords,
} from '../../../../lambdas/domain/batches/stand-in.ts'
import { batchDetails } from '../../../support/builders.ts'

const standIn = (line: number): StandIn => ({ line, name: 'Nguyễn Văn Ba', relation: 'con', paper: 'giấy uỷ quyền' })

it('is who took the money of one line; everybody else has taken it himself', () => {
  const { line: _line, ...known } = standIn(2)
  expect(receiverOf([standIn(2)], 2)).toEqual({ kind: 'other', ...known })
  expect(receiverOf([standIn(2)], 3)).toEqual(himself)
})

it('is one for a line, within the range, and for nobody whom the list does not have', () => {
  const any = faultOfRange({ from: null, to: null })
  expect(faultOfStandIns([standIn(2), standIn(3)], any)).toBeNull()
  expect(faultOfStandIns([standIn(2), standIn(2)], any)).toMatchObject({ error: { code: 'invalid' } })
  const range = faultOfRange({ from: 10, to: 20 })
  for (const line of [9, 21]) expect(faultOfStandIns([standIn(line)], range)).toMatchObject({ error: {} })
  for (const line of [10, 20]) expect(faultOfStandIns([standIn(line)], range)).toBeNull()
  expect(unmetWords([standIn(2), standIn(3)], new Set([2, 3, 4]))).toBeNull()
  expect(unmetWords([standIn(2), standIn(7)], new Set([2, 3, 4]))).toContain('STT 7,')
})

// "-" stood on the record as the name of whoever had taken the money, and "con" of nobody.
it.each([{ name: '-' }, { name: 'bản thân' }, { relation: 'không' }, { paper: '-' }])('is somebody: %j', (part) => {
  const any = faultOfRange({ from: null, to: null })
  const refused = faultOfStandIns([standIn(2), { ...standIn(3), ...part }], any)
  expect(refused).toMatchObject({ error: { code: 'invalid', message: expect.stringMatching(/^STT 3: /) } })
})

it('is counted where its line is written', () => {
  const own = plainlyPaid(batchDetails)
  const other: Said = { ...own, receiver: receiverOf([standIn(1)], 1) }
  const absent: Said = { outcome: 'not-paid', reason: 'absent', note: null, paper: null, months: null }
  const line = (said: Said | null, answer: 'pay' | 'correct' | 'already-paid' | 'not-paid' = 'pay') => ({
    ...{ said, answer, amount: 1_500_000 },
  })
  const lines = [line(own), line(null), line(other), line(other, 'correct'), line(other, 'already-paid')]
  expect(byOtherTally([...lines, line(absent, 'not-paid')])).toEqual({ lines: 2, amount: 3_000_000 })
  expect(byOtherTally([line(other)], { lines: 4, amount: 1 })).toEqual({ lines: 5, amount: 1_500_001 })
})
