import type { KnownIdNumber } from '../../../lambdas/domain/payments/entitlement.ts'
import type { Random } from '../../../local/demo/random.ts'
import { drawHamlet, type InventedPerson } from './invented-person.ts'
import { communeCode, type LabelledRow, type Noise } from './labelled-row.ts'
import { noisyName } from './name-noise.ts'
import { slippedNumber, wrongBirth } from './number-noise.ts'

type Chance = { readonly random: Random; readonly noise: Noise; readonly communes: number }

/** Makes of a person's first row what another list says of him. */
export function spoilRow(row: LabelledRow, who: InventedPerson, chance: Chance): void {
  if (chance.noise === 'harsh') spoilMore(row, who, chance)
  else spoilAsUsual(row, who, chance)
}

/** Two names in five, one place in seven, and of number and birth at most one: nothing, number, its kind, no number, birth. */
function spoilAsUsual(row: LabelledRow, who: InventedPerson, chance: Chance): void {
  const { random } = chance
  if (random.chance(0.4)) row.fullName = noisyName(random, who)
  if (random.chance(0.05)) move(row, chance)
  else if (random.chance(0.1)) rehouse(row, who, chance)
  if (random.chance(0.03)) row.sex = null
  const kind = random.next()
  if (kind < 0.4) return
  if (kind < 0.58) row.idNumber = row.idNumber && slippedNumber(random, row.idNumber)
  else if (kind < 0.85) row.idNumber = otherCard(row.idNumber, who)
  else if (kind < 0.93) row.idNumber = null
  else row.birth = wrongBirth(random, row.birth)
}

/** Two or three fields at once, of name, number, birth and place. */
function spoilMore(row: LabelledRow, who: InventedPerson, chance: Chance): void {
  const { random } = chance
  const count = random.chance(0.35) ? 3 : 2
  const spoils = new Set<number>()
  while (spoils.size < count) spoils.add(random.below(4))
  if (spoils.has(0)) row.fullName = noisyName(random, who)
  if (spoils.has(1)) {
    const kind = random.next()
    if (kind < 0.4) row.idNumber = row.idNumber && slippedNumber(random, row.idNumber)
    else row.idNumber = kind < 0.8 ? otherCard(row.idNumber, who) : null
  }
  if (spoils.has(2)) row.birth = wrongBirth(random, row.birth)
  if (!spoils.has(3)) return
  if (random.chance(0.1)) move(row, chance)
  else rehouse(row, who, chance)
}

function move(row: LabelledRow, { random, communes }: Chance): void {
  const commune = random.below(communes)
  row.commune = communeCode(commune)
  row.hamlet = drawHamlet(random, commune)
}

function rehouse(row: LabelledRow, { commune }: InventedPerson, { random }: Chance): void {
  row.hamlet = random.chance(0.5) ? '' : drawHamlet(random, commune)
}

/** The old card for the new one, or the other way round; as it was where there is no other. */
function otherCard(listed: KnownIdNumber | null, { cmnd, cccd }: InventedPerson): KnownIdNumber | null {
  if (listed?.kind === 'CMND' && cccd !== null) return { kind: 'CCCD', number: cccd }
  if (listed?.kind === 'CCCD' && cmnd !== null) return { kind: 'CMND', number: cmnd }
  return listed
}
