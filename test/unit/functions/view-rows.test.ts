import { viewRows } from '../../../lambdas/functions/lists/view-rows.ts'
import type { StoredRow } from '../../../lambdas/store/lists/list-item.ts'
import { aList } from '../../integration/store/desk.ts'
import { anActor } from '../../support/builders.ts'

const observer = anActor({ role: 'observer', username: 'mttq-657', unit: '657' })

const seen = (value: string, actor = observer, of: { field?: string; code?: string } = {}): string => {
  const problem = {
    sheet: 'A',
    row: 8,
    column: 'E',
    field: 'idNumber',
    severity: 'error' as const,
    code: 'bad-id-number',
    value,
    message: `Dòng 8, cột E: ${value} có chữ cái trong dãy số`,
    suggestion: null,
    ...of,
  }
  const row: StoredRow = {
    sheet: 'A',
    row: 8,
    outcome: 'refused',
    changes: null,
    fullName: 'Lê Thị Chi',
    policy: null,
    amount: 1_500_000,
    entitlementId: null,
    problems: [problem],
  }
  return JSON.stringify(viewRows([row], actor, aList()))
}

describe('what the Fatherland Front sees of a row', () => {
  it.each([
    '066185004321',
    '066 185 004 321',
    '066.185.004.321',
    '066,185,004,321',
    '066_185_004_321',
    '066/185/004/321',
    '066185|004321',
    '0661850O4321',
    'O66185OO4321',
    '０６６１８５００４３２１',
    '٠٦٦١٨٥٠٠٤٣٢١',
    '24O123456',
  ])('is the end of an ID number alone, however it is written: %s', (value) => {
    const text = seen(value)
    expect(text).not.toContain(value)
    expect(text).toContain('••••')
  })

  it('is the rest as it stands: places, names and short figures', () => {
    const text = seen('12/05/1970')
    for (const words of ['Dòng 8, cột E', 'Lê Thị Chi', 'có chữ cái trong dãy số']) expect(text).toContain(words)
    expect(seen('không có')).toContain('không có')
  })

  it.each(['cell-comment', 'note-says-otherwise'])('is no number of a remark pinned to the sum: %s', (code) => {
    const text = seen('thay cho 066185004321', observer, { field: 'amount', code })
    expect(text).not.toContain('066185004321')
    expect(seen('12.000.000', observer, { field: 'amount', code: 'bad-amount' })).toContain('12.000.000')
  })

  it('is all of it for an officer who holds the card', () => {
    expect(seen('0661850O4321', anActor())).toContain('0661850O4321')
  })
})
