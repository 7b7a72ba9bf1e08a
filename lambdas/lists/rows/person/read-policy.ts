import { policyOfTitle } from '../../../domain/programmes/policy-finder.ts'
import type { ListContext } from '../../checked-list.ts'
import { isPlace } from '../headings/place-words.ts'
import { isKin, isPeople } from '../households/kin-and-peoples.ts'
import { type Place, type ProblemLog, quoted } from '../problem-log.ts'
import type { RowView } from '../row-view.ts'
import { saysOfPart } from './not-supported.ts'
import { policyTextOf } from './policy-text.ts'

/** What says the policy where a row does not: the head of its household, a heading above, the title. */
export type PoliciesAbove = {
  readonly head: string | null
  readonly heading: string | null
  readonly title: readonly string[]
}

export type ReadPolicy = { policyText: string | null; policy: string | null }

/** Said of the person himself; of "mồ côi (bố mẹ đã chết)" somebody else is dead. */
const dead =
  /(?:^|[(,;:–-]\s*)(?:đã |bị |mới |vừa )*(?:chết|tử vong|qua đời|từ trần|(?<=đã |mới |vừa )mất|chuyển (?:đi|khẩu|hộ khẩu))(?:\s*(?:ngày|tháng|năm|từ|t?\d|\().*)?\s*(?:\)|[,;–-]|$)/iu
/** "Vợ liệt sĩ (chết 1968)": nobody on a list died then. */
const martyr = /(?<!\p{L})liệt s[ĩỹ](?!\p{L}).*(?<!\d)19\d\d(?!\d)/iu
const isDead = (text: string): boolean => dead.test(text) && !martyr.test(text)

const noneMend = 'Nếu không được hỗ trợ, xóa dòng; nếu được, ghi tên chính sách ở cột Đối tượng'
const besideChosen = 'Nếu không được hỗ trợ theo chính sách đã chọn, xóa dòng; dòng vẫn được nhận'
const insteadOfChosen = 'Tải lên lại và để chính sách theo cột Đối tượng, hoặc sửa đối tượng của dòng này'
const unknownMend =
  'Ghi rõ tên chính sách; nếu không, dòng được hiểu theo tiêu đề hoặc chính sách chọn cho cả danh sách'

/**
 * Under which policy a row says that its person is. One that says he is under none is refused where the title's policy, or the one that was chosen
 * for the list, would be given to him all the same. So is one that says another than the chosen one.
 */
export function readPolicy(row: RowView, above: PoliciesAbove, context: ListContext, log: ProblemLog): ReadPolicy {
  const { resolvePolicy, chosenPolicy } = context
  const own = policyTextOf(row, log)
  const inherited = above.head !== null && isDead(above.head) ? null : above.head
  const policyText = own || inherited || above.heading
  const texts = [policyText, above.heading].filter((text) => text !== null)
  const saying = texts.find((text) => (resolvePolicy?.(text) ?? null) !== null)
  const policy = saying === undefined ? null : (resolvePolicy?.(saying) ?? null)
  const read = { policyText, policy }
  const cell = own === '' ? null : row.get('policy')
  const column = cell?.column ?? row.map.first('policy')
  const place: Place = { row: row.number, column, value: cell?.cell.text ?? policyText }
  if (saysNone(own, { ...above, head: inherited }, context)) {
    const reason = `${quoted(own || (inherited ?? ''))} nghĩa là người này không thuộc chính sách nào`
    log.error(place, 'no-policy', reason, noneMend)
    return { ...read, policy: null }
  }
  const other = saying === undefined ? null : (chosenPolicy?.otherThan(saying) ?? null)
  if (other !== null && chosenPolicy !== undefined) {
    const isMark = saying === own && row.all('policy').every(({ text }) => text !== own)
    const said = `${isMark ? 'Dòng đánh dấu ở' : 'Dòng thuộc'} ${quoted(saying ?? '')} (${other})`
    const reason = `${said}, nhưng chính sách chọn cho cả danh sách là ${chosenPolicy.label}`
    // Who is of the household of the poor may be a worker all the same: a mark tells both.
    if (isMark) log.warn(place, 'other-policy', reason, besideChosen)
    else log.error(place, 'other-policy', reason, insteadOfChosen)
  } else if (resolvePolicy !== undefined && own !== '' && resolvePolicy(own) === null && !isOfOtherThings(own)) {
    log.warn(place, 'unknown-policy', `${quoted(own)} không phải tên một chính sách`, unknownMend)
  }
  return read
}

function saysNone(own: string, above: PoliciesAbove, context: ListContext): boolean {
  if (isDead(own)) return true
  const text = own || above.head
  if (text === null || text === '' || (context.resolvePolicy?.(text) ?? null) !== null) return false
  if (saysOfPart(text)) return true
  const denied = context.deniedPolicies?.(text) ?? []
  const given = givenAnyway(above, context)
  return denied.length > 0 && (given === null || denied.includes(given))
}

/** What somebody would be given whose row says nothing; null where nobody knows. */
function givenAnyway({ heading, title }: PoliciesAbove, { chosenPolicy, resolvePolicy }: ListContext): string | null {
  const codeOf = (text: string): string | null => resolvePolicy?.(text) ?? null
  const below = heading === null ? null : codeOf(heading)
  return chosenPolicy?.code ?? below ?? policyOfTitle(title, codeOf)
}

/** What lists have in this column that says nothing of policies: hamlets, relations, peoples. */
const isOfOtherThings = (text: string): boolean => isPlace(text) || isKin(text) || isPeople(text)
