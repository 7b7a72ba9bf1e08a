import { nq42 } from '../../../lambdas/domain/programmes/nq42-2020.ts'
import { judgeList } from '../../../lambdas/functions/intake/judge-list.ts'
import { formOf, listColumns } from '../../../lambdas/functions/intake/list-columns.ts'
import { survey } from '../../../lambdas/functions/intake/survey.ts'
import { checkRows } from '../../../lambdas/lists/check-list.ts'
import type { MappedColumn } from '../../../lambdas/lists/checked-list.ts'
import { columnLetters } from '../../../lambdas/lists/column-letters.ts'
import { saidColumns } from '../../../lambdas/lists/columns/said-columns.ts'
import type { WrittenRow } from '../../../lambdas/lists/writer/write-workbook.ts'
import { aList, marks, tree } from '../../integration/store/desk.ts'
import { asOf, aWorkbook } from '../lists/a-list.ts'
import { annotated } from '../lists/annotate/annotated.ts'
import { others, people, usual } from '../lists/columns/headerless.ts'
import { open } from '../lists/hand-made-workbook.ts'

type Answers = Parameters<typeof saidColumns>[0]

const judging = { tree, programme: nq42, today: '2020-05-29' }

const surveyed = (rows: readonly WrittenRow[], answers: Answers = {}) => surveyedSheets({ Sheet1: rows }, answers)

async function surveyedSheets(sheets: Record<string, readonly WrittenRow[]>, answers: Answers = {}) {
  const context = { asOf, columns: saidColumns(answers) }
  return survey(checkRows(await open(await aWorkbook(sheets)), context), async () => {})
}

const keysOf = async (rows: readonly WrittenRow[]): Promise<string[]> =>
  listColumns((await surveyed(rows)).columns).map(({ key = '' }) => key)

const form = async (rows: readonly WrittenRow[], answers: Answers = {}): Promise<string> =>
  formOf((await surveyed(rows, answers)).columns, marks)

describe('by what a column is spoken of', () => {
  it('is its header; its letter too where that stands twice; its letter and its cells where none says anything', async () => {
    const header = ['STT', 'Họ và tên', 'Số', 'Số', null, 'Cột 6']
    const rows = people.map(({ fullName, idNumber, amount }, at) => [at + 1, fullName, 'a', 'b', idNumber, amount])
    expect(await keysOf([header, ...rows])).toEqual([
      ...['STT', 'Họ và tên', 'Số@C', 'Số@D', '@E:id-numbers', 'Cột 6@F:sums'],
    ])
  })
})

// The register takes no half a letter: a list with such a header was read again and again, and ended after a day.
it('are kept with whole letters, wherever a long header is cut', async () => {
  const header = Array.from({ length: 24 }, (_, at) => `${'a'.repeat(277 + at)}😀 b`)
  const rows = people.map(({ fullName, idNumber }, at) => [at + 1, fullName, idNumber, ...header.map(() => 'x')])
  const columns = listColumns((await surveyed([['STT', 'Họ và tên', 'Số CMND/CCCD', ...header], ...rows])).columns)
  expect(columns).toHaveLength(header.length + 3)
  const said = JSON.stringify(columns)
  expect(said).not.toMatch(/\\ud[89a-f]/i)
})

describe('the form of a list without headers', () => {
  it('is the same for other people in the same columns, whatever was said of them', async () => {
    const first = await form(usual())
    expect(await form(usual(others))).toBe(first)
    expect(await form(usual(), { '@B:names': null, '@C:births': 'note' })).toBe(first)
  })

  it('is another where other things stand in the columns: nothing is remembered for it', async () => {
    const turned = usual().map(([stt, name, year, number, sum]) => [
      stt ?? null,
      name ?? null,
      number ?? null,
      year ?? null,
      sum ?? null,
    ])
    expect(await form(turned)).not.toBe(await form(usual()))
  })

  it('is its headers where some say something', async () => {
    const [a, b] = [
      await form([['STT', null, 'Năm sinh'], ...usual()]),
      await form([['STT', null, 'Năm sinh'], ...usual(others)]),
    ]
    expect(a).toBe(b)
  })
})

