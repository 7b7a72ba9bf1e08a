import type { ListRow, RowProblem } from '../../../../lambdas/contract/lists.ts'
import { waitsForItsWord } from '../../../../lambdas/domain/lists/list-answers.ts'
import {
  keepableTexts,
  nextPageOf,
  questionsOf,
  type ReadRows,
  rowsToAskOf,
} from '../../../../web/console/lists/list-questions.ts'

const rowWith = (row: number, problem: Partial<RowProblem>): ListRow => ({
  ...{ sheet: 'DS', row, outcome: 'refused', fullName: null, policy: null, amount: null, entitlementId: null },
  changes: null,
  problems: [
    {
      ...{ sheet: 'DS', row, column: 'E', field: null, severity: 'error', code: 'bad-id-number', value: '66' },
      ...{ message: '', suggestion: '066', ...problem },
    },
  ],
})
const none = { accepted: [], declined: [], convert: false, columns: {}, kept: [] }
const asChecked = { answers: none, declines: [], kind: null, elsewhere: [], former: null }
/** Pages of a hundred rows with nothing but a remark, but for what is given of some pages; read until none is asked for. */
function readOf(pages: number, given: Readonly<Record<number, readonly ListRow[]>>) {
  const read: ReadRows[] = []
  for (let cursor: string | null = '0'; cursor !== null; ) {
    const page: number = Number(cursor)
    const remark = { code: 'missing-id-number', suggestion: null }
    const items = given[page] ?? Array.from({ length: 100 }, (_, at) => rowWith(page * 100 + at, remark))
    const last = rowsToAskOf({ items, cursor: page + 1 < pages ? String(page + 1) : null })
    read.push(last)
    cursor = nextPageOf(last, read)
  }
  return { read, rows: { items: read.flatMap(({ items }) => items), cursor: read.at(-1)?.cursor ?? null } }
}

