import type { Unit } from '../../lambdas/domain/units/unit-tree.ts'
import { counterOf, type OpenDay, width, work } from './day.ts'
import { shuffled } from './dice.ts'
import { abreast } from './offices.ts'
import { sayArrivedAgain } from './said-again.ts'
import { markList, takeBackBatch } from './work/batch-work.ts'
import { type CaseDesk, caseDesks, decideCases } from './work/case-work.ts'
import { answerComplaints } from './work/complaint-work.ts'
import { collect, deliver, oversee, search, supply } from './work/counter-work.ts'
import { moveMonths } from './work/month-work.ts'
import { askHouseholdBack, collectFromHouseholds, mistypeReturn } from './work/recovery-work.ts'
import { drawAccount, sendResults } from './work/result-file-work.ts'

/** The afternoon: districts, their post offices, the province, and those who bring money back. */
export async function afternoon(today: OpenDay): Promise<void> {
  const { offices, day, open, busy, busyDistricts, tree } = today
  const districts = offices.districts.filter(({ code }) => open.some(({ parent }) => parent === code))
  await work(today, 'district', districts, async ({ code }) => {
    const isBusy = busyDistricts.some((one) => one.code === code)
    await Promise.all([postOffice(today, code, isBusy), desk(today, code, isBusy)])
  })
  await Promise.all([
    abreast(width, caseDesks({ ...offices, districts, root: tree.root.code }), (one: CaseDesk) =>
      decideCases(counterOf(today, 'cases', one.unit), one),
    ),
    complaintDesks(today),
  ])
  await work(today, 'recovery', open, async ({ code }) => {
    const counter = counterOf(today, 'recovery', code)
    const officer = offices.commune(code)
    if (counter.random.chance(0.4)) await collect(counter, officer, code)
    if (!busy.some((one) => one.code === code)) return
    await mistypeReturn(counter, officer, code)
    await collectFromHouseholds(counter, officer, code)
  })
  const drawn = busyDistricts.filter((_, nth) => (nth + day) % 2 === 0)
  await work(today, 'account', drawn, ({ code }) => drawAccount(today.book, offices.postOffice(code), code))
}

async function postOffice(today: OpenDay, code: string, isBusy: boolean): Promise<void> {
  const { offices, day, book, hasFaults } = today
  const counter = counterOf(today, 'post', code)
  const [payer, district] = [offices.postOffice(code), offices.district(code)]
  if (isBusy) {
    const waiting = await search(counter, district, { unit: code, status: 'approved', limit: 100 })
    await supply(counter, district, { district: code, most: 14, waiting: shuffled(counter.random, waiting) })
    await sendResults(counter, payer, code)
    const sent = book.batches.findLast(({ kind, officer }) => kind === 'file' && officer === payer)
    if (hasFaults && sent && counter.random.chance(0.5))
      await sayArrivedAgain(
        today.cloud,
        { key: `results/${sent.id}`, queue: 'intake-batchesqueue' },
        counter.random.pick([0, 600]),
      )
    const marked = { unit: code, status: 'with-payer', most: 6, other: district } as const
    await markList(counter, payer, { ...marked, isUndone: day % 3 === 1 })
    await takeBackBatch(book, [payer], district)
  }
  for (const seen of await search(counter, payer, { unit: code, status: 'with-payer', limit: 60 }))
    if (counter.random.chance(0.5)) await deliver(counter, payer, seen)
}

async function desk(today: OpenDay, code: string, isBusy: boolean): Promise<void> {
  const { offices, tree, isShort } = today
  const counter = counterOf(today, 'desk', code)
  const officer = offices.district(code)
  await oversee(counter, officer, { district: code, isShort })
  await moveMonths(counter, officer, { district: code, most: 4 })
  if (isBusy)
    for (const commune of tree
      .communes(code)
      .filter((one) => today.busy.includes(one))
      .slice(0, 2))
      await askHouseholdBack(counter, officer, { commune: commune.code, most: 3 })
}

async function complaintDesks(today: OpenDay): Promise<void> {
  const { offices, book, tree } = today
  const answer = (unit: Unit, level: 'commune' | 'district' | 'province') => {
    const [officer, second] = {
      commune: () => [offices.commune(unit.code), null] as const,
      district: () => [offices.district(unit.code), offices.secondOfDistrict(unit.code)] as const,
      province: () => [offices.province, offices.secondOfProvince] as const,
    }[level]()
    return answerComplaints(counterOf(today, 'complaints', unit.code), {
      unit: unit.code,
      officer,
      second,
      above: unit.parent,
    })
  }
  const waiting = new Set(book.complaints.map(({ owners }) => owners.at(-1)))
  const own = (units: readonly Unit[]) => units.filter(({ code }) => waiting.has(code))
  await work(today, 'complaints', own(offices.communes), (unit) => answer(unit, 'commune'))
  await work(today, 'complaints', own(offices.districts), (unit) => answer(unit, 'district'))
  await work(today, 'complaints', own([tree.root]), (unit) => answer(unit, 'province'))
}
