import { stateNameOf } from '../../../../lambdas/domain/batches/batch.ts'

describe('the name of a batch’s state', () => {
  const checked = { kind: 'file', state: 'checked' } as const
  const some = { lines: 2, amount: 3_000_000 }

  it('is that it waits for a word, while there is something to write', () => {
    expect(stateNameOf({ ...checked, answers: { pay: some, unknown: some } })).toBe('Chờ xác nhận')
    expect(stateNameOf({ ...checked, answers: { 'not-paid': some } })).toBe('Chờ xác nhận')
  })

  // It stood among those that wait for ever, and nobody could confirm it.
  it('is that nothing can be written where no line acts', () => {
    expect(stateNameOf({ ...checked, answers: { 'other-unit': some } })).toBe('Không có dòng ghi được')
    expect(stateNameOf({ kind: 'file', state: 'done', answers: {} })).toBe('Đã ghi xong')
  })
})
