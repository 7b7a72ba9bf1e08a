import { columnKey, saidColumns } from '../../../../lambdas/lists/columns/said-columns.ts'
import { asOf, checked, checkedSheets, codesOf, namesOf } from '../a-list.ts'
import { refusalOf } from '../hand-made-workbook.ts'
import { columnsOf, others, people, usual } from './headerless.ts'

const context = (answers: Parameters<typeof saidColumns>[0]) => ({ asOf, columns: saidColumns(answers) })

describe('what an officer says of a column by its letter', () => {
  it('is what a column without a header means: until now he could not speak of it', async () => {
    const rows = [
      ['Họ và tên', 'Năm sinh', null],
      ...people.map(({ fullName, year }, at) => [fullName, year, `K${at}`]),
    ]
    const list = await checked(rows, context({ '@C:mixed': 'householdCode' }))
    expect(list.people[2]?.household?.code).toBe('K2')
    expect(columnsOf(list)[2]).toBe('C householdCode 1')
    expect(codesOf(list)).not.toContain('unknown-column')
  })

  it('may be that it is not to be read', async () => {
    const list = await checked(usual(), context({ '@E:sums': null, '@D:id-numbers': 'note' }))
    expect(list.people[0]).toMatchObject({ amount: null, idNumbers: [], note: people[0]?.idNumber })
    expect(columnsOf(list).slice(3)).toEqual(['D note 1', 'E null 1'])
    expect(list.problems.map(({ column }) => column)).toEqual(['B', 'C'])
  })

  it('may be so of a column with a header, of which nothing more is told: it was still not understood', async () => {
    const header = ['STT', 'Họ và tên', 'Năm sinh', 'Mã phiếu', null]
    const rows = [header, ...people.map(({ fullName, year }, at) => [at + 1, fullName, year, `P${at}`, `K${at}`])]
    expect(codesOf(await checked(rows, context({})))).toEqual(['unknown-column', 'unknown-column'])
    const list = await checked(rows, context({ 'Mã phiếu': null, '@E:mixed': null }))
    expect([codesOf(list), columnsOf(list).slice(3)]).toEqual([[], ['D null 1', 'E null 1']])
    expect(Object.keys(list.file.sheets[0]?.columns[3] ?? {})).toEqual(['column', 'header', 'field', 'confidence'])
  })

  it.each([
    ['Cộng', ['Tháng 4', 'Tháng 5', 'Cộng'], [500_000, 500_000, 1_000_000], { amount: null }],
    ['Họ và', ['Họ và', 'Tên'], ['Trần Thị', 'Bé'], { fullName: 'Bé' }],
    ['Phần đầu', ['Phần đầu', 'Tên'], ['Trần Thị', 'Bé'], { fullName: 'Bé' }],
  ] as const)(
    'leaves %p out although the columns beside it would tell what it is',
    async (left, header, cells, read) => {
      const names = header[1] === 'Tên' ? [] : (['Họ và tên'] as const)
      const rows = people.map(({ fullName, year }) => [...names.map(() => fullName), ...cells, year])
      const list = await checked([[...names, ...header, 'Năm sinh'], ...rows], context({ [left]: null }))
      expect(list.people[0]).toMatchObject(read)
      expect(list.people).toHaveLength(people.length)
    },
  )

  it.each([[null], ['note']] as const)(
    'does not move the header, where it is said to be %p: the column was called otherwise and asked of again for ever',
    async (field) => {
      const rows = [
        ['DANH SÁCH'],
        [null, null, null, 'ĐVT: 1.000 đồng'],
        ['Số TT', 'Họ và tên', 'Năm sinh', 'Mức hỗ trợ', 'Họ tên người nhận thay', 'CMND người nhận'],
        ...people.map(({ fullName, year, idNumber }, at) => [at + 1, fullName, year, 1500, 'Lê Văn Tám', idNumber]),
      ]
      const before = await checked(rows)
      expect(before.file.sheets[0]?.columns[5]).toMatchObject({ header: 'CMND người nhận', field: 'idNumber' })
      const list = await checked(rows, context({ 'CMND người nhận': field }))
      expect(list.file.sheets[0]?.columns[5]).toMatchObject({ header: 'CMND người nhận', field, confidence: 1 })
      expect(list.people.map(({ idNumbers, amount }) => [idNumbers, amount])).toEqual(people.map(() => [[], 1_500_000]))
    },
  )

  it('is told where it can be read of no birth: a month without a year', async () => {
    const rows = people.map(({ fullName, idNumber }) => [fullName, idNumber, 5])
    const list = await checked([['Họ và tên', 'Số CMND', 'Kỳ sinh'], ...rows], context({ 'Kỳ sinh': 'birthMonth' }))
    expect(list.problems.filter(({ column }) => column === 'C')).toMatchObject([{ code: 'unknown-column' }])
  })

  it('holds in a sheet where the same stands in it, and in no other', async () => {
    const turned = others.map(({ fullName, idNumber, year }, at) => [at + 1, year, fullName, idNumber])
    const list = await checkedSheets(
      { A: usual(), B: turned },
      context({ '@B:names': 'fullName', '@C:births': 'birth' }),
    )
    expect(namesOf(list)).toEqual([...people, ...others].map(({ fullName }) => fullName))
  })

  it('tells two columns of one header apart', async () => {
    const rows = [
      ['STT', 'Họ tên', 'Họ tên', 'Số CMND'],
      ...people.map(({ fullName, idNumber }, at) => [at + 1, others[at]?.fullName ?? null, fullName, idNumber]),
    ]
    const list = await checked(rows, context({ 'Họ tên@B': null, 'Họ tên@C': 'fullName' }))
    expect(namesOf(list)).toEqual(people.map(({ fullName }) => fullName))
  })

  it('settles whose names are meant', async () => {
    const rows = people.map(({ fullName, idNumber }, at) => [fullName, others[at]?.fullName ?? null, idNumber])
    const list = await checked(rows, context({ '@B:names': 'fullName' }))
    expect(namesOf(list)).toEqual(others.map(({ fullName }) => fullName))
  })

  it('takes a sheet out of the list, with its columns still to be seen', async () => {
    const list = await checked(usual(), context({ '@B:names': null }))
    expect([list.people, codesOf(list)]).toEqual([[], ['sheet-without-table']])
    expect(columnsOf(list)).toContain('B null 1')
    const headed = [['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Số tiền'], ...usual()]
    expect(columnsOf(await checked(headed, context({ 'Họ và tên': null })))).toContain('B null 1')
  })

  it('makes no list of what is none', async () => {
    const rows = [
      ['Tháng', 'Doanh thu'],
      ['Một', 200],
    ]
    expect((await refusalOf(checked(rows, context({ '@A:mixed': 'fullName' })))).code).toBe('no-table')
  })
})