describe('what a checked list asks its officer', () => {
  // "Nếu đúng vậy, chấp nhận Nam" stood at each row, and nothing on the screen to accept it by.
  it.each([
    ['bad-sex', '1', 'Nam'],
    ['reading-in-doubt', 'Lª', 'Lê'],
    ['duplicate-in-file', '240123451', 'không đọc dòng này'],
  ])('is every suggestion that the check can take: %s', (code, value, suggestion) => {
    const { rows } = readOf(1, { 0: [rowWith(4, { code, value, suggestion, severity: 'warning' })] })
    expect(questionsOf(rows, asChecked).map(({ code, example }) => [code, example])).toEqual([
      [code, `1 chỗ, ví dụ dòng 4: ${value} → ${suggestion}`],
    ])
  })

  it('is asked of the whole list: only the first page was read, and a kind that began below it was never asked about', () => {
    const birth = { code: 'bad-birth', value: '5/63', suggestion: '05/1963' }
    const { rows } = readOf(5, { 1: [rowWith(101, {}), rowWith(102, {})], 4: [rowWith(401, birth)] })
    expect(questionsOf(rows, asChecked).map(({ code, example }) => [code, example])).toEqual([
      ['bad-id-number', '2 chỗ, ví dụ dòng 101: 66 → 066'],
      ['bad-birth', '1 chỗ, ví dụ dòng 401: 5/63 → 05/1963'],
    ])
  })

  it('is a number of at least where a file is longer than any commune has', () => {
    const { read, rows } = readOf(500, { 0: [rowWith(1, {})] })
    expect(questionsOf(rows, asChecked)[0]?.example).toBe('1 chỗ trở lên, ví dụ dòng 1: 66 → 066')
    expect(read).toHaveLength(20)
  })

  it('says what becomes of a name: one that was typed together has nothing to be taken out', () => {
    const name = { code: 'odd-name', value: 'NguyễnVănHùng', suggestion: 'Nguyễn Văn Hùng' }
    const { rows } = readOf(1, { 0: [rowWith(1, name)] })
    expect(questionsOf(rows, asChecked)[0]?.words).toContain('tách chữ viết liền')
  })

  it('is also whether a table that looks like corrections is to be paid: such a list came in by another header in Excel alone', () => {
    const message = 'Dòng 6: Trang là danh sách đính chính.'
    const { rows } = readOf(1, { 0: [rowWith(6, { code: 'correction-list', suggestion: null, message })] })
    const words = 'Đây là danh sách được hỗ trợ, không phải danh sách đính chính'
    const asked = { code: 'correction-list', words, declined: null, declineWords: null }
    expect(questionsOf(rows, asChecked)).toEqual([{ ...asked, example: message }])
    const { rows: answered } = readOf(1, {})
    const accepted = ['correction-list']
    expect(questionsOf(answered, { ...asChecked, answers: { ...none, accepted } })).toEqual([
      { ...asked, example: 'Đã nhận' },
    ])
  })

  describe('once it has declined a kind', () => {
    const declines = [{ code: 'bad-id-number', by: 'xa-24547', at: Date.UTC(2020, 4, 20, 2) }]
    const gone = rowWith(4, { declined: true })
    const asked = (rows: readonly ListRow[], declined: string[] = []) =>
      questionsOf({ items: rows, cursor: null }, { ...asChecked, declines, answers: { ...none, declined } })
    const by = 'xa-24547 đã từ chối, lúc 09:00 20/05/2020: 1 chỗ, ví dụ dòng 4: 66 → 066'

    it('is not asked again, says who has declined it, and can be taken after all', () => {
      expect(asked([gone])).toMatchObject([{ code: 'bad-id-number', example: '', declined: by, declineWords: null }])
    })

    it('can be left open again in the list where it was declined', () => {
      expect(asked([gone], ['bad-id-number'])).toMatchObject([
        { declined: by, declineWords: expect.stringMatching(/không hỏi lại$/) },
      ])
    })

    it('is asked of what is new alone', () => {
      const example = '1 chỗ, ví dụ dòng 9: 67 → 067'
      const fresh = rowWith(9, { value: '67', suggestion: '067' })
      expect(asked([gone, fresh])).toMatchObject([
        { example, declined: by, declineWords: expect.stringMatching(/^Từ chối gợi ý về/) },
      ])
    })
  })

  it('is nothing where no row has a suggestion', () => {
    const { read, rows } = readOf(1, {})
    expect([questionsOf(rows, asChecked), read]).toEqual([[], [{ items: [], cursor: null }]])
  })

  it('is whether a list whose people another decision has is another grant', () => {
    const elsewhere = [{ decision: '12/QĐ-UBND ngày 5/5/2020', people: 180 }]
    const rows = { items: [], cursor: null }
    const [asked, ...more] = questionsOf(rows, { ...asChecked, kind: 'other-decision', elsewhere })
    expect(asked).toMatchObject({ code: 'other-decision', example: expect.stringContaining('12/QĐ-UBND') })
    expect(more).toEqual([])
    const former = { number: '12/QĐ-UBND', day: '2020-05-05' }
    const both = questionsOf(rows, { ...asChecked, kind: 'other-decision', elsewhere, former })
    expect(both.map(({ code }) => code)).toEqual(['corrects-decision', 'other-decision'])
    expect(both[0]?.words).toContain('đính chính Quyết định 12/QĐ-UBND ngày 05/05/2020')
    const said = { ...none, accepted: ['corrects-decision'] }
    const again = questionsOf(rows, { ...asChecked, kind: 'correction', elsewhere, former, answers: said })
    expect(again.map(({ code }) => code)).toEqual(['corrects-decision'])
    expect(waitsForItsWord('other-decision', none)).toBe(true)
    expect(waitsForItsWord('other-decision', { accepted: ['other-decision', 'corrects-decision'] })).toBe(true)
    expect(waitsForItsWord('other-decision', { accepted: ['other-decision'] })).toBe(false)
    expect(waitsForItsWord('supplement', none)).toBe(false)
  })
})

describe('names that may be right as they stand in a file of an old font', () => {
  const inDoubt = (row: number, value: string) =>
    rowWith(row, { code: 'legacy-in-doubt', value, suggestion: null, severity: 'warning', message: `Dòng ${row}` })

  it('are each shown once, after those that he has kept, wherever they stand', () => {
    const { rows } = readOf(3, { 0: [inDoubt(4, 'Y Ñuê')], 2: [inDoubt(240, 'Y Ñuê'), inDoubt(241, 'Y Bhoâr')] })
    expect(keepableTexts(rows, ['Y Joât'])).toEqual([
      { text: 'Y Joât', words: 'Giữ nguyên theo lựa chọn của anh/chị' },
      { text: 'Y Ñuê', words: 'Dòng 4' },
      { text: 'Y Bhoâr', words: 'Dòng 241' },
    ])
  })

  it('are none that the check has cut: what is left of them stands in no cell', () => {
    const { rows } = readOf(1, { 0: [inDoubt(4, 'â'.repeat(200))] })
    expect(keepableTexts(rows, [])).toEqual([])
  })
})
