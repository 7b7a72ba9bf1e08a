/** What to say of a form that was saved: which hamlets can be picked in it, or why none can. */
export function savedWords(
  fileName: string,
  known: { readonly hamlets: readonly string[]; readonly tooMany: boolean } | null,
): string {
  const saved = `Đã tải về: ${fileName}`
  if (known === null) return `${saved}. Chưa lấy được tên các thôn, buôn (đường truyền), nên mẫu này không có để chọn.`
  if (known.tooMany)
    return `${saved}. Các danh sách của xã ghi quá nhiều địa chỉ khác nhau, nên mẫu không có thôn, buôn để chọn.`
  if (known.hamlets.length === 0)
    return `${saved}. Hệ thống chưa có thôn, buôn nào của xã: nhập danh sách đầu tiên rồi tải lại mẫu thì có để chọn.`
  return `${saved}. Mẫu có sẵn ${known.hamlets.length} thôn, buôn, tổ dân phố của xã để chọn.`
}
