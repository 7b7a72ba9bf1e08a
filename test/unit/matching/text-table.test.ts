import { RecordColumns } from '../../../lambdas/matching/whole/record-columns.ts'
import { TextTable } from '../../../lambdas/matching/whole/text-table.ts'

describe('a table of texts', () => {
  it.each([1, 1023, 1024, 5000])('knows its texts again after room was made for %d', (room) => {
    const table = new TextTable()
    const texts = Array.from({ length: 1500 }, (_, index) => `Nguyễn Thị ${index} ${'x'.repeat(index % 90)}`)
    const ids = texts.map((text) => table.idOf(text))
    table.reserve(room)
    expect(texts.map((text) => table.idOf(text))).toEqual(ids)
    expect(texts.map((_, index) => table.textOf(index + 1))).toEqual(texts)
    expect(table.idOf('ai đó khác')).toBe(1501)
  })
})

describe('columns of records', () => {
  const named = (columns: RecordColumns, count: number): string[] =>
    Array.from({ length: count }, (_, index) => {
      const at = columns.add({
        ...{ id: `${columns.size}`, fullName: `Trần Văn ${index}`, birth: null, sex: null, idNumbers: [] },
        ...{ commune: '24547', hamlet: null, household: null },
      })
      return `${columns.names.sortedAt(at)} ${columns.names.coreAt(at)}`
    })

  it('say the same of one name before and after room was made for another file', () => {
    const columns = new RecordColumns()
    columns.reserve(1.5)
    const first = named(columns, 3000)
    columns.reserve(columns.size + 3000.7)
    expect(named(columns, 3000)).toEqual(first)
    expect(columns.size).toBe(6000)
  })
})
