import type { SessionResponse } from '../../../../lambdas/contract/session.ts'
import { actions, isAllowed, type Role, roles } from '../../../../lambdas/domain/permissions/permission-table.ts'
import { unitsFor } from '../../../../web/console/accounts/account-draft.ts'
import { communeOptions, unitOptions } from '../../../../web/console/fields/unit-options.ts'
import { addressOf, paths } from '../../../../web/console/frame/addresses.ts'
import { destinationsOf, menuOf } from '../../../../web/console/frame/navigation.ts'
import { type Place, placeOf } from '../../../../web/console/frame/place.ts'
import { filtersOf, readFilter, searchRequestOf } from '../../../../web/console/register/people-filter.ts'

const province = { code: '66', name: 'Tỉnh Đắk Lắk', level: 'province', parent: null } as const
const district = { code: '657', name: 'Huyện Cư Kuin', level: 'district', parent: '66' } as const
const commune = { code: '24547', name: 'Xã Ea Tiêu', level: 'commune', parent: '657' } as const

function aPlace(role: Role, unit: SessionResponse['unit'], units: SessionResponse['units']): Place {
  const place = placeOf(
    {
      username: 'someone',
      role,
      roleName: '',
      unit,
      units,
      communeKinds: 'xã, phường, thị trấn',
      cmndSeries: ['240', '241', '245'],
      offices: { province: 'Sở LĐ-TBXH', district: 'Phòng LĐ-TBXH', commune: 'UBND' },
      actions: actions.filter((action) => isAllowed(role, action)),
      programmes: [
        { id: 'nq42-2020', name: '', shortName: '', backlogUntil: null, policies: [] },
        { id: 'nq68-2021', name: '', shortName: '', backlogUntil: null, policies: [] },
      ],
      today: '2020-05-29',
    },
    null,
  )
  if (!place) throw new Error('no place')
  return place
}

describe('the menu', () => {
  const entering = ['Nhập danh sách', 'Ghi chi trả theo đợt', 'Rà soát trùng lặp', 'Phản ánh', 'Báo cáo']
  const menus: Record<Role, readonly [direct: readonly string[], further: readonly string[]]> = {
    tinh: [
      ['Tổng quan', 'Đối tượng', ...entering],
      ['Danh sách ký nhận', 'Thu hồi', 'Đối chiếu tỉnh khác', 'Tài khoản'],
    ],
    huyen: [
      ['Tổng quan', 'Đối tượng', ...entering],
      ['Danh sách ký nhận', 'Thu hồi', 'Tài khoản'],
    ],
    xa: [
      ['Tổng quan', 'Đối tượng', ...entering],
      ['Danh sách ký nhận', 'Thu hồi'],
    ],
    payer: [['Tổng quan', 'Đối tượng', 'Ghi chi trả theo đợt', 'Báo cáo', 'Danh sách ký nhận'], []],
    observer: [
      ['Tổng quan', 'Đối tượng', 'Danh sách đã nhập', 'Rà soát trùng lặp', 'Phản ánh', 'Báo cáo'],
      ['Danh sách ký nhận', 'Thu hồi'],
    ],
  }
  it.each(roles)('of %s has what the rights allow', (role) => {
    const place = aPlace(role, province, [province, district, commune])
    const { direct, further } = menuOf(destinationsOf(place))
    expect([direct, further].map((entries) => entries.map(({ words }) => words))).toEqual(menus[role])
  })
})

describe('the units of an officer', () => {
  it('are one path down from his own, and nothing outside it', () => {
    const place = aPlace('huyen', district, [district, commune])
    expect(place.path('24547').map(({ code }) => code)).toEqual(['657', '24547'])
    expect(place.path('66')).toEqual([])
    expect(unitOptions(place)).toEqual([
      { value: '657', label: 'Huyện Cư Kuin' },
      { value: '24547', label: 'Xã Ea Tiêu' },
    ])
    expect(communeOptions(place)).toEqual([{ value: '24547', label: 'Xã Ea Tiêu' }])
  })

  it('are grouped by district for the province', () => {
    const place = aPlace('tinh', province, [province, district, commune])
    expect(communeOptions(place)).toEqual([
      { group: 'Huyện Cư Kuin', items: [{ value: '24547', label: 'Xã Ea Tiêu' }] },
    ])
    expect(unitOptions(place)[1]).toEqual({
      group: 'Huyện Cư Kuin',
      items: [
        { value: '657', label: 'Huyện Cư Kuin' },
        { value: '24547', label: 'Xã Ea Tiêu' },
      ],
    })
  })

  it('are offered to an account by the level of its role', () => {
    const place = aPlace('tinh', province, [province, district, commune])
    const codes = (role: Role) => unitsFor(role, place).map(({ code }) => code)
    expect(codes('tinh')).toEqual(['66'])
    expect(codes('huyen')).toEqual(['657'])
    expect(codes('xa')).toEqual(['24547'])
    expect(codes('payer')).toEqual(['66', '657', '24547'])
  })
})

describe('the filter of the register', () => {
  const address = '?chuong-trinh=nq68-2021&chinh-sach=A2&trang-thai=paid&trung=co&dia-ban=24547'

  it('comes from the address, and goes back into it', () => {
    const filter = readFilter(address, '657', '')
    expect(filter).toMatchObject({ unit: '24547', policy: 'A2', status: 'paid', duplicatesOnly: true })
    expect(`?${addressOf('', { programme: 'nq68-2021', ...filtersOf(filter, '657') }).slice(1)}`).toBe(address)
    expect(readFilter('?trang-thai=lost', '657', '')).toMatchObject({
      unit: '657',
      status: null,
      duplicatesOnly: false,
    })
  })

  it('keeps the days in the address, both or none', () => {
    const days = { of: 'payment', from: '2020-05-01', to: '2020-05-31' } as const
    const filter = { ...readFilter('', '657', ''), days }
    const address = addressOf(paths.people, filtersOf(filter, '657'))
    expect(address).toBe('/doi-tuong?theo-ngay=payment&tu-ngay=2020-05-01&den-ngay=2020-05-31')
    expect(readFilter(address.split('?')[1] ?? '', '657', '')).toEqual(filter)
    for (const half of ['theo-ngay=payment&tu-ngay=2020-05-01', 'theo-ngay=gi&tu-ngay=2020-05-01&den-ngay=2020-05-31'])
      expect(readFilter(half, '657', '').days).toBeNull()
  })

  it('keeps the month that is still to be paid in the address, and takes nothing else for one', () => {
    for (const dueMonth of ['2020-04', '1']) {
      const filter = { ...readFilter('', '657', ''), dueMonth }
      const address = addressOf(paths.people, filtersOf(filter, '657'))
      expect(address).toBe(`/doi-tuong?con-chi-thang=${dueMonth}`)
      expect(readFilter(address.split('?')[1] ?? '', '657', '')).toEqual(filter)
    }
    expect(readFilter('con-chi-thang=2020-13', '657', '').dueMonth).toBeNull()
  })

  it('never puts a name into the address, only into the body', () => {
    const filter = readFilter('', '657', 'Ngọc')
    expect(addressOf(paths.people, filtersOf(filter, '657'))).toBe('/doi-tuong')
    expect(searchRequestOf('nq42-2020', filter, '')).toMatchObject({ name: 'Ngọc', cursor: null, unit: '657' })
  })
})
