import { NotAList } from '../../lambdas/lists/not-a-list.ts'

/** Why a file cannot be read, or is no list, and what to do; null for what is no fault of the file. */
export function faultOfFile(error: unknown): string | null {
  if (error instanceof NotAList) return error.message
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'không có tệp này, kiểm tra lại tên và thư mục.'
  if (code === 'EISDIR') return 'đây là thư mục, hãy nêu từng tệp danh sách.'
  if (code === 'EACCES' || code === 'EPERM') return 'không có quyền đọc tệp này.'
  return null
}

/** Why a file cannot be written, and what to do; null for what is no fault of its place. */
export function faultOfPlace(error: unknown): string | null {
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'không có thư mục này, tạo thư mục trước hoặc chọn chỗ khác.'
  if (code === 'EISDIR') return 'đây là thư mục, hãy nêu tên tệp.'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'không có quyền ghi ở đây, chọn chỗ khác.'
  if (code === 'ENOSPC') return 'ổ đĩa đã đầy.'
  return null
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)
