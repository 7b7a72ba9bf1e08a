import { headerKey } from '../../../../lambdas/lists/columns/recognise-header.ts'
import { checked, codesOf, namesOf } from '../a-list.ts'

const header = ['STT', 'Họ và tên', 'Năm sinh', 'Số CMND', 'Xã', 'Số tiền']
const hung = (commune: string | null) => [1, 'Nguyễn Văn Hùng', 1954, '240123456', commune, 750000]
const lan = [2, 'Trần Thị Lan', 1956, '240123457', 'Ea Tiêu', 750000]
const sent = (commune: string | null, expectedCommuneName = 'Xã Ea Tiêu') =>
  checked([header, hung(commune), lan], { expectedCommuneName })

describe('the commune that a row names', () => {
  it.each([
    'Ea Tiêu',
    'XÃ EA TIÊU',
    'ea tieu',
    'Thôn 3, xã Ea Tiêu, huyện Cư Kuin',
    'xã Ea Tiêu huyện Cư Kuin',
    null,
    ' - ',
  ])('is the one whose list it is: %p', async (commune) => {
    const list = await sent(commune)
    expect(codesOf(list)).toEqual([])
    expect(list.people).toHaveLength(2)
  })

  it.each(['Xã Ea Ktur', 'Thôn 3, xã Ea Ktur', 'Hòa Hiệp'])(
    'refuses the row where it is another one: %p',
    async (commune) => {
      const list = await sent(commune)
      expect(namesOf(list)).toEqual(['Trần Thị Lan'])
      expect(list.refused).toMatchObject([{ row: 2 }])
      const [problem] = list.problems
      expect(problem).toMatchObject({ code: 'row-of-other-commune', row: 2, severity: 'error', value: commune })
      expect(problem?.message).toContain('cột E (Xã)')
      expect(problem?.message).toContain(`${commune}, danh sách này gửi cho Xã Ea Tiêu. Chuyển người này`)
    },
  )

  it('is not found inside a longer name when it is a number', async () => {
    const rows = (commune: string) => checked([header, hung(commune)], { expectedCommuneName: 'Phường 1' })
    expect(namesOf(await rows('Phường 1, Thành phố'))).toEqual(['Nguyễn Văn Hùng'])
    expect(namesOf(await rows('Phường 11'))).toEqual([])
  })

  it('is not the district that has its name', async () => {
    const rows = (commune: string) => checked([header, hung(commune)], { expectedCommuneName: "Xã Ea H'leo" })
    expect(namesOf(await rows("Xã Ea H'leo, huyện Ea H'leo"))).toEqual(['Nguyễn Văn Hùng'])
    expect(namesOf(await rows("Xã Ea Ral, huyện Ea H'leo"))).toEqual([])
    expect(namesOf(await rows("Ea Ral - Huyện Ea H'leo"))).toEqual([])
  })

  it('is asked about only in a list that is sent for a commune, and not in a column that is not to be read', async () => {
    expect(namesOf(await checked([header, hung('Xã Ea Ktur'), lan]))).toHaveLength(2)
    const said = { expectedCommuneName: 'Xã Ea Tiêu', columns: new Map([[headerKey('Xã'), null]]) }
    expect(namesOf(await checked([header, hung('Xã Ea Ktur'), lan], said))).toHaveLength(2)
  })
})

describe('the commune that a row above names', () => {
  const list = (...heading: (string | number | null)[]) =>
    checked([header, ['XÃ EA TIÊU'], lan, heading, hung(null)], { expectedCommuneName: 'Xã Ea Tiêu' })

  it.each([
    [['XÃ EA KTUR']],
    [['Xã Ea Ktur: 25 người']],
    [[null, 'Thị trấn Ea Drăng', null, null, null, 18_000_000]],
    [['II', 'Xã Ea Ktur']],
  ])('is that of who stands below, with a number and without: he was brought into another one %p', async (heading) => {
    const { people, refused, problems } = await list(...heading)
    expect([people, refused]).toMatchObject([[{ fullName: 'Trần Thị Lan' }], [{ row: 5 }]])
    expect(problems).toMatchObject([{ code: 'row-of-other-commune' }])
  })

  it('is none of the society’s, nor where a list was signed', async () => {
    for (const text of ['Xã hội', 'Xã Ea Ktur, ngày 12 tháng 5 năm 2020'])
      expect(namesOf(await list(text))).toEqual(['Trần Thị Lan', 'Nguyễn Văn Hùng'])
  })
})
