import * as z from 'zod'

/** RFC 9457 problem+json, in Vietnamese, without internals. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable, for machines: `not-found`, `invalid`, `already-paid`, … */
  code: z.string(),
  /** Says what is wrong and what to do now. */
  detail: z.string(),
  correlationId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

/** Of a body above 64 KB, from the functions and from the firewall before them: whoever sent it wrote too much, chose too many or put a file there. */
export const tooLargeWords =
  'Nội dung gửi đi quá lớn (tối đa 64 KB) nên máy chủ không nhận, chưa ghi gì. Viết ngắn lại hoặc chọn ít dòng hơn rồi gửi lại; tệp danh sách thì tải lên ở màn hình “Nhập danh sách”.'

export const problemContentType = 'application/problem+json; charset=utf-8'
