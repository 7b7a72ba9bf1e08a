import type { HamletsOfForm } from '../../../../lambdas/lists/templates/form-workbook.ts'

/** What to say of a form that was saved: which hamlets stand or can be picked in it, or why none do. */
export function savedWords(
  fileName: string,
  has: HamletsOfForm,
  known: { readonly hamlets: readonly string[]; readonly tooMany: boolean } | null,
): string {
  const saved = `Đã tải về: ${fileName}`
  if (has === null) return saved
  const toPick = has === 'rows' ? '' : ' để chọn'
  if (known === null)
    return `${saved}. Chưa lấy được tên các thôn, buôn (đường truyền), nên mẫu này không có sẵn${toPick}.`
  if (known.tooMany)
    return `${saved}. Các danh sách của xã ghi quá nhiều địa chỉ khác nhau, nên mẫu không có sẵn thôn, buôn${toPick}.`
  if (known.hamlets.length === 0)
    return `${saved}. Hệ thống chưa có thôn, buôn nào của xã: nhập danh sách đầu tiên rồi tải lại mẫu thì có sẵn${toPick}.`
  return `${saved}. Mẫu có sẵn ${known.hamlets.length} thôn, buôn, tổ dân phố của xã${toPick}.`
}
