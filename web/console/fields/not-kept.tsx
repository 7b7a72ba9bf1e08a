/** Beside a field of a form that is open again without what stood there. @param what "Số giấy tờ" */
export const NotKept = ({ what }: { readonly what: string }) => (
  <p>{what} không được giữ khi tải lại trang: nếu đã nhập thì nhập lại.</p>
)
