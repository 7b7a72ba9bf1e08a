import { isSameHamlet } from '../names/hamlet-key.ts'
import { nameKey } from '../names/name-key.ts'
import { unitNameKey } from '../names/unit-name-key.ts'
import { numbersAgree } from '../payments/correction.ts'
import type { Entitlement } from '../payments/entitlement.ts'
import { namedMonths, paymentsOf, unpaidSum } from '../payments/instalments.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import type { BatchAnswer } from './batch-answer.ts'
import { monthsMeant } from './named-months.ts'
import type { ResultLine } from './result-line.ts'

/** Which support a line means, or why none. */
export type LineMatch =
  | { readonly ok: true; readonly entitlement: Entitlement }
  | { readonly ok: false; readonly answer: BatchAnswer; readonly message: string | null }

interface Desk {
  readonly tree: UnitTree
  /** Whose lists the file is about. */
  readonly unit: string
  /** The policy that a list's words mean; null where they mean none. */
  readonly policyOf: (words: string) => string | null
}

/** Where else somebody may stand is not told: what is outside a unit answers like what does not exist. */
const notInUnit = 'Đợt này chỉ tìm trong địa bàn đã chọn: người của xã, huyện khác thì gửi tệp cho địa bàn đó.'

/** More names than any honest file has; further ones are looked up each time, so memory has an end. */
const rememberedNames = 2000
const notUnderHeading =
  'Người cùng họ tên có khoản ở xã khác, không phải xã ghi ở tiêu đề, tên trang: ghi thêm số giấy tờ, hoặc cột Xã.'

const no = (answer: BatchAnswer, message: string | null = null): LineMatch => ({ ok: false, answer, message })

/**
 * The supports of a unit, found as a line names them: by its code, else by number and name, else by the name with a second sign (year of
 * birth or hamlet). A name alone is nobody: three of a hundred people here share one with a neighbour.
 */
export class SupportIndex {
  readonly #desk: Desk
  /** By the unit and the words: all rows of a sheet say the same. */
  readonly #communes = new Map<string, readonly string[]>()
  readonly #byId = new Map<string, Entitlement>()
  readonly #byNumber = new Map<string, Entitlement[]>()
  readonly #byName = new Map<string, Entitlement[]>()

  constructor(desk: Desk, entitlements: Iterable<Entitlement> = []) {
    this.#desk = desk
    for (const one of entitlements) this.add(one)
  }

  get size(): number {
    return this.#byId.size
  }

