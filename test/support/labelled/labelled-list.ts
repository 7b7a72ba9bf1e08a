import type { KnownIdNumber } from '../../../lambdas/domain/payments/entitlement.ts'
import { type Random, seededRandom } from '../../../local/demo/random.ts'
import { IdOffice, neighbour } from './id-office.ts'
import { drawBirth, drawHamlet, drawName, edeShare, fullNameOf, type InventedPerson } from './invented-person.ts'
import { communeCode, type LabelledRow, type Noise } from './labelled-row.ts'
import { spoilRow } from './spoil-row.ts'

export type LabelledListOptions = {
  people: number
  seed: number
  noise?: Noise
  /** Communes of one size: 184 as in the province, more where there are more people. */
  communes?: number
}

/** Seeds that rules and weights were designed on; whoever reports figures takes others. */
export const designSeeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

const policies = ['Người có công', 'Bảo trợ xã hội', 'Hộ nghèo', 'Hộ cận nghèo', 'Lao động tự do']
const shares = { twice: 0.03, twins: 0.004, namesake: 0.01, generations: 0.01, issuedTwice: 0.001, household: 0.01 }

/**
 * Invented rows with the truth beside them, always the same from the same seed: some `people` rows, of which three in a
 * hundred are a person's second. Among the others stand those who are taken for one person most easily: twins with numbers
 * in a row, namesakes of one year in a commune, father and son, numbers issued twice, members of a household under the
 * head's number.
 */
export function* labelledList({ people, seed, noise = 'std', communes }: LabelledListOptions): Generator<LabelledRow> {
  yield* new ListMaker(people, seed, noise, communes ?? Math.max(184, Math.round(people / 5000))).rows()
}

class ListMaker {
  readonly random: Random
  private readonly office: IdOffice
  private readonly people: number
  readonly noise: Noise
  readonly communes: number
  private persons = 0
  private made = 0
  /** Rows that come later, on another list. */
  private readonly later: LabelledRow[] = []
  private readonly recent: InventedPerson[] = []

  constructor(people: number, seed: number, noise: Noise, communes: number) {
    this.random = seededRandom(seed * 7919 + people)
    this.office = new IdOffice(this.random, people)
    this.people = people
    this.noise = noise
    this.communes = communes
  }

  *rows(): Generator<LabelledRow> {
    while (this.made + this.later.length < this.people) {
      for (const row of this.next()) {
        this.made += 1
        yield row
      }
      if (this.later.length > 200 && this.random.chance(0.05)) yield this.takeLater()
    }
    while (this.later.length > 0) yield this.takeLater()
  }

  private takeLater(): LabelledRow {
    const at = this.random.below(this.later.length)
    const row = this.later[at] as LabelledRow
    this.later[at] = this.later[this.later.length - 1] as LabelledRow
    this.later.pop()
    this.made += 1
    return row
  }

  /** A person with those who come with him. */
  private next(): LabelledRow[] {
    const { random } = this
    const kind = random.next()
    const first = this.recall(kind) ?? this.invent()
    const rows = [this.rowOf(first)]
    if (random.chance(shares.twice)) this.appearAgain(first)
    if (random.chance(shares.twins)) rows.push(...this.twinsOf(first))
    if (random.chance(shares.household) && first.listed !== null) rows.push(...this.householdOf(first))
    if (random.chance(shares.issuedTwice)) this.issueTwice()
    return rows
  }

  /** A namesake or a son of somebody who came before; null for somebody new. */
  private recall(kind: number): InventedPerson | null {
    const { random, recent } = this
    if (recent.length < 100) return null
    if (kind < shares.namesake) {
      const model = random.pick(recent)
      const birth = { ...drawBirth(random, model.isEde), year: model.birth.year }
      const { surname, middle, given } = model
      return this.invent({ commune: model.commune, isEde: model.isEde, sex: model.sex, surname, middle, given, birth })
    }
    if (kind < shares.namesake + shares.generations) {
      const father = random.pick(recent)
      if (father.isEde || father.birth.year > 1985) return null
      const { surname, middle, commune, hamlet, household } = father
      const year = father.birth.year + 20 + random.below(15)
      const named = random.chance(0.03) ? { given: father.given } : {}
      const birth = { ...drawBirth(random, false), year }
      return this.invent({ isEde: false, sex: 'nam', surname, middle, commune, hamlet, household, birth, ...named })
    }
    return null
  }

