import type { KnownIdNumber } from '../../../lambdas/domain/payments/entitlement.ts'
import { seededRandom } from '../../../local/demo/random.ts'
import { drawBirth, drawName, edeShare, fullNameOf } from '../../support/labelled/invented-person.ts'
import { communeCode, type LabelledRow } from '../../support/labelled/labelled-row.ts'

export interface Country {
  readonly people: number
  readonly seed: number
  /** Numbers of its communes, from the first one on; no other list has them. */
  readonly from: number
  readonly communes: number
}

/**
 * People of other provinces, drawn as the labelled list draws a person, and each by himself: neither second rows nor families. Only who has
 * one of the births is told, since a list of another province meets nobody else of them.
 */
export function* restOfCountry(
  { people, seed, from, communes }: Country,
  canMeet: (birth: LabelledRow['birth']) => boolean,
): Generator<LabelledRow> {
  const random = seededRandom(seed)
  for (let person = 1; person <= people; person++) {
    const commune = from + random.below(communes)
    const isEde = random.chance(edeShare(commune))
    const birth = drawBirth(random, isEde)
    if (!canMeet(birth)) continue
    const sex = random.chance(0.5) ? 'nam' : 'nữ'
    const name = drawName(random, sex, isEde)
    const fullName = fullNameOf({ ...rest, ...name, person, isEde, sex, birth, commune })
    const idNumber = drawNumber(random, sex, birth.year)
    yield {
      ...{ person, twinOf: 0, fullName, birth, sex, idNumber, commune: communeCode(commune) },
      ...{ hamlet: '', household: null, policy: '' },
    }
  }
}

const rest = { cmnd: null, cccd: null, listed: null, hamlet: '', household: '' }

/** Of which kind lists carry it, and its digits by chance: that two of sixteen million would be alike by chance alone changes no count. */
function drawNumber(random: ReturnType<typeof seededRandom>, sex: 'nam' | 'nữ', year: number): KnownIdNumber | null {
  const kind = random.next()
  const hasCmnd = year < 2005
  if (kind < 0.05 || (!hasCmnd && year > 2008 && kind < 0.5)) return null
  const digits = (count: number): string => String(random.below(10 ** count)).padStart(count, '0')
  if (hasCmnd && kind < 0.68) return { kind: 'CMND', number: `2${digits(8)}` }
  const centurySex = (year >= 2000 ? 2 : 0) + (sex === 'nữ' ? 1 : 0)
  return { kind: 'CCCD', number: `0${digits(2)}${centurySex}${String(year).slice(2)}${digits(6)}` }
}