describe('a header that ends as a key with a letter does', () => {
  const header = ['STT', 'Họ và tên', 'Phiếu @HO', 'Phiếu @D', 'Phiếu @D']
  const rows = people.map(({ fullName }, at) => [at + 1, fullName, `K${at}`, `N${at}`, `M${at}`])
  const keyOf = (column: string, text: string, isRepeated: boolean) => columnKey({ column, header: text }, isRepeated)

  it('is answered for by its own key: no answer reached it', async () => {
    const list = await checked([header, ...rows], context({ [keyOf('C', 'Phiếu @HO', false)]: 'householdCode' }))
    expect(columnsOf(list)[2]).toBe('C householdCode 1')
    expect(list.people[2]?.household?.code).toBe('K2')
  })

  it('is told by its letter from another that is called so, and from one whose letter it names', async () => {
    const second = await checked([header, ...rows], context({ [keyOf('E', 'Phiếu @D', true)]: 'note' }))
    expect(columnsOf(second).slice(2)).toEqual(['C null 0', 'D null 0', 'E note 1'])
    const other = await checked(
      [['STT', 'Họ và tên', 'Phiếu', 'Phiếu'], ...rows.map((row) => row.slice(0, 4))],
      context({ [keyOf('B', 'Phiếu @D', false)]: 'note' }),
    )
    expect(columnsOf(other)[3]).toBe('D null 0')
  })
})
