import { type DemoSize, demoSizes } from '../../local/demo/load-demo.ts'
import type { MachineState } from './machine.ts'

type Known = Pick<MachineState, 'demo' | 'chosen'>

export const isDemoSize = (size: string): size is DemoSize => Object.hasOwn(demoSizes, size)

/**
 * Which demonstration a folder goes on with: the one that it was begun with, whatever the next call says or leaves out. A second one
 * would pay the first one's people again.
 * @param known null for a folder that nobody has used yet
 * @param asked null where the call names none
 * @returns a sentence that refuses what was asked, where the folder has another one
 */
export function chosenDemo(
  known: Known | null,
  asked: DemoSize | null,
  data: string,
): { readonly size: DemoSize } | { readonly refusal: string } {
  const stored = known && (known.demo ?? known.chosen ?? 'none')
  const kept = stored !== null && isDemoSize(stored) ? stored : null
  if (asked === null) return { size: kept ?? 'district' }
  if (kept === null || kept === 'none' || asked === 'none' || asked === kept) return { size: asked }
  return {
    refusal: `Dữ liệu ở ${data} đã nạp bộ trình diễn "${kept}", không nạp thêm bộ "${asked}" vào được: người dân sẽ bị ghi chi trả hai lần. Chạy lại không kèm --demo để dùng tiếp bộ "${kept}", hoặc chạy bộ "${asked}" ở thư mục khác: npm start -- --data THƯ-MỤC-KHÁC --demo ${asked}.`,
  }
}
