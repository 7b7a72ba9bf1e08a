import type { Unit } from '../../lambdas/domain/units/unit-tree.ts'
import { ApiProblem } from '../../web/shared/api-problem.ts'
import { shuffled } from './dice.ts'
import type { Month } from './month.ts'
import { abreast } from './offices.ts'
import type { Counter } from './work/counter-work.ts'
import { takeOut } from './work/export-work.ts'

/** Officers at work at the same time. */
export const width = 6
/** Of a whole province so many communes a day do what takes an office long: print, mark a list, ask money back. */
export const longWorkADay = 20

export interface OpenDay extends Month {
  readonly day: number
  /** Communes that have brought a list, and are open today. */
  readonly open: readonly Unit[]
  /** Of those some, which differ from day to day. */
  readonly busy: readonly Unit[]
  readonly busyDistricts: readonly Unit[]
}

/** @param units by the order in which they take turns */
export const inTurn = (units: readonly Unit[], day: number): Unit[] => {
  const from = units.length === 0 ? 0 : (day * longWorkADay) % units.length
  return [...units.slice(from), ...units.slice(0, from)].slice(0, longWorkADay)
}

export const counterOf = ({ book, dice, day }: OpenDay, ...names: (string | number)[]): Counter => ({
  book,
  random: dice(day, ...names),
})

/** A piece of work whose call no rule explains is a surprise, and the month goes on. */
export async function work(
  today: OpenDay,
  name: string,
  all: readonly Unit[],
  one: (unit: Unit, nth: number) => Promise<void>,
) {
  const numbered = all.map((unit, nth) => ({ unit, nth }))
  await abreast(width, numbered, async ({ unit, nth }) => {
    try {
      await one(unit, nth)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      today.book.surprise(`${name} of ${unit.code}: ${error.status} ${error.code}: ${error.message}`)
    }
  })
}

/** In the evening, when nobody changes the register any more, some take out what their screen shows. */
export async function evening(today: OpenDay): Promise<void> {
  const { offices, busy, busyDistricts, day, tree } = today
  const take = (unit: Unit, officer: typeof offices.province, format: 'xlsx' | 'csv') =>
    takeOut(counterOf(today, 'export', officer.username), officer, { unit: unit.code, format })
  const { random } = counterOf(today, 'who exports')
  const some = shuffled(random, busy).slice(0, Math.ceil(busy.length / 8))
  await work(today, 'export', some, (unit) => take(unit, offices.commune(unit.code), 'xlsx'))
  await work(today, 'export', shuffled(random, busyDistricts).slice(0, 2), (unit, nth) =>
    take(unit, (nth + day) % 2 === 0 ? offices.postOffice(unit.code) : offices.front(unit.code), 'csv'),
  )
  await work(today, 'export', [tree.root], (unit) => take(unit, offices.province, day % 2 === 0 ? 'csv' : 'xlsx'))
}
