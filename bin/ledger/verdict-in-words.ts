import { faultSentence } from '../../lambdas/domain/ledger/seals/ledger-fault.ts'
import { formatDay } from '../../lambdas/domain/time/local-day.ts'
import { unitTree } from '../../lambdas/domain/units/unit-maps.ts'
import { whatRunsHere } from '../../lib/what-runs.ts'
import type { Verdict } from './verify-ledger.ts'

/** Of faults that many follow the first one is what matters; a few more help to see how far it goes. */
const mostShown = 10

/** What an operator reads: what does not fit first, then what nothing can be said of yet. */
export const verdictInWords = (verdict: Verdict): string =>
  [...headInWords(verdict), ...unsealedInWords(verdict), ...copiedInWords(verdict)].join('\n')

function headInWords({ faults, unsealed, days, lastDay, lastSeal, events, waiting }: Verdict): string[] {
  const tree = unitTree(process.env.UNIT_MAP ?? whatRunsHere().unitMap)
  const unitName = (code: string): string => tree.find(code)?.name ?? code
  const [first, ...more] = faults
  if (first)
    return [
      `Sổ KHÔNG khớp. Chỗ đầu tiên: ${faultSentence(first, unitName)}`,
      ...more.slice(0, mostShown).map((fault) => `  ${faultSentence(fault, unitName)}`),
      ...(more.length > mostShown ? [`  và ${more.length - mostShown} chỗ nữa (--json cho đủ).`] : []),
    ]
  const sealed = `${events - waiting} sự kiện của ${days} ngày đã niêm phong`
  return [
    `${unsealed ? 'Phần đã niêm phong khớp' : 'Sổ nguyên vẹn'}: ${sealed}, ${waiting} sự kiện chờ niêm phong.`,
    ...(lastDay
      ? [`Ngày cuối ${formatDay(lastDay)}, mã niêm phong ${lastSeal}`]
      : ['Chưa có ngày nào được niêm phong.']),
  ]
}

/** A machine that was off looks like a chain that was cut: which of the two it is only a seal that somebody copied can tell. */
function unsealedInWords({ unsealed }: Verdict): string[] {
  if (!unsealed) return []
  const { from, to, events } = unsealed
  const days = from === to ? `ngày ${formatDay(from)}` : `các ngày từ ${formatDay(from)} đến ${formatDay(to)}`
  return [
    `CHƯA niêm phong hoặc chưa công bố ${days}: ${events} sự kiện của những ngày này chưa có mã nào giữ, sửa hay xoá cũng không lộ.`,
    'Nếu máy đã tắt hoặc việc niêm phong bị lỗi: chạy lại lịch niêm phong (docs/runbook.md, mục seal-ledger) rồi kiểm tra lại. Nếu trước đây đã thấy mã của những ngày này: sổ công bố đã bị cắt bớt. Ai đã chép mã niêm phong thì đối chiếu bằng --seal=MÃ.',
  ]
}

const copiedInWords = ({ copied }: Verdict): string[] =>
  copied.map(({ seal, day }) =>
    day === null
      ? `Mã đã chép ${seal} KHÔNG có trong sổ công bố: những ngày đến lúc chép đã bị cắt bớt hoặc niêm phong lại.`
      : `Mã đã chép ${seal} là mã của ngày ${formatDay(day)} trong sổ này: đến ngày ấy sổ vẫn là sổ lúc chép.`,
  )
