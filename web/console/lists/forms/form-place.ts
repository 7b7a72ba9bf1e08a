import { foldText } from '../../../../lambdas/domain/names/fold-text.ts'
import type { FormPlace, ListForm } from '../../../../lambdas/lists/templates/list-form.ts'
import type { Place } from '../../frame/place.ts'

/** The names that stand in a form of this commune's: its own, its district's, its province's; null while no commune is chosen. */
export function formPlaceOf(place: Place, communeCode: string): FormPlace | null {
  const commune = place.unit(communeCode)
  if (commune?.level !== 'commune') return null
  const above = place.unit(commune.parent ?? '')
  const province = above?.level === 'district' ? place.unit(above.parent ?? '') : above
  if (!above || province?.level !== 'province') return null
  return {
    communeName: commune.name,
    districtName: above.level === 'district' ? above.name : null,
    provinceName: province.name,
  }
}

/** `mau-07-bao-tro-xa-hoi-xa-ea-tieu.xlsx`: letters without marks, which every old program and USB stick keeps. */
export function formFileName({ fileName }: ListForm, { communeName }: FormPlace): string {
  const commune = foldText(communeName)
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
  return `${fileName}-${commune.replace(/^-|-$/g, '')}.xlsx`
}
