import type { UnitMap, UnitTree } from '../units/unit-tree.ts'
import { isRole, type Role } from './permission-table.ts'

/** What names an office: the units, and how the province that they are of calls its offices. */
export interface NamedUnits extends Pick<UnitTree, 'find'> {
  readonly map: Pick<UnitMap, 'offices'>
}

/** Whose hand it was, as people call the office: "Bưu điện Huyện Cư Kuin", "UBND Xã Ea Tiêu". */
export function officeName({ find, map: { offices } }: NamedUnits, role: Role, unit: string): string {
  const name = find(unit)?.name ?? unit
  return {
    tinh: offices.province,
    huyen: offices.district === null ? name : `${offices.district} ${name}`,
    xa: `${offices.commune} ${name}`,
    payer: `Bưu điện ${name}`,
    observer: `MTTQ ${name}`,
  }[role]
}

/** Who issues accounts and knows whom to call when the system fails: "Sở LĐ-TBXH". */
export const provinceOffice = ({ map }: Pick<NamedUnits, 'map'>): string => map.offices.province

/** Where an officer asks for an account, a right or a new password: "Văn phòng Sở LĐ-TBXH". */
export const accountOffice = ({ map }: Pick<NamedUnits, 'map'>): string => `Văn phòng ${map.offices.province}`

/** The office as one word: `payer-657`. */
export const officeKey = ({ role, unit }: { readonly role: Role; readonly unit: string }): string => `${role}-${unit}`

/** `payer-657` → "Bưu điện Huyện Cư Kuin". */
export function officeInWords(tree: NamedUnits, office: string): string {
  const [role = '', unit = ''] = office.split('-')
  return isRole(role) ? officeName(tree, role, unit) : office
}

/** The office that decides for a unit: "Phòng LĐ-TBXH Huyện Cư Kuin". */
export function owningOffice(tree: NamedUnits, unit: string): string {
  const level = tree.find(unit)?.level
  return officeName(tree, level === 'commune' ? 'xa' : level === 'district' ? 'huyen' : 'tinh', unit)
}
