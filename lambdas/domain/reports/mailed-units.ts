import { ok, type Result, refuse } from '../result.ts'
import { formatDay } from '../time/local-day.ts'
import type { Unit, UnitTree } from '../units/unit-tree.ts'
import { periodUntil, type SendingDays } from './mail-schedule.ts'
import type { Subscription } from './subscription.ts'

/** Each is a part of the mail and a sheet for each report. */
export const mostMailedUnits = 10

type Named = Pick<Unit, 'code' | 'name' | 'validTo' | 'becomes'>

/** As much of the map as it takes to tell what lies in what; a console has no more. */
interface Places {
  find(code: string): Named | undefined
  contains(scope: string, code: string): boolean
}

/**
 * What one mail may be about. None lies in another one: its people and money would be told twice, and the sum of all be wrong.
 * @param day by which a unit has to be there still
 */
export function checkMailedUnits({ find, contains }: Places, codes: readonly string[], day: string): Result<string[]> {
  const units = [...new Set(codes)]
  for (const code of units) {
    const unit = find(code)
    if (!unit)
      return refuse('invalid', `Địa bàn mã ${code} không còn trên bản đồ đơn vị đang dùng: bỏ địa bàn này rồi lưu lại.`)
    if (unit.validTo !== undefined && unit.validTo < day)
      return refuse(
        'invalid',
        `${unit.name} là đơn vị đến ${formatDay(unit.validTo)}${unit.becomes ? `, sau đó là ${unit.becomes}` : ''}: chọn đơn vị đang có rồi lưu lại.`,
      )
    const around = units.find((other) => other !== code && contains(other, code))
    if (around !== undefined)
      return refuse(
        'invalid',
        `${unit.name} đã nằm trong ${find(around)?.name ?? around}: bỏ một trong hai, nếu không số liệu bị cộng hai lần.`,
      )
  }
  return ok(units)
}

/**
 * Until when a unit has to have been there for a mail of that day to tell of it: for a day of its period. The month in which a commune was
 * merged is told of on the first of the next one, when it is no more.
 */
export const mustBeThereOn = (days: SendingDays, day: string): string => periodUntil(days, day).from

/** The smallest unit that all of these lie in. */
export const unitAround = (tree: UnitTree, codes: readonly string[]): string =>
  tree.path(codes[0] ?? '').find(({ code }) => codes.every((one) => tree.contains(code, one)))?.code ?? tree.root.code

type Mailed = Pick<Subscription, 'unit' | 'units' | 'map'>

const isOfOtherMap = (tree: UnitTree, { map }: Mailed): boolean => map !== undefined && map !== tree.map.id

/** Who sees to it: where the map does not say any more whose it is, the province. */
export const officeOfMail = (tree: UnitTree, mailed: Mailed): string =>
  isOfOtherMap(tree, mailed) || !tree.find(mailed.unit) ? tree.root.code : mailed.unit

/**
 * The units that a mail may tell of, or why it must not go out: a code means nothing under another map, and what its office
 * could not order today it is not sent today.
 * @param day by which its units have to be there still
 * @param setter the unit of whoever set it last; undefined where nobody knows
 */
export function mailedUnits(
  tree: UnitTree,
  mailed: Mailed,
  { day, setter }: { readonly day: string; readonly setter?: string | undefined },
): Result<Unit[]> {
  if (isOfOtherMap(tree, mailed))
    return refuse(
      'invalid',
      'Bản đồ đơn vị đã thay đổi từ khi đặt việc gửi này: bấm Sửa, chọn lại địa bàn rồi lưu, hoặc tạm ngừng.',
    )
  const checked = checkMailedUnits(tree, mailed.units, day)
  if (!checked.ok) return checked
  const beyond = checked.value.filter(
    (code) => !tree.contains(mailed.unit, code) || (setter !== undefined && !tree.contains(setter, code)),
  )
  if (beyond.length > 0)
    return refuse(
      'invalid',
      `Người đặt việc gửi này không còn phụ trách ${namesOf(tree, beyond)}: người đang phụ trách bấm Sửa, xem lại rồi lưu.`,
    )
  return ok(checked.value.flatMap((code) => tree.find(code) ?? []))
}

/** By name, and by code alone where the map does not say any more whose it is. */
export const placesOfMail = (tree: UnitTree, mailed: Mailed): { code: string; name: string }[] =>
  mailed.units.map((code) => ({ code, name: (!isOfOtherMap(tree, mailed) && tree.find(code)?.name) || code }))

const namesOf = ({ find }: Pick<Places, 'find'>, codes: readonly string[]): string =>
  codes.map((code) => find(code)?.name ?? code).join(', ')
