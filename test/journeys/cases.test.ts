import type { CaseDetail } from '../../lambdas/contract/cases.ts'
import { openedCase, queuedCase } from '../support/cases.ts'
import { listFile, newCmnd, newIdNumber, people } from '../support/list-files.ts'
import { takeIn } from '../support/uploads.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
/** Two communes of Thành phố Buôn Ma Thuột, and one of another district. */
const [here, there, elsewhere] = ['24136', '24139', '24547']
const district = '643'

/** One person in two lists: a higher support in the first commune, a lower one in the second. */
async function twice(fullName: string, communes: readonly [string, string], idNumber = newIdNumber()): Promise<void> {
  const province = await world().officer('tinh', '66')
  const [first, second] = communes
  const higher = people(1, { fullName, idNumber })
  const lower = people(1, { fullName, idNumber, policy: 'Hộ nghèo', amount: 750_000 })
  await takeIn(world(), province, { commune: first }, await listFile({ rows: higher }))
  await takeIn(world(), province, { commune: second }, await listFile({ rows: lower }))
}

const at = (detail: CaseDetail) => ({ params: { caseId: detail.summary.id } })

describe('one person in the lists of two communes', () => {
  it('is a case of their district: the lower support is held, concluded, stopped, and comes back with the reversal', async () => {
    const name = 'Lê Thị Hai Chính Sách'
    await twice(name, [here, there])
    const officer = await world().officer('huyen', district)
    const detail = await openedCase(world(), officer, district, name)
    expect(detail).toMatchObject({
      summary: {
        owner: district,
        state: 'open',
        verdict: 'certain',
        moneyAtRisk: 750_000,
        kinds: [{ kind: 'same-cccd' }],
      },
      commands: ['decide'],
      proposal: { moneyAtRisk: 750_000, sums: [{ total: 1_500_000, standing: 'keep' }, { standing: 'stop' }] },
    })
    expect(detail.proposal?.sentence).toContain('Nghị quyết 42/NQ-CP ngày 9/4/2020, mục I, điểm 3')
    const stopped = detail.proposal?.sums.find(({ standing }) => standing === 'stop')?.entitlementId ?? ''
    const payer = await world().officer('payer', district)
    const held = await world().call('entitlement', { params: { entitlementId: stopped } }, payer)
    expect(held.entitlement).toMatchObject({
      status: 'approved',
      commands: ['record-not-paid'],
      review: { isHeld: true, caseId: null, message: expect.stringContaining('Tạm dừng: đang rà soát trùng') },
    })
    const version = held.entitlement.version
    const pay = { version, paidOn: '2020-06-01', lateReason: 'nhập từ sổ giấy', receivedBy: 'self' as const }
    const refusal = await world().refused('recordPayment', { params: { entitlementId: stopped }, body: pay }, payer)
    expect(refusal.code).toBe('under-review')

    const before = await world().call('statistics', { query: { programme, unit: there } }, officer)
    const body = { version: detail.version, outcome: 'keep-highest', reason: 'papers-seen' } as const
    const key = crypto.randomUUID()
    const done = await world().call('decideCase', { ...at(detail), body, idempotencyKey: key }, officer)
    expect(done).toMatchObject({ replayed: false, detail: { summary: { state: 'closed' }, commands: ['reverse'] } })
    const again = await world().call('decideCase', { ...at(detail), body, idempotencyKey: key }, officer)
    expect(again).toMatchObject({ replayed: true, detail: { version: done.detail.version } })
    const after = await world().call('statistics', { query: { programme, unit: there } }, officer)
    expect(after.total.suspended.amount - before.total.suspended.amount).toBe(750_000)
    expect(before.total.left.amount - after.total.left.amount).toBe(750_000)
    const told = await world().call('entitlement', { params: { entitlementId: stopped } }, payer)
    expect(told.entitlement.notPaid?.note).toBe('Đã hưởng Bảo trợ xã hội, mức 1.500.000 đồng')

    const note = 'Hai người trùng số do nhập sai'
    const back = await world().call(
      'reverseCase',
      { ...at(detail), body: { version: done.detail.version, note } },
      officer,
    )
    expect(back.detail).toMatchObject({ summary: { state: 'open' }, commands: ['decide'] })
    expect(back.detail.history.map(({ type }) => type)).toEqual(['case.opened', 'case.concluded', 'case.reversed'])
    const restored = await world().call('statistics', { query: { programme, unit: there } }, officer)
    expect(restored.total).toEqual(before.total)
  })

  it('is masked for each commune, which decides nothing and learns the other’s unit and policy alone', async () => {
    const name = 'Trần Văn Che Bớt'
    await twice(name, [here, there])
    const commune = await world().officer('xa', here)
    const detail = await openedCase(world(), commune, here, name)
    const [other] = detail.records.filter(({ commune: code }) => code !== here)
    expect(other).toEqual({
      policy: 'A7a',
      policyName: 'Hộ nghèo',
      commune: there,
      communeName: expect.any(String),
      ...Object.fromEntries(
        [
          'entitlementId',
          'fullName',
          'birth',
          'sex',
          'hamlet',
          'household',
          'idNumbers',
          'amount',
          'offset',
          'months',
          'decision',
          'status',
          'statusName',
          'paidOn',
          'payerName',
        ].map((field) => [field, null]),
      ),
    })
    expect(detail).toMatchObject({
      commands: [],
      outcomes: [],
      history: [],
      proposal: null,
      summary: { moneyAtRisk: null },
    })
    expect(detail.evidence.every(({ sentence, score }) => sentence === null && score === null)).toBe(true)
    const body = { version: detail.version, outcome: 'different-people', reason: 'namesake' }
    expect((await world().refused('decideCase', { ...at(detail), body }, commune)).code).toBe('not-found')
  })

  it('may have a third record that is somebody else’s: the proposal and the conclusion are about the two', async () => {
    const name = 'Hoàng Văn Thứ Ba'
    const idNumber = newIdNumber()
    await twice(name, [here, there], idNumber)
    const third = people(1, { fullName: name, idNumber, policy: 'Người có công' })
    const province = await world().officer('tinh', '66')
    await takeIn(world(), province, { commune: here }, await listFile({ rows: third }))
    const officer = await world().officer('huyen', district)
    const detail = await openedCase(world(), officer, district, name)
    const stranger = detail.records.find(({ policy }) => policy === 'A5')?.entitlementId ?? ''
    const narrowed = await world().call('duplicateCase', { ...at(detail), query: { apart: stranger } }, officer)
    expect(narrowed.proposal?.sums.map(({ policy }) => policy)).toEqual(['A6', 'A7a'])
    const body = {
      version: detail.version,
      outcome: 'keep-highest' as const,
      reason: 'papers-seen' as const,
      apart: [stranger],
    }
    const done = await world().call('decideCase', { ...at(detail), body }, officer)
    const statuses = done.detail.records.map(({ policy, status }) => `${policy} ${status}`)
    expect(statuses.toSorted()).toEqual(['A5 approved', 'A6 approved', 'A7a suspended'])
    expect(done.detail.history.at(-1)?.sentence).toMatch(/Hồ sơ \d là của người khác/)
  })

  it('is verified by a commune when its district asks, and the report is the district’s to decide upon', async () => {
    const name = 'Phạm Thị Xác Minh'
    await twice(name, [here, there])
    const officer = await world().officer('huyen', district)
    const open = await openedCase(world(), officer, district, name)
    const ask = {
      version: open.version,
      outcome: 'verify',
      reason: 'papers-missing',
      note: 'Hỏi tại nhà',
      commune: here,
      by: null,
    } as const
    const sent = await world().call('decideCase', { ...at(open), body: ask }, officer)
    expect(sent.detail.summary.state).toBe('verifying')
    const commune = await world().officer('xa', here)
    const seen = await world().call('duplicateCase', { ...at(open), query: {} }, commune)
    expect(seen).toMatchObject({ commands: ['report'], verification: { commune: here, note: 'Hỏi tại nhà' } })
    const report = { version: seen.version, finding: 'same-person', note: 'Là một người, đã gặp' } as const
    const other = await world().officer('xa', there)
    expect((await world().refused('reportCase', { ...at(open), body: report }, other)).code).toBe('not-found')
    await world().call('reportCase', { ...at(open), body: report }, commune)
    const told = await world().call('duplicateCase', { ...at(open), query: {} }, officer)
    expect(told).toMatchObject({ commands: ['decide'], verification: { report: { finding: 'same-person' } } })
  })
})

