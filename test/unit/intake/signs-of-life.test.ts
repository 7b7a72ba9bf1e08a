import { survey } from '../../../lambdas/functions/intake/survey.ts'
import type { CheckedItem } from '../../../lambdas/lists/checked-list.ts'

describe('a long file that is only gone through', () => {
  async function* refused(rows: number): AsyncGenerator<CheckedItem> {
    for (let row = 1; row <= rows; row++)
      yield { kind: 'refused', refused: { sheet: 'Danh sách', row, fullName: null } }
  }

  it('asks for a sign of life every thousand rows, and a short one for none', async () => {
    const signed: string[] = []
    const sign = async () => void signed.push('sign')
    expect((await survey(refused(2_500), sign)).refused).toBe(2_500)
    expect(signed).toHaveLength(2)
    await survey(refused(900), sign)
    expect(signed).toHaveLength(2)
  })

  it('ends where the sign finds the list in other hands', async () => {
    const taken = new Error('taken')
    await expect(survey(refused(2_500), () => Promise.reject(taken))).rejects.toBe(taken)
  })
})