  private invent(parts: Partial<InventedPerson> = {}): InventedPerson {
    const { random } = this
    this.persons += 1
    const commune = parts.commune ?? random.below(this.communes)
    const isEde = parts.isEde ?? random.chance(edeShare(commune))
    const sex = parts.sex ?? (random.chance(0.5) ? 'nam' : 'nữ')
    const birth = parts.birth ?? drawBirth(random, isEde)
    const who: InventedPerson = {
      ...{ person: this.persons, ...drawName(random, sex, isEde), isEde, sex, birth, commune },
      ...{ cmnd: birth.year < 2005 ? this.office.cmnd() : null, cccd: this.office.cccd(random, sex, birth.year) },
      ...{ listed: null, hamlet: drawHamlet(random, commune), household: `H${this.persons}` },
      ...parts,
    }
    if (parts.listed === undefined) who.listed = this.drawListed(who)
    if (this.recent.length < 2000) this.recent.push(who)
    else this.recent[random.below(2000)] = who
    return who
  }

  private drawListed({ cmnd, cccd, birth }: InventedPerson): KnownIdNumber | null {
    const kind = this.random.next()
    if (kind < 0.05) return null
    if (cmnd !== null && kind < 0.68) return { kind: 'CMND', number: cmnd }
    if (cmnd === null && birth.year > 2008 && kind < 0.5) return null
    return cccd === null ? null : { kind: 'CCCD', number: cccd }
  }

  private rowOf(who: InventedPerson, parts: Partial<LabelledRow> = {}): LabelledRow {
    const { person, birth, sex, listed, hamlet, household, commune } = who
    return {
      ...{ person, twinOf: 0, fullName: fullNameOf(who), birth, sex, idNumber: listed, hamlet, household },
      ...{ commune: communeCode(commune), policy: this.random.pick(policies), ...parts },
    }
  }

  private appearAgain(who: InventedPerson): void {
    const { random } = this
    const again = this.rowOf(who, { household: null })
    spoilRow(again, who, this)
    this.later.push(again)
    if (random.chance(0.04)) this.later.push({ ...again, policy: random.pick(policies) })
  }

  private twinsOf(first: InventedPerson): LabelledRow[] {
    const { random } = this
    const sex = random.chance(0.7) ? first.sex : first.sex === 'nam' ? 'nữ' : 'nam'
    const { surname, commune, hamlet, household, isEde, birth } = first
    let name = drawName(random, sex, isEde)
    while (name.given === first.given) name = drawName(random, sex, isEde)
    const middle = random.chance(0.6) && sex === first.sex ? first.middle : name.middle
    const [{ given }, steps] = [name, 1 + random.below(3)]
    const cmnd = first.cmnd && neighbour(first.cmnd, steps)
    const cccd =
      sex === first.sex && first.cccd ? neighbour(first.cccd, steps) : this.office.cccd(random, sex, birth.year)
    const listed: KnownIdNumber | null =
      first.listed === null
        ? null
        : first.listed.kind === 'CMND' && cmnd
          ? { kind: 'CMND', number: cmnd }
          : { kind: 'CCCD', number: cccd }
    const second = this.invent({
      surname,
      middle,
      given,
      isEde,
      sex,
      birth,
      commune,
      hamlet,
      household,
      cmnd,
      cccd,
      listed,
    })
    return [this.rowOf(second, { twinOf: first.person })]
  }

  private householdOf(head: InventedPerson): LabelledRow[] {
    const { random } = this
    const { commune, hamlet, household, surname, isEde, listed } = head
    return Array.from({ length: 1 + random.below(3) }, () => {
      const sex = random.chance(0.5) ? 'nam' : 'nữ'
      let name = drawName(random, sex, isEde)
      while (name.given === head.given) name = drawName(random, sex, isEde)
      const child = random.chance(0.6) ? { ...name, surname } : name
      const birth = drawBirth(random, isEde)
      return this.rowOf(this.invent({ ...child, sex, isEde, birth, commune, hamlet, household, listed }))
    })
  }

  /** Two strangers, one number. */
  private issueTwice(): void {
    const number: KnownIdNumber = { kind: 'CMND', number: this.office.issuedTwice(this.persons) }
    for (let nth = 0; nth < 2; nth++) {
      const birth = { ...drawBirth(this.random, false), year: 1940 + this.random.below(50) }
      this.later.push(this.rowOf(this.invent({ birth, cmnd: number.number, listed: number })))
    }
  }
}
