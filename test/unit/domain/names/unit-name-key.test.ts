import { unitNameKey } from '../../../../lambdas/domain/names/unit-name-key.ts'
import { unitTree } from '../../../../lambdas/domain/units/unit-maps.ts'

describe('unitNameKey', () => {
  it.each([
    ['eatieu', ['Xã Ea Tiêu', 'XÃ EA TIÊU', 'Ea Tieu', 'UBND xã Ea Tiêu', 'X. Ea Tiêu', 'xa ea tieu']],
    ['eadrong', ["Ea D'Rơng", 'Ea D’Rơng', 'Ea DRơng', 'EA D´RƠNG']],
    ['eamdoal', ["Ea M' Doal", "Ea M'Doal", 'Xã Ea MDoal']],
    ['daklieng', ['Đắk Liêng', 'Đăk Liêng', 'Đắc Liêng', 'Dak Lieng']],
    ['krongpak', ['Krông Pắc', 'Krông Pắk', 'Krông Pách', 'Huyện Krông Pắc', 'H. Krông Pắk']],
    ['krongana', ['Krông A Na', 'Krông Ana', 'huyện Krông Ana']],
    ['buonmathuot', ['Thành phố Buôn Ma Thuột', 'TP. Buôn Ma Thuột', 'TP BMT', 'Buôn Mê Thuột', 'Ban Mê Thuột']],
    ['tanhoa', ['Phường Tân Hòa', 'Xã Tân Hoà', 'P. Tân Hòa', 'P.Tân Hoà']],
    ['easup', ['Thị trấn Ea Súp', 'TT. Ea Súp', 'TT Ea Súp']],
  ])('gives %s for every spelling', (key, spellings) => {
    expect([...new Set(spellings.map(unitNameKey))]).toEqual([key])
  })

  it.each(['daklak-2020', 'daklak-2025'] as const)('tells the communes of one district of %s apart', (map) => {
    const tree = unitTree(map)
    for (const unit of tree.map.units) {
      const keys = tree.children(unit.code).map(({ name }) => unitNameKey(name))
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
