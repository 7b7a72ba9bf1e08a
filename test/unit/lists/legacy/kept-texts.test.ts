import * as SheetJs from '@e965/xlsx'
import { namesOf } from '../a-list.ts'
import { annotated, columnTexts } from '../annotate/annotated.ts'
import { inTcvn3, inVni } from './encode-legacy.ts'
import { checked } from './legacy-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh']
const typed = ['Nguyễn Văn Hùng', 'Trần Thị Hương', 'Đỗ Thị Ánh', 'Lê Văn Tám', 'Hồ Thị Bốn']
const [unicode, shown] = ['Y Ñuê', 'Y Ẹuờ']
const rows = [header, ...[...typed.map(inTcvn3), unicode].map((name, at) => [at + 1, name, 1954 + at])]
const kept = new Set([unicode])
const inDoubt = ({ code }: { readonly code: string }): boolean => code === 'legacy-in-doubt'

describe('a name in Unicode in a file that is in an old font', () => {
  it('is asked about: it could be converted with the file, or typed anew, and nothing else', async () => {
    const list = await checked(rows)
    expect(list.refused.map(({ row }) => row)).toEqual([2, 3, 4, 5, 6, 7])
    expect(list.problems.filter(inDoubt)).toMatchObject([
      { row: 7, severity: 'error', value: unicode, suggestion: shown, message: expect.stringContaining('giữ nguyên') },
    ])
  })

  it('is told where it was converted with the file: it became another name in silence', async () => {
    const list = await checked(rows, { legacy: 'convert' })
    expect(namesOf(list)).toEqual([...typed, shown])
    expect(list.problems.filter(inDoubt)).toMatchObject([{ row: 7, severity: 'warning', value: unicode }])
  })

  it('stays as it stands at a person’s word, and nothing is said of it any more', async () => {
    const list = await checked(rows, { legacy: 'convert', kept })
    expect(namesOf(list)).toEqual([...typed, unicode])
    expect(list.problems.filter(({ row }) => row === 7)).toEqual([])
    expect(namesOf(await checked(rows, { kept }))).toEqual([unicode])
  })

  it.each([inTcvn3, inVni])('stays at nobody’s word where it can only be text of an old font', async (encode) => {
    const names = typed.map(encode)
    const list = [header, ...names.map((name, at) => [at + 1, name, 1954 + at])]
    const all = { kept: new Set(names) }
    expect((await checked(list, all)).refused).toHaveLength(names.length)
    expect(namesOf(await checked(list, { ...all, legacy: 'convert' }))).toEqual(typed)
  })

  it('is none where it can only be VNI, among others in Unicode', async () => {
    const few = [header, ...typed.map((name, at) => [at + 1, name, 1954]), [6, 'Y Ba Nieâ', 1960]]
    const list = await checked(few, { kept: new Set(['Y Ba Nieâ']) })
    expect([namesOf(list), list.refused.length]).toEqual([typed, 1])
  })

  it('comes back as it stands in the officer’s own workbook, where that is written in Unicode', async () => {
    const book = SheetJs.utils.book_new()
    SheetJs.utils.book_append_sheet(book, SheetJs.utils.aoa_to_sheet(rows), 'Danh sach')
    const bytes = new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
    const names = async (options: Parameters<typeof annotated>[2]) =>
      Object.values(columnTexts(await annotated(bytes, [], options), 'B')).slice(1)
    expect(await names({ legacy: 'convert' })).toEqual([...typed, shown])
    expect(await names({ legacy: 'convert', kept })).toEqual([...typed, unicode])
  })
})

it.each(['Nguyễn Văn Hùng', 'Thôn Tân Tiến', 'Đỗ Thị Bông', 'Hồ Thị Bốn'])(
  'no text whose letters are surely of an old font is asked about: %p',
  async (text) => {
    for (const encode of [inTcvn3, inVni]) {
      const names = [...typed.map(encode), encode(text)]
      const list = await checked([header, ...names.map((name, at) => [at + 1, name, 1954])])
      expect(list.problems.filter(inDoubt)).toEqual([])
    }
  },
)
