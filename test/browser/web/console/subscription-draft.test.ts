import { placeOf } from '../../../../web/console/frame/place.ts'
import {
  draftOf,
  mistakesOf,
  newDraft,
  type SubscriptionDraft,
  scheduleInWords,
  settingsOf,
} from '../../../../web/console/reports/subscription-draft.ts'
import { aSubscription } from './fixture/papers.ts'

const district = { code: '657', name: 'Huyện Cư Kuin', level: 'district', parent: '66' } as const
const eaTieu = { code: '24547', name: 'Xã Ea Tiêu', level: 'commune', parent: '657' } as const
const eaBHok = { code: '24550', name: 'Xã Ea BHốk', level: 'commune', parent: '657' } as const
const place = placeOf(
  {
    ...{ username: 'huyen-657', role: 'huyen', roleName: '', unit: district, units: [eaTieu, eaBHok], actions: [] },
    communeKinds: 'xã, phường, thị trấn',
    cmndSeries: ['240', '241', '245'],
    offices: { province: 'Sở LĐ-TBXH', district: 'Phòng LĐ-TBXH', commune: 'UBND' },
    programmes: [{ id: 'nq42-2020', name: '', shortName: '', backlogUntil: null, policies: [] }],
    today: '2020-05-29',
  },
  null,
)
if (!place) throw new Error('no place')

const draft = (parts: Partial<SubscriptionDraft>): SubscriptionDraft => ({
  ...newDraft('657'),
  recipients: 'phong@daklak.gov.vn',
  ...parts,
})
const lines = (...codes: string[]) => codes.map((code, index) => ({ line: index + 1, code }))
const mistakes = (parts: Partial<SubscriptionDraft>) => mistakesOf(draft(parts), ['daklak.gov.vn'], place)

describe('a mailing as it is typed', () => {
  it('is of several units, each once, and of none inside another', () => {
    expect(settingsOf(draft({ units: lines('24547', '24550', '24547') })).units).toEqual(['24547', '24550'])
    expect(mistakes({ units: lines('24547', '24550') })).toEqual({})
    expect(mistakes({ units: lines('24547', '657') }).units).toContain('Xã Ea Tiêu đã nằm trong Huyện Cư Kuin')
  })

  it('goes by days of the week or of the month, whatever stands in the fields of the other', () => {
    expect(settingsOf(draft({ monthDays: '1', onLastDay: true }))).toMatchObject({
      weekdays: [1, 2, 3, 4, 5],
      monthDays: [],
    })
    const monthly = draft({ by: 'month', monthDays: '15, 1', onLastDay: true })
    expect(settingsOf(monthly)).toMatchObject({ weekdays: [], monthDays: [1, 15, 'last'] })
    expect(scheduleInWords({ ...settingsOf(monthly), monthDays: [1, 15, 'last'] })).toBe(
      '17:30, ngày 1, ngày 15, ngày cuối tháng',
    )
  })

  it.each([
    [{ monthDays: '30' }, 'từ 1 đến 28'],
    [{ monthDays: '0' }, 'từ 1 đến 28'],
    [{ monthDays: 'mùng một' }, 'từ 1 đến 28'],
    [{ monthDays: '' }, 'hoặc chọn ngày cuối tháng'],
  ])('says of %j what to write', (parts, words) => {
    expect(mistakes({ by: 'month', ...parts }).monthDays).toContain(words)
  })

  it('is open again as it was ordered, without units that are the officer’s no more', () => {
    const units = [{ ...eaTieu }, { code: '24118', name: 'Phường Tân Lập' }].map(({ code, name }) => ({ code, name }))
    const known = { ...aSubscription, units, weekdays: [], monthDays: [1, 'last'] as (1 | 'last')[] }
    const opened = draftOf(known, place)
    expect(opened).toMatchObject({ units: lines('24547'), by: 'month', monthDays: '1', onLastDay: true })
    expect(settingsOf(opened)).toMatchObject({ weekdays: [], monthDays: [1, 'last'], formats: ['xlsx'] })
    expect(draftOf({ ...known, units: units.slice(1) }, place).units).toEqual(lines('657'))
    // Of another map its code is all that is known of it, and may be another unit's today.
    const ofOtherMap = [{ code: '24547', name: '24547' }]
    expect(draftOf({ ...known, units: ofOtherMap }, place).units).toEqual(lines('657'))
  })
})
