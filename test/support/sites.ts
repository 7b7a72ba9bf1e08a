import { nq42 } from '../../lambdas/domain/programmes/nq42-2020.ts'
import type { Programme } from '../../lambdas/domain/programmes/programme.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import type { UnitMap } from '../../lambdas/domain/units/unit-tree.ts'
import type { Site } from '../../lambdas/pages/site.ts'

export const aSite = (programme: Programme = nq42, unitMap = 'daklak-2020'): Site => ({
  programme,
  others: [],
  tree: unitTree(unitMap),
})

/** A province that is nowhere: another one than those that the software has files of. */
export const inventedMap = (map: Pick<UnitMap, 'id' | 'units'> & Partial<UnitMap>): UnitMap => ({
  title: 'Tỉnh Sông Mẫu',
  validFrom: '2020-01-01',
  validTo: null,
  source: 'invented',
  place: 'Sông Mẫu',
  help: {
    vi: { name: 'Phòng Công tác xã hội huyện', text: 'Khi xã chưa trả lời được.' },
    en: { name: 'The social office of your district', text: 'If the commune cannot tell.' },
  },
  offices: { province: 'Sở Công tác xã hội', district: 'Phòng Công tác xã hội', commune: 'UBND' },
  cmndSeries: [],
  exampleCommune: map.units.find(({ level }) => level === 'commune')?.code ?? '',
  ...map,
})
