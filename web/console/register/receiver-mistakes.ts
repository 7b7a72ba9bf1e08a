import { isNoName, meansHimself } from '../../../lambdas/domain/payments/who-received.ts'

/** Whoever took the money for another, as it is typed. */
interface TypedReceiver {
  readonly name: string
  readonly relation: string
  readonly paper: string
}

/** What is to be mended of each field; empty where it says who it was. The server's rule, field by field. */
export function receiverMistakes({
  name,
  relation,
  paper,
}: TypedReceiver): Partial<Record<keyof TypedReceiver, string>> {
  return {
    ...(isNoName(name) && { name: 'Nhập họ tên người nhận thay.' }),
    ...(meansHimself(relation) && { relation: 'Nhập quan hệ với người được hỗ trợ, ví dụ: con, vợ, chồng.' }),
    ...(meansHimself(paper) && { paper: 'Ghi giấy tờ nhận thay, ví dụ: giấy uỷ quyền số 12.' }),
  }
}
