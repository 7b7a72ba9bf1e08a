import { refuse } from './result.ts'

/** The idempotency key of a command that asks for something else than the command that came with it before. */
export const keyTaken = refuse('conflict', 'Mã lệnh này đã dùng cho một việc khác: tải lại trang rồi thử lại.')
