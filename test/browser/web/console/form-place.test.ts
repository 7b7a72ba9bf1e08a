import type { SessionResponse } from '../../../../lambdas/contract/session.ts'
import { nq42 } from '../../../../lambdas/domain/programmes/nq42-2020.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'
import { hamletsOfForm, listForm, listForms } from '../../../../lambdas/lists/templates/form-workbook.ts'
import { rolesIn } from '../../../../web/console/accounts/account-draft.ts'
import { type Place, placeOf } from '../../../../web/console/frame/place.ts'
import { formFileName, formPlaceOf } from '../../../../web/console/lists/forms/form-place.ts'
import { savedWords } from '../../../../web/console/lists/forms/saved-words.ts'

type MapId = Parameters<typeof unitTree>[0]

/** The session as the server gives it: the way up, the officer's own unit, and what is below it. */
function placeAt(map: MapId, code: string): Place {
  const tree = unitTree(map)
  const unit = tree.find(code)
  if (!unit) throw new Error(`${map} has no ${code}`)
  const below = (above: typeof unit): (typeof unit)[] => [above, ...tree.children(above.code).flatMap(below)]
  const session: SessionResponse = {
    username: 'someone',
    role: 'xa',
    roleName: '',
    unit,
    units: [...tree.path(code).slice(1).reverse(), ...below(unit)],
    communeKinds: tree.communeKinds,
    cmndSeries: ['240', '241', '245'],
    offices: tree.map.offices,
    actions: [],
    programmes: [{ id: 'nq42-2020', name: '', shortName: '', backlogUntil: null, policies: [] }],
    today: '2020-05-29',
  }
  const place = placeOf(session, null)
  if (!place) throw new Error('no place')
  return place
}

const eaTieu = { communeName: 'Xã Ea Tiêu', districtName: 'Huyện Cư Kuin', provinceName: 'Tỉnh Đắk Lắk' }

describe('the names in a form', () => {
  it.each(['24547', '657', '66'])('are the same for the commune, its district and its province: %s', (code) => {
    expect(formPlaceOf(placeAt('daklak-2020', code), '24547')).toEqual(eaTieu)
  })

  it('are nobody’s while no commune of the officer’s is chosen', () => {
    for (const code of ['', '657', '66', '99999']) expect(formPlaceOf(placeAt('daklak-2020', '657'), code)).toBeNull()
    expect(formPlaceOf(placeAt('daklak-2020', '24547'), '24550')).toBeNull()
  })

  it('are there for every commune of both maps, without a district where there is none', () => {
    for (const map of ['daklak-2020', 'daklak-2025'] as const) {
      const tree = unitTree(map)
      const place = placeAt(map, tree.root.code)
      for (const { code, name, parent } of tree.communes(tree.root.code)) {
        const above = tree.find(parent ?? '')
        expect(formPlaceOf(place, code)).toEqual({
          communeName: name,
          districtName: above?.level === 'district' ? above.name : null,
          provinceName: tree.root.name,
        })
      }
    }
  })
})

describe('the name of a form’s file', () => {
  it('tells form and commune in letters that every program keeps', () => {
    expect(formFileName(listForm(nq42, '07', eaTieu), eaTieu)).toBe('mau-07-bao-tro-xa-hoi-xa-ea-tieu.xlsx')
    const names = ["Xã Ea M'Doal", 'Thị trấn Ea T’Ling', 'Xã Cư Êwi'].map((communeName) =>
      formFileName(listForm(nq42, '08', eaTieu), { ...eaTieu, communeName }),
    )
    expect(names).toEqual([
      'mau-08-ho-ngheo-xa-ea-mdoal.xlsx',
      'mau-08-ho-ngheo-thi-tran-ea-tling.xlsx',
      'mau-08-ho-ngheo-xa-cu-ewi.xlsx',
    ])
  })

  it('is a plain one for every form and commune', () => {
    const tree = unitTree('daklak-2020')
    for (const { name } of tree.communes(tree.root.code))
      for (const { code } of listForms(nq42, eaTieu))
        expect(formFileName(listForm(nq42, code, eaTieu), { ...eaTieu, communeName: name })).toMatch(
          /^[a-z0-9]+(-[a-z0-9]+)+\.xlsx$/,
        )
  })
})

describe('what is said of a form that was saved', () => {
  it('tells which hamlets can be picked in it, or why none can', () => {
    const said = (known: Parameters<typeof savedWords>[2]) => savedWords('mau-07.xlsx', 'picked', known)
    expect(said({ hamlets: ['Thôn 1', 'Buôn Ciết'], tooMany: false })).toBe(
      'Đã tải về: mau-07.xlsx. Mẫu có sẵn 2 thôn, buôn, tổ dân phố của xã để chọn.',
    )
    expect(said({ hamlets: [], tooMany: false })).toMatch(/chưa có thôn, buôn nào của xã/)
    expect(said({ hamlets: [], tooMany: true })).toMatch(/quá nhiều địa chỉ khác nhau/)
    expect(said(null)).toMatch(/Chưa lấy được tên các thôn, buôn/)
  })

  it.each([
    ['01', 'Đã tải về: mau.xlsx'],
    ['08', 'Đã tải về: mau.xlsx. Mẫu có sẵn 1 thôn, buôn, tổ dân phố của xã để chọn.'],
    ['10', 'Đã tải về: mau.xlsx. Mẫu có sẵn 1 thôn, buôn, tổ dân phố của xã.'],
  ] as const)('says nothing of hamlets that it has not, nor that rows are picked: %s', (code, words) => {
    const known = { hamlets: ['Thôn 1'], tooMany: false }
    expect(savedWords('mau.xlsx', hamletsOfForm(nq42, code, eaTieu), known)).toBe(words)
  })
})

describe('the roles that an account may be given', () => {
  it('are those that have an office on the map, at and below the officer’s own unit', () => {
    expect(rolesIn(placeAt('daklak-2020', '66'))).toContain('huyen')
    expect(rolesIn(placeAt('daklak-2025', '66'))).toEqual(['tinh', 'xa', 'payer', 'observer'])
  })
})
