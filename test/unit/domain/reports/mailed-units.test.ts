import { type SendingDays, weekdays } from '../../../../lambdas/domain/reports/mail-schedule.ts'
import {
  checkMailedUnits,
  mailedUnits,
  mustBeThereOn,
  officeOfMail,
  placesOfMail,
  unitAround,
} from '../../../../lambdas/domain/reports/mailed-units.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'

const tree = unitTree('daklak-2020')
const day = '2020-05-29'
const [cuKuin, buonMaThuot] = ['657', '643']
const [eaTieu, eaBHok] = ['24547', '24550']
const map = tree.map.id

const refusalOf = (units: readonly string[], on = day): string | null => {
  const checked = checkMailedUnits(tree, units, on)
  return checked.ok ? null : checked.error.message
}

describe('the units of one mail', () => {
  it('are each told once, and none of them lies in another', () => {
    expect(checkMailedUnits(tree, [cuKuin, buonMaThuot, cuKuin], day)).toEqual({
      ok: true,
      value: [cuKuin, buonMaThuot],
    })
    expect(refusalOf([eaTieu, cuKuin])).toBe(
      'Xã Ea Tiêu đã nằm trong Huyện Cư Kuin: bỏ một trong hai, nếu không số liệu bị cộng hai lần.',
    )
    expect(refusalOf([eaTieu, eaBHok])).toBeNull()
  })

  it('are on the map, and have not ended on it', () => {
    expect(refusalOf(['99999'])).toContain('mã 99999 không còn trên bản đồ')
    expect(refusalOf(['24127'], '2024-10-31')).toBeNull()
    expect(refusalOf(['24127'], '2024-11-01')).toContain('đến 31/10/2024, sau đó là Phường Tân Tiến')
  })

  it('are told of while they were there on a day of what the mail tells of', () => {
    const [first, monday, daily] = [
      { weekdays: [], monthDays: [1 as const] },
      { weekdays: [1 as const], monthDays: [] },
      { weekdays, monthDays: [] },
    ]
    // Phường Tân Tiến took the place of 24127 on 1 November 2024, a Friday.
    const refused = (days: SendingDays, on: string) => refusalOf(['24127'], mustBeThereOn(days, on)) !== null
    expect([refused(first, '2024-11-01'), refused(first, '2024-12-01')]).toEqual([false, true])
    expect([refused(monday, '2024-11-04'), refused(monday, '2024-11-11')]).toEqual([false, true])
    expect([refused(daily, '2024-10-31'), refused(daily, '2024-11-01')]).toEqual([false, true])
  })

  it('belong to whoever sees the smallest unit around them', () => {
    expect(unitAround(tree, [eaTieu])).toBe(eaTieu)
    expect(unitAround(tree, [eaTieu, eaBHok])).toBe(cuKuin)
    expect(unitAround(tree, [eaTieu, buonMaThuot])).toBe('66')
  })
})

describe('a mail that was ordered', () => {
  const ordered = { unit: cuKuin, units: [eaTieu, eaBHok], map }
  const told = (parts: Partial<typeof ordered>, setter?: string) => {
    const found = mailedUnits(tree, { ...ordered, ...parts }, { day, setter })
    return found.ok ? found.value.map(({ code }) => code) : found.error.message
  }

  it('tells of its units while whoever set it sees them all', () => {
    expect(told({})).toEqual([eaTieu, eaBHok])
    expect(told({}, cuKuin)).toEqual([eaTieu, eaBHok])
    expect(told({}, '66')).toEqual([eaTieu, eaBHok])
  })

  it('tells of nothing when he was moved to another office, and names what he does not see any more', () => {
    expect(told({}, buonMaThuot)).toBe(
      'Người đặt việc gửi này không còn phụ trách Xã Ea Tiêu, Xã Ea BHốk: người đang phụ trách bấm Sửa, xem lại rồi lưu.',
    )
    expect(told({}, eaBHok)).toContain('không còn phụ trách Xã Ea Tiêu:')
    expect(told({}, '99999')).toContain('không còn phụ trách')
  })

  it('tells of nothing when a unit has moved out of its office, has ended or is gone', () => {
    expect(told({ units: [eaTieu, buonMaThuot] })).toContain('không còn phụ trách')
    expect(told({ units: [eaTieu, '99999'] })).toContain('không còn trên bản đồ')
  })

  it('tells of nothing under another map, where its codes mean nothing, and is the province’s then', () => {
    const other = { ...ordered, map: 'daklak-2025' }
    expect(told(other)).toContain('Bản đồ đơn vị đã thay đổi')
    expect(officeOfMail(tree, other)).toBe('66')
    expect(placesOfMail(tree, other)).toEqual([eaTieu, eaBHok].map((code) => ({ code, name: code })))
    expect(officeOfMail(tree, ordered)).toBe(cuKuin)
    expect(officeOfMail(tree, { ...ordered, unit: '99999' })).toBe('66')
    expect(placesOfMail(tree, ordered).map(({ name }) => name)).toEqual(['Xã Ea Tiêu', 'Xã Ea BHốk'])
  })
})
