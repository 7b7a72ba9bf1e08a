import { Checkbox } from '@mantine/core'
import { Link } from 'wouter'
import type { CaseDetail, CaseRecordView } from '../../../lambdas/contract/cases.ts'
import { formatDay } from '../../../lambdas/domain/time/local-day.ts'
import { formatBirth } from '../../shared/formats/birth.ts'
import { formatDong } from '../../shared/formats/figures.ts'
import { paths } from '../frame/addresses.ts'
import { useAddress } from '../frame/use-address.ts'
import { differing, differingBirths, differingNumbers, type Piece } from './differing.ts'

interface Line {
  readonly words: string
  readonly value: (record: CaseRecordView) => string | null
  /** What of a value differs, where a person or a typist has spelled it: there a letter tells something. Of other values the whole is marked. */
  readonly compare?: (text: string, other: string) => readonly Piece[]
}

/** The same lines for every record, so that what differs stands beside what it differs from. */
const lines: readonly Line[] = [
  { words: 'Họ tên', compare: differing, value: ({ fullName }) => fullName },
  { words: 'Sinh', compare: differingBirths, value: ({ birth }) => birth && formatBirth(birth) },
  { words: 'Giới tính', value: ({ sex }) => sex },
  {
    words: 'Số giấy tờ',
    compare: differingNumbers,
    value: ({ idNumbers }) => idNumbers && (idNumbers.join(', ') || 'Chưa có'),
  },
  { words: 'Thôn, buôn', compare: differing, value: ({ hamlet }) => hamlet },
  { words: 'Xã', value: ({ communeName }) => communeName },
  { words: 'Hộ', compare: differing, value: ({ household }) => household },
  { words: 'Chính sách', value: ({ policy, policyName }) => `${policy} · ${policyName}` },
  { words: 'Số tháng', value: ({ months }) => (months === null ? null : String(months)) },
  { words: 'Số tiền', value: moneyOf },
  { words: 'Trạng thái', value: ({ statusName }) => statusName },
  {
    words: 'Đã chi',
    value: ({ paidOn, payerName }) => paidOn && [formatDay(paidOn), payerName].filter(Boolean).join(', '),
  },
  { words: 'Quyết định', value: ({ decision }) => decision && `${decision.number} ngày ${formatDay(decision.day)}` },
]

const whole = (text: string): readonly Piece[] => [{ text, differs: true }]

interface CaseRecordsProps {
  readonly detail: CaseDetail
  /** Ids of the records that are marked as somebody else's. */
  readonly apart: readonly string[]
  readonly onApart: (apart: readonly string[]) => void
}

export function CaseRecords({ detail: { records, commands }, apart, onApart }: CaseRecordsProps) {
  const address = useAddress()
  const [first] = records
  // Of two records the outcome itself says that they are two people's.
  const isLast = records.length - apart.length <= 2
  const isPartable = records.length > 2 && commands.includes('decide')
  return (
    <section aria-labelledby="cac-ho-so">
      <h2 id="cac-ho-so">Các hồ sơ cạnh nhau</h2>
      {/* A wide comparison is scrolled inside its own box, also by the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the box scrolls */}
      <section className="side-by-side" tabIndex={0} aria-label="Bảng so sánh các hồ sơ">
        <table className="data-table compare-table">
          <caption className="only-heard">Các hồ sơ cạnh nhau; chỗ khác với hồ sơ 1 được đánh dấu</caption>
          <thead>
            <tr>
              <td />
              {records.map((record, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: records have a fixed order and may have no id
                <th key={index} scope="col">
                  {record.entitlementId ? (
                    <Link href={address(`${paths.people}/${record.entitlementId}`)}>Hồ sơ {index + 1}</Link>
                  ) : (
                    `Hồ sơ ${index + 1} (đơn vị khác)`
                  )}
                  {isPartable && record.entitlementId ? (
                    <ApartMark id={record.entitlementId} number={index + 1} isLast={isLast} {...{ apart, onApart }} />
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ words, value, compare = whole }) => (
              <tr key={words}>
                <th scope="row">{words}</th>
                {records.map((record, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <td key={index}>
                    <Value
                      text={value(record)}
                      other={index === 0 || !first ? null : value(first)}
                      isHidden={record.entitlementId === null}
                      compare={compare}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

interface ApartMarkProps extends Pick<CaseRecordsProps, 'apart' | 'onApart'> {
  readonly id: string
  readonly number: number
  /** No more than two are left that may be one person's. */
  readonly isLast: boolean
}

/** One record of several may be a namesake's: the conclusion is then about the others. */
function ApartMark({ id, number, isLast, apart, onApart }: ApartMarkProps) {
  const isApart = apart.includes(id)
  const isClosed = isLast && !isApart
  return (
    <Checkbox
      label="Là người khác"
      aria-label={`Hồ sơ ${number} là người khác`}
      checked={isApart}
      disabled={isClosed}
      description={isClosed ? 'Phải còn ít nhất hai hồ sơ' : null}
      onChange={() => onApart(isApart ? apart.filter((other) => other !== id) : [...apart, id])}
    />
  )
}

interface ValueProps {
  readonly text: string | null
  /** What it is compared with; null for the first record. */
  readonly other: string | null
  readonly isHidden: boolean
  readonly compare: (text: string, other: string) => readonly Piece[]
}

/** Equal values are quiet; in others the differing letters are marked. */
function Value({ text, other, isHidden, compare }: ValueProps) {
  if (text === null) return <span className="same-value">{isHidden ? 'Đơn vị khác quản lý' : '–'}</span>
  if (other === null) return text
  if (text === other) return <span className="same-value">{text}</span>
  return (
    <>
      {compare(text, other).map((piece, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
        piece.differs ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
      )}
    </>
  )
}

function moneyOf({ amount, offset }: CaseRecordView): string | null {
  if (amount === null) return null
  return offset ? `${formatDong(amount)} (đã trừ ${formatDong(offset)})` : formatDong(amount)
}
