import { groupThousands } from '../money/dong.ts'
import { type NamedUnits, provinceOffice } from '../permissions/office-name.ts'

/** New rows of a list that may stand in the register already: by an ID number, and by name, birth and place alone. */
export interface Suspects {
  readonly byNumber: number
  readonly byLikeness: number
}

export const noSuspects: Suspects = { byNumber: 0, byLikeness: 0 }

/** Of two parts of a list together. */
export const sumSuspects = (a: Suspects, b: Suspects): Suspects => ({
  byNumber: a.byNumber + b.byNumber,
  byLikeness: a.byLikeness + b.byLikeness,
})

/** Of a shorter list a few true duplicates are a large share. */
const leastSuspects = 20

/**
 * Why a list is stopped as a whole: so many of its new people may be in the register already that the fault is the list's and not its
 * people's, and an office would drown in cases. Null where it may go on.
 * @param mostShare of the new rows, in percent; the province sets it
 */
export function whyStopped(
  { byNumber, byLikeness }: Suspects,
  added: number,
  mostShare: number,
  tree: Pick<NamedUnits, 'map'>,
): string | null {
  const suspects = byNumber + byLikeness
  if (suspects < leastSuspects || suspects * 100 <= added * mostShare) return null
  const percent = Math.floor((suspects * 100) / added)
  const cause =
    byNumber >= byLikeness
      ? 'Nguyên nhân thường gặp: cột số CMND/CCCD bị kéo lệch dòng, cả cột giống nhau, hoặc chép từ danh sách khác.'
      : 'Nguyên nhân thường gặp: những người này đã nhập theo quyết định hoặc chính sách khác.'
  return (
    `Dừng lại, chưa ghi gì vào hệ thống: ${groupThousands(suspects)} trong ${groupThousands(added)} người mới (${percent}%) nghi trùng với người đã có, ` +
    `quá mức ${mostShare}% của tỉnh. ${cause} Kiểm tra rồi tải tệp đã sửa lên; nếu danh sách đúng, đề nghị ${provinceOffice(tree)} nâng mức này.`
  )
}