describe('the form of the officer’s own workbook that was sent back', () => {
  const sentBack = async (rows: readonly WrittenRow[], row: number): Promise<string> => {
    const bytes = await aWorkbook({ Sheet1: rows })
    const remark = { sheet: 'Sheet1', row, column: 'D', severity: 'error', message: 'Thiếu số 0 ở đầu.' } as const
    const back = await annotated(bytes, [remark])
    const { columns } = await survey(checkRows(await open(back), { asOf }), async () => {})
    expect([...columns.values()].flat().map(({ field }) => field)).toContain('problems')
    return formOf(columns, marks)
  }

  it('is that of the file: by what was said of a column its mended numbers are read, too', async () => {
    const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số XYZ', 'Số tiền']
    const rows = [header, ...usual()]
    expect(await sentBack(rows, 3)).toBe(await form(rows))
    expect(await sentBack(rows, 3)).not.toBe(
      await form([[...header, 'Mã XYZ'], ...usual().map((row) => [...row, 'x'])]),
    )
  })

  it('is that of the file where no header says anything', async () => {
    expect(await sentBack(usual(), 2)).toBe(await form(usual()))
  })
})

describe('a list whose columns were guessed', () => {
  const judged = async (rows: readonly WrittenRow[], answers: Answers = {}) =>
    judgeList(aList({ commune: '24547' }), await surveyed(rows, answers), {
      tree,
      programme: nq42,
      today: '2020-05-29',
    })
  const confirmed: Answers = {
    ...{ '@B:names': 'fullName', '@C:births': 'birth', '@D:id-numbers': 'idNumber', '@E:sums': 'amount' },
  }

  it('waits for its officer, who is told which: nobody comes in by a guess', async () => {
    expect(await judged(usual())).toMatchObject({
      ok: false,
      asks: 'columns',
      message: expect.stringMatching(
        /^Tệp có 4 cột .* chưa nhập ai \(B: họ tên; C: ngày hoặc năm sinh; D: số CMND\/CCCD; E: số tiền\)\. Xác nhận/,
      ),
    })
    expect((await surveyed(usual())).questions).toBe(4)
  })

  it('comes in once each of them is confirmed, said otherwise, or not to be read', async () => {
    const { '@E:sums': _, ...most } = confirmed
    expect(await judged(usual(), most)).toMatchObject({ ok: false, asks: 'columns' })
    expect(await judged(usual(), confirmed)).not.toMatchObject({ asks: 'columns' })
    expect(await judged(usual(), { ...confirmed, '@E:sums': null })).not.toMatchObject({ asks: 'columns' })
  })

  it('waits as well where names of two people cannot be told apart', async () => {
    const rows = people.map(({ fullName, idNumber }, at) => [fullName, others[at]?.fullName ?? null, idNumber])
    expect(await judged(rows)).toMatchObject({
      ok: false,
      asks: 'columns',
      message: expect.stringContaining('A: chưa rõ; B: chưa rõ'),
    })
    const answers: Answers = { '@B:names': 'fullName', '@C:id-numbers': 'idNumber' }
    const said = await surveyed(rows, answers)
    expect([said.people, said.unconfirmed]).toEqual([12, []])
  })

  it.each(['HO VA TEN', 'HO TEN', 'Ho Va Ten'])(
    'does not wait for a header typed without accents: %s',
    async (name) => {
      const rows = [['STT', name, 'NAM SINH', 'SO CMND', 'SO TIEN'], ...usual()]
      expect((await surveyed(rows)).unconfirmed).toEqual([])
      expect(await judged(rows)).not.toMatchObject({ asks: 'columns' })
    },
  )

  it('does not wait for numbers and peoples, of which he could say nothing', async () => {
    const header = [null, 'Họ và tên', 'Năm sinh', null, null]
    // Each gap in the numbers is one that does not count on.
    const rows = people.map(({ fullName, year }, at) => [
      ...[at + 1 + (at > 3 ? 5 : 0) + (at > 7 ? 5 : 0), fullName, year],
      ...[at < 10 ? 'Kinh' : 'Sê Đăng', at < 10 ? 'Tày' : 'Rơ Măm'],
    ])
    const { unconfirmed, columns } = await surveyed([header.slice(0, 4), ...rows.map((row) => row.slice(0, 4))])
    expect(unconfirmed).toEqual([])
    expect(columns.get('Sheet1')?.map(({ field, confidence }) => `${field} ${confidence}`)).toEqual([
      ...['stt 0.75', 'fullName 1', 'birth 1', 'ethnicity 0.75'],
    ])
    expect((await surveyed([header, ...rows])).unconfirmed).toEqual([])
  })

  it('does not wait for a header that only lacks a letter and whose cells agree', async () => {
    const rows = [['STT', 'Họ và tênn', 'Năn sinh', 'Số CMND', 'Số tiền'], ...usual()]
    expect((await surveyed(rows)).unconfirmed).toEqual([])
  })
})

