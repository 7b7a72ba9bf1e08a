import type { NotAList } from '../../lambdas/lists/not-a-list.ts'

/** How the check of the command line is told what the columns of a table are that nothing tells for a list. */
export function howToSay({ open }: NotAList): string[] {
  if (open === null) return []
  const columns = open.columns.map(
    ({ column, header, reason }) => `  ${column}${header ? ` "${header}"` : ''}${reason ? `: ${reason}` : ''}`,
  )
  return [
    `Các cột của trang "${open.name}"${open.headerRow === null ? '' : `, tiêu đề ở dòng ${open.headerRow}`}:`,
    ...columns,
    `Nếu đây là danh sách, nói cột nào là họ tên: thêm --column CỘT=fullName, và --column CỘT=Ý-NGHĨA cho các cột khác (idNumber, birth, policy, amount…). Tiêu đề ở dòng khác: ghi chữ của tiêu đề thay cho CỘT.`,
  ]
}