describe('what two people have to agree on', () => {
  it('is merged when another account confirms, and not by the one who proposed it', async () => {
    const name = 'Y Nhập Hai Lần Êban'
    const idNumber = newIdNumber()
    const province = await world().officer('tinh', '66')
    for (const commune of [here, there])
      await takeIn(world(), province, { commune }, await listFile({ rows: people(1, { fullName: name, idNumber }) }))
    const officer = await world().officer('huyen', district)
    const open = await openedCase(world(), officer, district, name)
    const [keep, other] = open.records.map(({ entitlementId }) => entitlementId ?? '')
    const body = { version: open.version, outcome: 'merge', reason: 'same-line-twice', keep: keep ?? '' } as const
    const proposed = await world().call('decideCase', { ...at(open), body }, officer)
    expect(proposed.detail).toMatchObject({ summary: { state: 'awaiting-second' }, commands: ['return'] })
    const confirm = { version: proposed.detail.version, accept: true }
    expect((await world().refused('confirmCase', { ...at(open), body: confirm }, officer)).code).toBe('second-person')
    const done = await world().call('confirmCase', { ...at(open), body: confirm }, province)
    expect(done.detail.summary).toMatchObject({ state: 'closed', ending: 'merge' })
    const merged = await world().call('entitlement', { params: { entitlementId: other ?? '' } }, officer)
    expect(merged.entitlement).toMatchObject({ status: 'cancelled', warnings: [], review: { effect: 'merged' } })
    const kept = await world().call('entitlement', { params: { entitlementId: keep ?? '' } }, officer)
    expect(kept.entitlement.warnings).toEqual([])

    // What two have agreed to is taken back by two.
    const wanted = { version: done.detail.version, note: 'Hai người thật' }
    const asked = await world().call('reverseCase', { ...at(open), body: wanted }, officer)
    expect(asked.detail).toMatchObject({
      summary: { state: 'awaiting-reversal' },
      commands: ['return'],
      reversal: { note: 'Hai người thật', endingName: 'Đã gộp làm một' },
    })
    const cancelled = await world().call('entitlement', { params: { entitlementId: other ?? '' } }, officer)
    expect(cancelled.entitlement.status).toBe('cancelled')
    const agree = { version: asked.detail.version, accept: true }
    expect((await world().refused('confirmCase', { ...at(open), body: agree }, officer)).code).toBe('second-person')
    // It stands among what is to be done, where the second person looks.
    expect((await queuedCase(world(), province, district, name)).state).toBe('awaiting-reversal')
    const back = await world().call('confirmCase', { ...at(open), body: agree }, province)
    expect(back.detail.summary.state).toBe('open')
    expect(back.detail.history.map(({ type }) => type).slice(-2)).toEqual(['case.reversal-proposed', 'case.reversed'])
    const again = await world().call('entitlement', { params: { entitlementId: other ?? '' } }, officer)
    expect(again.entitlement.status).toBe('approved')
  })
})

