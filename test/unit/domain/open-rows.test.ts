import { openRows, type SentList } from '../../../lambdas/domain/lists/open-rows.ts'

const counts = { rows: 12, added: 10, changed: 0, same: 0, refused: 2, duplicates: 0 }
const list: SentList = {
  ...{ programme: 'nq42-2020', commune: '24547', policy: 'A6', state: 'finished', isRefusedWhole: false },
  ...{ fileName: 'Hộ nghèo.xlsx', createdAt: 1_000 },
  ...{ decisionNumber: '12/QĐ-UBND', decisionDay: '2020-05-12', counts },
}
const later = (part: Partial<SentList>, of: Partial<SentList['counts']> = {}): SentList => ({
  ...list,
  ...{
    createdAt: 2_000,
    counts: { rows: 12, added: 2, changed: 0, same: 10, refused: 0, duplicates: 0, ...of },
    ...part,
  },
})
const whole = { counts: { rows: 12, added: 0, changed: 0, same: 0, refused: 12, duplicates: 0 } }

describe('refused rows of a list, as open work', () => {
  it('wait for its officer until he sends the list again', () => {
    expect(openRows(list, [])).toBe(2)
    expect(openRows(list, [list, later({ createdAt: 900 })])).toBe(2)
    expect(openRows(list, [later({ fileName: 'mended.xlsx' })])).toBe(0)
    // What is wrong yet is the later list's.
    const half = later({}, { added: 1, refused: 1 })
    expect([list, half].map((one) => openRows(one, [list, half]))).toEqual([0, 1])
    expect(openRows({ ...list, counts: { ...counts, refused: 0 } }, [])).toBe(0)
  })

  it.each<[string, SentList]>([
    ['more people of the decision', later({ fileName: 'Thôn 2.xlsx' }, { added: 12, same: 0 })],
    ['fewer under the same name than were refused', later({}, { rows: 1, added: 1, same: 0 })],
    ['another list of the decision sent again', later({ fileName: 'Bảo trợ.xlsx' }, { added: 0, same: 50 })],
    ['as many people of another policy', later({ fileName: 'Bảo trợ.xlsx', policy: 'A7' })],
    ['a file that was not taken as a whole', later({ isRefusedWhole: true })],
    ['one of its people in another file', later({ fileName: 'Thôn 2.xlsx' }, { added: 11, same: 1 })],
    ['another decision', later({ decisionNumber: '13/QĐ-UBND' })],
    ['another commune', later({ commune: '24550' })],
    ['another programme', later({ programme: 'nq68-2021' })],
    ['a list that waits for its word', later({ state: 'checked' })],
    ['a list that was taken back', later({ state: 'withdrawn' })],
    ['a file that could not be read', later({ state: 'refused' }, { rows: 0, same: 0 })],
  ])('are not mended by %s', (_what, other) => {
    expect(openRows(list, [other])).toBe(2)
  })

  it('are not the whole list’s once it comes under the file’s name, with what our marks and browsers add to it', () => {
    const refused: SentList = { ...list, ...whole, state: 'refused', decisionNumber: null, decisionDay: null }
    expect(openRows(refused, [later({ fileName: 'Cận nghèo.xlsx' })])).toBe(12)
    for (const fileName of ['hộ nghèo.xls', 'Hộ nghèo - lỗi.xlsx', 'Hộ nghèo - lỗi (2).xlsx'])
      expect(openRows(refused, [later({ fileName })])).toBe(0)
    const known = { ...list, ...whole }
    expect(openRows(known, [later({ decisionNumber: '7/QĐ-UBND' })])).toBe(12)
    expect(openRows(known, [later({ fileName: 'Bảo trợ.xlsx', policy: 'A7' })])).toBe(12)
    expect(openRows(known, [later({ fileName: 'Hộ nghèo mới.xlsx' })])).toBe(0)
    expect(openRows(known, [later({ fileName: 'Thôn 2.xlsx' }, { rows: 30 })])).toBe(12)
  })

  it('are mended by a file of them alone, and are none of a file that was not taken as a whole', () => {
    expect(openRows(list, [later({ fileName: 'Hộ nghèo - lỗi.xlsx' }, { rows: 2, added: 2, same: 0 })])).toBe(0)
    expect(openRows({ ...list, ...whole, state: 'refused', isRefusedWhole: true }, [])).toBe(0)
  })

  it('are mended by a file from which those who stood twice were taken out, as the check had asked', () => {
    const twice: SentList = { ...list, counts: { ...counts, duplicates: 2 } }
    const fewer = later({ fileName: 'bản in.xlsx' }, { rows: 11, same: 9 })
    expect(openRows(twice, [fewer])).toBe(0)
    // They waited for ever, with nothing left to send.
    expect(openRows(list, [fewer])).toBe(2)
    expect(openRows(twice, [later({ fileName: 'bản in.xlsx' }, { rows: 9, same: 7 })])).toBe(2)
    // Those of whom each stood twice may be half of it.
    const all: SentList = { ...list, counts: { ...counts, duplicates: 10 } }
    expect(openRows(all, [later({ fileName: 'Thôn 2.xlsx' }, { added: 10, same: 2 })])).toBe(2)
  })

  it.each(['sửa', 'da sua', '(đã sửa)', '- sửa lần 2', '_sửa lại'])('are mended by the file called "%s"', (words) => {
    expect(openRows(list, [later({ fileName: `Hộ nghèo - lỗi ${words}.xlsx` }, { rows: 2, added: 2, same: 0 })])).toBe(
      0,
    )
  })

  it.each(['withdrawn', 'checked', 'processing'] as const)('are none of a list that is %s', (state) => {
    expect(openRows({ ...list, state }, [])).toBe(0)
  })
})
