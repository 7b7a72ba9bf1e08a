import { checkList } from '../../../../lambdas/lists/check-list.ts'
import type { CheckedList } from '../../../../lambdas/lists/checked-list.ts'
import { asOf } from '../a-list.ts'
import { handMade, open } from '../hand-made-workbook.ts'

const header = 'STT,Họ và tên,Giới tính,Năm sinh,Số CMND,Mã hộ,Quan hệ,Thôn,Đối tượng,Ghi chú'.split(',')
const lan = ['1', 'Trần Thị Lan', 'Nữ', '1956', '240123456', 'H01', 'Chủ hộ', 'Thôn 1', 'Hộ nghèo', 'Ốm']
const hung = ['2', 'Lê Văn Hùng', 'Nam', '1960', '240123457', 'H02', 'Chủ hộ', 'Thôn 2', 'Hộ nghèo', 'Ốm']

const tells = ({ problems }: CheckedList) =>
  problems.map(({ row, field, code, severity }) => [row, field, code, severity])

/** A list in which two people's cells of a column hold what a workbook has as this XML. */
async function withCells(at: number, xml: string): Promise<CheckedList> {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
  const row = (cells: readonly string[]) => `<row>${cells.join('')}</row>`
  const cellsOf = (person: readonly string[]) => person.map((value, index) => (index === at ? xml : text(value)))
  const sheet = [header.map(text), cellsOf(lan), cellsOf(hung)].map(row).join('')
  return checkList(await open(handMade({ sheet })), { asOf })
}

/** The same with words, as a CSV has them. */
async function withWords(at: number, words: string): Promise<CheckedList> {
  const lineOf = (person: readonly string[]) => person.map((value, index) => (index === at ? words : value)).join(';')
  const csv = [header.join(';'), lineOf(lan), lineOf(hung)].join('\n')
  return checkList(await open(new TextEncoder().encode(csv), 'danh-sach.csv'), { asOf })
}

const dispensable = [
  [2, 'sex'],
  [5, 'householdCode'],
  [6, 'relation'],
  [7, 'hamlet'],
  [8, 'policy'],
  [9, 'note'],
] as const

describe('a cell that Excel could not reckon', () => {
  it.each(dispensable)('is told and says nothing in column %p, %p', async (at, field) => {
    for (const list of [await withCells(at, '<c t="e"><v>#N/A</v></c>'), await withWords(at, '#N/A')]) {
      expect(tells(list)).toEqual([
        [2, field, 'cell-error', 'warning'],
        [3, field, 'cell-error', 'warning'],
      ])
      expect(JSON.stringify(list.people)).not.toContain('#N/A')
    }
    const formulas = await withCells(at, '<c><f>A1</f></c>')
    expect(tells(formulas)).toEqual([
      [2, field, 'formula-without-value', 'warning'],
      [3, field, 'formula-without-value', 'warning'],
    ])
  })

  it('puts nobody into the household above', async () => {
    for (const at of [0, 5, 6]) {
      const list = await withCells(at, '<c t="e"><v>#REF!</v></c>')
      expect(list.people.map(({ household }) => household?.headRow)).toEqual([2, 3])
    }
    // Nor everybody into the first one's where the running numbers are formulas.
    const numbers = await withCells(0, '<c><f>ROW()</f></c>')
    expect([numbers.people.map(({ hamlet }) => hamlet), tells(numbers)]).toEqual([['Thôn 1', 'Thôn 2'], []])
  })

  it.each(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', ' #n/a '])(
    'is no name and no birth, also in the words of a CSV: %p came in as a person',
    async (words) => {
      for (const at of [1, 3]) {
        const list = await withWords(at, words)
        expect([list.people.length, list.refused.length]).toEqual([0, 2])
        expect(list.problems.map(({ code }) => code)).toContain('cell-error')
      }
    },
  )

  it('is a row that is left out where nothing else stands, and does not go without a word', async () => {
    const csv = 'STT;Họ và tên;Năm sinh;Thôn\n1;Trần Thị Lan;1956;Thôn 1\n#REF!;;;#N/A\n2;Lê Văn Hùng;1960;Thôn 1'
    const list = await checkList(await open(new TextEncoder().encode(csv), 'danh-sach.csv'), { asOf })
    expect([list.people.map(({ row }) => row), list.file.sheets[0]?.skipped]).toEqual([
      [2, 4],
      [{ row: 3, why: 'nobody', text: '#REF! | #N/A' }],
    ])
  })

  it('is no half of a name', async () => {
    const csv = 'STT;Họ;Tên;Năm sinh\n1;Trần Thị;#N/A;1956\n2;Lê Văn;Hùng;1960'
    const list = await checkList(await open(new TextEncoder().encode(csv), 'danh-sach.csv'), { asOf })
    expect([list.people.map(({ fullName }) => fullName), list.refused.length]).toEqual([['Lê Văn Hùng'], 1])
  })
})
