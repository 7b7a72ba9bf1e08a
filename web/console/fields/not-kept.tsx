interface NotKeptProps {
  /** "Số giấy tờ" */
  readonly what: string
  readonly how?: 'nhập' | 'chọn'
}

/** Beside a field of a form that is open again without what stood there. */
export const NotKept = ({ what, how = 'nhập' }: NotKeptProps) => (
  <p>
    {what} không được giữ khi tải lại trang: nếu đã {how} thì {how} lại.
  </p>
)