  add(entitlement: Entitlement): void {
    this.#byId.set(entitlement.id, entitlement)
    const { fullName, idNumbers } = entitlement.person
    put(this.#byName, nameKey(fullName), entitlement)
    for (const { number } of idNumbers) put(this.#byNumber, number, entitlement)
  }

  find(line: ResultLine): LineMatch {
    const place = this.#placeOf(line)
    if (!place.ok) return place
    const { communes } = place
    if (line.code !== null) return this.#byCode(line, line.code)
    const name = nameKey(line.fullName)
    if (name === '') return no('unclear', 'Dòng thiếu họ tên: ghi họ tên rồi gửi lại.')
    const numbers = [...line.idNumbers, ...(line.lostZeros?.idNumbers ?? [])]
    const numbered = unique(numbers.flatMap(({ number }) => this.#byNumber.get(number) ?? []))
    const ofNumber = numbered.filter(({ person }) => nameKey(person.fullName) === name)
    if (numbered.length > 0 && ofNumber.length === 0)
      return no('unsure', 'Số giấy tờ này trong hệ thống là của người có họ tên khác: đối chiếu lại giấy tờ.')
    const candidates = ofNumber.length > 0 ? ofNumber : this.#byName.get(name)
    const under = communes ?? this.#communesAbove(line)
    const below = (candidates ?? []).filter(({ commune }) => !under || under.includes(commune))
    // Whose number it is says more than the heading that his row stands below.
    const here = communes === null && ofNumber.length > 0 && below.length === 0 ? ofNumber : below
    if (here.length === 0 && communes === null && (candidates ?? []).length > 0) return no('unsure', notUnderHeading)
    if (here.length === 0)
      return ofNumber.length > 0
        ? no('other-unit', 'Số giấy tờ này thuộc xã khác của địa bàn, không phải xã mà dòng ghi: xem lại cột Xã.')
        : no('unknown', notInUnit)
    const signed = ofNumber.length > 0 ? here : here.filter((one) => hasSecondSign(one, this.#withOwnHamlet(line)))
    if (signed.length === 0)
      return here.some((one) => numbersAgree(one.person.idNumbers, line.idNumbers))
        ? no('unsure', 'Chỉ trùng họ tên: ghi thêm số giấy tờ, năm sinh hoặc thôn.')
        : no('unknown', 'Có người cùng họ tên nhưng số giấy tờ khác.')
    return this.#theOne(signed, line)
  }

  #byCode(line: ResultLine, code: string): LineMatch {
    const found = this.#byId.get(code)
    if (!found) return no('unknown', `Không có mã chi trả này trong địa bàn. ${notInUnit}`)
    if (line.fullName !== '' && nameKey(found.person.fullName) !== nameKey(line.fullName))
      return no('unsure', 'Mã chi trả là của người có họ tên khác.')
    return { ok: true, entitlement: found }
  }

  /** Which communes the line speaks of; null for any of the unit. */
  #placeOf({ commune }: ResultLine): { ok: true; communes: readonly string[] | null } | (LineMatch & { ok: false }) {
    if (commune === null) return { ok: true, communes: null }
    const { tree, unit } = this.#desk
    const ours = this.#named(tree.root.code, commune).filter((code) => tree.contains(unit, code))
    if (ours.length > 0) return { ok: true, communes: ours }
    return { ok: false, answer: 'other-unit', message: `Dòng ghi "${commune}", không thuộc địa bàn của đợt này.` }
  }

  /** The communes that the heading above a row means, none of them here where it is another unit's, or the name of its sheet; null where neither names one. */
  #communesAbove({ under, sheet }: ResultLine): readonly string[] | null {
    const { tree, unit } = this.#desk
    const headed = under === null ? [] : this.#named(tree.root.code, under)
    const named = headed.length > 0 ? headed.filter((code) => tree.contains(unit, code)) : this.#named(unit, sheet)
    return headed.length > 0 || named.length > 0 ? named : null
  }

  /** "Ea Tiêu", as a sheet is called, is a commune and no hamlet. */
  #withOwnHamlet(line: ResultLine): ResultLine {
    const { hamlet, sheet } = line
    if (
      hamlet === null ||
      unitNameKey(hamlet) !== unitNameKey(sheet) ||
      this.#named(this.#desk.unit, sheet).length === 0
    )
      return line
    return { ...line, hamlet: null }
  }

  /** The codes of the communes below a unit that words mean. */
  #named(unit: string, words: string): readonly string[] {
    const known = this.#communes.get(`${unit}\n${words}`)
    if (known) return known
    const key = unitNameKey(words)
    const codes = this.#desk.tree.communes(unit).flatMap(({ code, name }) => (unitNameKey(name) === key ? [code] : []))
    if (this.#communes.size < rememberedNames) this.#communes.set(`${unit}\n${words}`, codes)
    return codes
  }

  /** A person may have several supports: the policy's words, then the sum, tell which is meant. */
  #theOne(found: readonly Entitlement[], line: ResultLine): LineMatch {
    const policy = line.policy === null ? null : this.#desk.policyOf(line.policy)
    const ofPolicy = policy === null ? found : found.filter((one) => one.policy === policy)
    if (ofPolicy.length === 0) return no('unknown', 'Người này không có khoản theo chính sách mà dòng ghi.')
    // April by one decision and May by another are two supports: the month tells them apart where the line names it.
    const named = ofPolicy.length > 1 ? ofPolicy.filter((one) => hasMonths(one, line.months)) : []
    const ofMonths = named.length > 0 ? named : ofPolicy
    const ofSum = ofMonths.length > 1 ? ofMonths.filter((one) => isOfSum(one, line.amount)) : ofMonths
    const [only] = ofSum
    if (ofSum.length === 1 && only) return { ok: true, entitlement: only }
    return no('unsure', `Có ${ofPolicy.length} khoản phù hợp: ghi thêm chính sách, số tiền hoặc số giấy tờ.`)
  }
}

/**
 * The line whose number without its first zeros is the one that its person is known to have, of which nothing is added and nothing is
 * left to ask. Of anybody else the fault stands.
 */
export function withKnownNumber(line: ResultLine, match: LineMatch): ResultLine {
  const { lostZeros } = line
  if (lostZeros === null) return line
  const known = match.ok ? match.entitlement.person.idNumbers : []
  const isHis = lostZeros.idNumbers.every(({ number }) => known.some((one) => one.number === number))
  return isHis ? line : { ...line, fault: line.fault ?? lostZeros.fault }
}

const unique = (found: readonly Entitlement[]): Entitlement[] => [...new Set(found)]

function put(map: Map<string, Entitlement[]>, key: string, entitlement: Entitlement): void {
  const known = map.get(key)
  if (known) known.push(entitlement)
  else map.set(key, [entitlement])
}

/** Besides the name: the year of birth or the hamlet agree, and nothing that both say differs. */
function hasSecondSign({ person }: Entitlement, { birthYear, hamlet, idNumbers }: ResultLine): boolean {
  if (!numbersAgree(person.idNumbers, idNumbers)) return false
  const sameYear = birthYear === null || person.birth === null ? null : person.birth.year === birthYear
  const sameHamlet = hamlet === null || person.hamlet === null ? null : isSameHamlet(hamlet, person.hamlet)
  return sameYear !== false && sameHamlet !== false && (sameYear === true || sameHamlet === true)
}

/** Whether the support has all months that the line names. */
function hasMonths(one: Entitlement, written: readonly string[] | null): boolean {
  const meant = monthsMeant(one, written) ?? []
  const names = namedMonths(one)
  return meant.length > 0 && meant.every((month) => names.includes(month))
}

const isOfSum = (one: Entitlement, amount: number | null): boolean =>
  amount !== null && (unpaidSum(one) === amount || paymentsOf(one).some((payment) => payment.amount === amount))