describe('the queue', () => {
  it('counts what is left of all, with the money and how often each kind of evidence was right', async () => {
    const officer = await world().officer('huyen', district)
    const tally = async () => (await world().call('cases', { query: { programme, unit: district } }, officer)).tally
    const before = await tally()
    const name = 'Đỗ Văn Trùng Số'
    const idNumber = newCmnd()
    const province = await world().officer('tinh', '66')
    const twice = [
      { fullName: name, commune: here },
      { fullName: 'Đỗ Văn Trùnng Số', commune: there },
    ]
    for (const { fullName, commune } of twice) {
      const rows = people(1, { fullName, idNumber, birthYear: 1961, sex: 'nam' })
      await takeIn(world(), province, { commune }, await listFile({ rows }))
    }
    const opening = await tally()
    expect(opening).toMatchObject({ open: before.open + 1, total: before.total + 1, risk: before.risk + 1_500_000 })
    const detail = await openedCase(world(), officer, district, name)
    expect(detail.summary).toMatchObject({ owner: district, verdict: 'possible' })
    const body = { version: detail.version, outcome: 'different-people', reason: 'number-issued-twice' } as const
    await world().call('decideCase', { ...at(detail), body }, officer)
    const after = await tally()
    expect(after).toMatchObject({ open: before.open, total: before.total + 1, risk: before.risk })
    const rejected = ({ byKind }: typeof before) => byKind.find(({ kind }) => kind === 'same-cmnd')?.rejected ?? 0
    expect(rejected(after)).toBe(rejected(before) + 1)
    const closed = await world().call(
      'cases',
      { query: { programme, unit: here, half: 'closed', kind: 'same-cmnd' } },
      officer,
    )
    expect(closed.items[0]?.id).toBe(detail.summary.id)
  })

  it('answers a cursor of another queue like one that is worn out', async () => {
    const officer = await world().officer('huyen', district)
    const key = {
      pk: `CASE#${'a'.repeat(26)}`,
      sk: 'UNIT#657',
      communeKey: `CASES#${programme}#657`,
      communeOrder: `open#0#${'0'.repeat(16)}#${'a'.repeat(26)}`,
    }
    for (const cursor of ['x', Buffer.from(JSON.stringify(key)).toString('base64url')])
      expect((await world().refused('cases', { query: { programme, unit: district, cursor } }, officer)).code).toBe(
        'invalid',
      )
  })

  it('has a case of two districts in the province’s hands, and in both districts’ sight', async () => {
    const name = 'Hồ Thị Hai Huyện'
    await twice(name, [here, elsewhere])
    const one = await world().officer('huyen', district)
    expect(await openedCase(world(), one, district, name)).toMatchObject({
      summary: { owner: '66' },
      commands: [],
      proposal: null,
    })
    expect(await openedCase(world(), await world().officer('observer', '66'), '66', name)).toMatchObject({
      commands: [],
    })
    const whole = await openedCase(world(), await world().officer('tinh', '66'), '66', name)
    expect(whole).toMatchObject({ commands: ['decide'] })
    const numbers = (detail: CaseDetail) => detail.records.flatMap(({ idNumbers }) => idNumbers ?? [])
    expect(numbers(whole).every((number) => /^CCCD \d{12}$/.test(number))).toBe(true)
    const watched = await openedCase(world(), await world().officer('observer', '66'), '66', name)
    expect(numbers(watched).every((number) => number.includes('••••'))).toBe(true)
  })
})
