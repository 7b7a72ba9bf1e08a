import { Link } from 'wouter'
import type { ListSummary } from '../../../lambdas/contract/lists.ts'
import { groupThousands } from '../../shared/formats/figures.ts'
import { sampleAddress } from '../../shared/sample-address.ts'
import { paths } from '../frame/addresses.ts'
import { usePlace } from '../frame/place.ts'
import { useAddress } from '../frame/use-address.ts'

/** The figure counts people of this list who share a number with a support of this programme; the rows below tell of the file alone. */
export function DuplicatesNote({ list }: { readonly list: ListSummary }) {
  const place = usePlace()
  const address = useAddress()
  const { duplicates } = list.counts
  if (duplicates === 0) return null
  const unit = list.commune === place.session.unit.code ? null : list.commune
  return (
    <p>
      {groupThousands(duplicates)} người của danh sách này cùng số giấy tờ với một khoản khác của chương trình này mà
      mỗi người chỉ được nhận một, trong tệp này hoặc đã có từ trước, ở đây hoặc ở xã khác. Khoản hỗ trợ thêm và tháng
      khác của cùng chính sách không tính ở đây. Bảng từng dòng chỉ đánh dấu dòng lặp lại trong tệp.{' '}
      <Link href={address(paths.people, { unit, duplicates: 'co' })}>
        Xem người có cảnh báo trùng của {list.communeName}
      </Link>
    </p>
  )
}

/** Told as a count: most people of a later programme stand in an earlier one too, and rightly. */
export function OtherProgrammesNote({ list }: { readonly list: ListSummary }) {
  const { otherProgrammes } = list.counts
  if (otherProgrammes === 0) return null
  return (
    <p>
      {groupThousands(otherProgrammes)} người mới có thể cũng có khoản ở chương trình khác, theo số giấy tờ hoặc họ tên,
      ngày sinh và nơi ở. Hai chương trình không loại trừ nhau: không vì thế mà dừng chi. Dòng nào ở đó ghi người đã mất
      hay mang số giấy tờ khác, trong cùng xã, thì được đánh dấu; của từng người xem ở hồ sơ.
    </p>
  )
}

/** The way on from a file that could not be read, or with rows that wait to be mended: the same form filled in once more. */
export function SendAgain({ list }: { readonly list: ListSummary }) {
  const place = usePlace()
  const address = useAddress()
  const isOpenWork = list.state === 'finished' && list.openRows > 0
  if (!(list.state === 'refused' || isOpenWork) || !place.can('list.create')) return null
  const again = address(paths.lists, {
    unit: list.commune === place.session.unit.code ? null : list.commune,
    policy: list.policy,
    decisionNumber: list.decision?.number ?? null,
    decisionDay: list.decision?.day ?? null,
  })
  if (isOpenWork)
    return (
      <p>
        {groupThousands(list.openRows)} dòng chưa nhập được còn chờ anh/chị: tải tệp về kèm cột “Lỗi” ở dưới, sửa trong
        Excel rồi <Link href={again}>tải cả tệp lên lại</Link>. Hệ thống chỉ nhập phần còn thiếu.
      </p>
    )
  return (
    <p>
      Sửa tệp theo lý do trên, hoặc chép sang{' '}
      <a href={sampleAddress(list.programme)} download>
        tệp mẫu (Excel)
      </a>
      , rồi <Link href={again}>tải lên lại</Link>. Các lựa chọn cho danh sách này vẫn được giữ.
    </p>
  )
}
