import { Notice } from '../frame/notices.tsx'

/** Above a form that is open again with what stood in it. */
export const Restored = () => (
  <Notice tone="info">Trang vừa được tải lại: những gì đang nhập dở đã được mở lại. Kiểm tra rồi hãy ghi.</Notice>
)
