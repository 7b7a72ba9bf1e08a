import { areRivals } from '../duplicates/exclusion.ts'
import { groupThousands } from '../money/dong.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { namedMonths } from '../payments/instalments.ts'
import { type NamedUnits, provinceOffice } from '../permissions/office-name.ts'
import { programmeOfRecord } from '../programmes/programmes.ts'

/** New rows of a list that may stand a second time: in the register by an ID number, or by name, birth and place alone; or in the list itself. */
export interface Suspects {
  readonly byNumber: number
  readonly byLikeness: number
  readonly inFile: number
}

export const noSuspects: Suspects = { byNumber: 0, byLikeness: 0, inFile: 0 }

/** Of two parts of a list together. */
export const sumSuspects = (a: Suspects, b: Suspects): Suspects => ({
  byNumber: a.byNumber + b.byNumber,
  byLikeness: a.byLikeness + b.byLikeness,
  inFile: a.inFile + b.inFile,
})

/**
 * Whether a list that names a person once more names him once too often: supplements stack, and months may have a row each. Where a programme
 * has supplements, the row that a line of it begins with may have one beside it; only what repeats that line is too much.
 * @param isFirst whether no row above grants him the same
 */
export const standsOnce = (record: Entitlement, isFirst: boolean): boolean =>
  areRivals(record, record) && namedMonths(record).length === 0 && !(isFirst && hasSupplements(record))

const hasSupplements = (record: Entitlement): boolean => {
  const { exclusion } = programmeOfRecord(record)
  return exclusion.kind === 'one-of' && exclusion.stackable.length > 0
}

/** Of a shorter list a few true duplicates are a large share. */
const leastSuspects = 20

/**
 * Why a list is stopped as a whole: so many of its new people may be in the register already, or stand in it twice, that the fault is the
 * list's and not its people's, and an office would drown in cases. Null where it may go on.
 * @param mostShare of the new rows, in percent; the province sets it
 */
export function whyStopped(
  { byNumber, byLikeness, inFile }: Suspects,
  added: number,
  mostShare: number,
  tree: Pick<NamedUnits, 'map'>,
): string | null {
  const suspects = byNumber + byLikeness + inFile
  if (suspects < leastSuspects || suspects * 100 <= added * mostShare) return null
  const percent = Math.floor((suspects * 100) / added)
  const among = inFile > 0 ? 'người đã có hoặc với dòng khác của tệp' : 'người đã có'
  const cause =
    inFile > Math.max(byNumber, byLikeness)
      ? 'Nguyên nhân thường gặp: những dòng này có hai lần trong tệp, do dán hai lần hoặc còn một trang là bản sao.'
      : byNumber >= byLikeness
        ? 'Nguyên nhân thường gặp: cột số CMND/CCCD bị kéo lệch dòng, cả cột giống nhau, hoặc chép từ danh sách khác.'
        : 'Nguyên nhân thường gặp: những người này đã nhập theo quyết định hoặc chính sách khác.'
  return (
    `Dừng lại, chưa ghi gì vào hệ thống: ${groupThousands(suspects)} trong ${groupThousands(added)} người mới (${percent}%) nghi trùng với ${among}, ` +
    `quá mức ${mostShare}% của tỉnh. ${cause} Kiểm tra rồi tải tệp đã sửa lên; nếu danh sách đúng, đề nghị ${provinceOffice(tree)} nâng mức này.`
  )
}