describe('columns that sheets have alike', () => {
  const header = ['STT', 'Danh sách', 'Năm sinh', 'Số CMND', 'Số tiền']
  const surely = [header, ...usual()]
  // Every sixth name is built otherwise.
  const hardly = [
    header,
    ...usual(others).map(([stt = null, name = null, ...rest], at) => [stt, at % 6 === 0 ? 'bé' : name, ...rest]),
  ]
  const namesOf = ({ columns }: Awaited<ReturnType<typeof surveyedSheets>>) =>
    listColumns(columns)
      .filter(({ field }) => field === 'fullName')
      .map(({ sheet, key = '', confidence }) => ({ sheet, key, isHeld: confidence < 0.7 }))

  it('are shown as the sheet has them where they wait for a word: the list was held and nothing asked', async () => {
    for (const sheets of [
      { A: surely, B: hardly },
      { B: hardly, A: surely },
    ]) {
      const survey = await surveyedSheets(sheets)
      expect(survey.unconfirmed).toEqual(['B: họ tên'])
      expect(namesOf(survey)).toEqual([{ sheet: 'B', key: 'Danh sách', isHeld: true }])
    }
    const said = await surveyedSheets({ A: surely, B: hardly }, { 'Danh sách': 'fullName' })
    expect([said.unconfirmed, namesOf(said).length]).toEqual([[], 1])
  })

  it('are asked about once: three sheets of four columns were counted as twelve', async () => {
    const three = await surveyedSheets({ A: usual(), B: usual(others), C: usual() })
    expect([three.unconfirmed.length, three.questions]).toEqual([4, 4])
    expect(judgeList(aList({ commune: '24547' }), three, judging)).toMatchObject({
      message: expect.stringMatching(/^Tệp có 4 cột /),
    })
  })

  it('are shown before settled ones where a workbook has more than are kept', () => {
    const settled = Array.from({ length: 130 }, (_, at) => ({
      ...{ column: columnLetters(at), header: `Cột khác ${at}`, field: null, confidence: 1 },
    }))
    const held = { column: 'B', header: 'Danh sách', field: 'fullName' as const, confidence: 0.64, reason: 'đoán' }
    const shown = listColumns(
      new Map<string, readonly MappedColumn[]>([
        ['A', settled],
        ['B', [held]],
      ]),
    )
    expect([shown.length, shown.at(0)]).toMatchObject([120, { sheet: 'B', header: 'Danh sách' }])
  })
})

describe('a list of which no row can be taken', () => {
  const judged = async (number: string) => {
    const rows = [['Họ và tên', 'Năm sinh', 'Số CMND'], ...people.map(({ fullName, year }) => [fullName, year, number])]
    return judgeList(aList({ commune: '24547' }), await surveyed(rows), judging)
  }

  it('waits for its officer only where there is a suggestion that he may take', async () => {
    const none = { ok: false, isOfRows: true, message: expect.stringMatching(/^Không có dòng nào nhập được/) }
    expect(await judged('24O123456')).toEqual({ ...none, asks: 'suggestions' })
    expect(await judged('2401')).toEqual(none)
  })
})
