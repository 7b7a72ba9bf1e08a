import { type NamedUnits, officeName } from '../permissions/office-name.ts'
import type { Role } from '../permissions/permission-table.ts'
import { formatInstant } from '../time/local-day.ts'

interface Account {
  readonly username: string
  readonly role: Role
  readonly unit: string
}

/** "huyen-657 (Phòng LĐ-TBXH Huyện Cư Kuin)": who makes a file, in all files alike. */
export const makerInWords = (tree: NamedUnits, { username, role, unit }: Account): string =>
  `${username} (${officeName(tree, role, unit)})`

/** What a file says of itself, above its rows and below them. */
export const filterLine = (filter: string): string => `Điều kiện lọc: ${filter}`
export const makerLine = (maker: string, at: number): string => `Người xuất: ${maker}; lúc ${formatInstant(at)}`
export const digestLine = (digest: string): string => `Mã kiểm SHA-256 của các dòng: ${digest}`
