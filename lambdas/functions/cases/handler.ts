import type { CaseSettings } from '../../domain/cases/case-settings.ts'
import type { DuplicateCase } from '../../domain/cases/duplicate-case.ts'
import { keyTaken } from '../../domain/key-taken.ts'
import { eventHand } from '../../domain/ledger/hand.ts'
import { officeSentence } from '../../domain/ledger/office-event.ts'
import { provinceOf } from '../../domain/province.ts'
import { ok } from '../../domain/result.ts'
import { exchangeKey } from '../../exchange/exchange-key.ts'
import { registerMatcher } from '../../matching/register/register-matcher.ts'
import { apiHandler } from '../../runtime/api-handler.ts'
import { readEnvironment } from '../../runtime/environment.ts'
import { readSecret } from '../../runtime/secret.ts'
import { accountStanding } from '../../store/accounts/account-standing.ts'
import { getCaseSettings, putCaseSettings } from '../../store/cases/case-settings-store.ts'
import { officeEventPage } from '../../store/ledger/office-event-item.ts'
import { makeMarks } from '../../store/table/id-mark.ts'
import { keys } from '../../store/table/keys.ts'
import { openRegister } from '../../store/table/table.ts'
import { carryOutCase } from './carry-out-case.ts'
import { caseCommand } from './case-command.ts'
import { listCases } from './list-cases.ts'
import { listCompared } from './list-compared.ts'
import { readCase, readCaseHistory } from './read-case.ts'
import { readElsewhere } from './read-elsewhere.ts'

const environment = readEnvironment('cases', process.env)
const province = provinceOf(environment)
const { tree } = province
const desk = {
  register: openRegister(environment.REGISTER_TABLE),
  tree,
  marks: async () => makeMarks(await readSecret(environment.ID_KEY_SECRET_ARN)),
  matcher: registerMatcher(),
  exchange: async () => exchangeKey(await readSecret(environment.EXCHANGE_KEY_SECRET_ARN)),
}

export const handler = apiHandler(
  'cases',
  province,
  {
    cases: (call) => listCases(desk, call),
    comparedCases: (call) => listCompared(desk, call),
    duplicateCase: (call) => readCase(desk, call),
    caseHistory: (call) => readCaseHistory(desk, call),
    entitlementElsewhere: (call) => readElsewhere(desk, call),
    decideCase: (call) => carryOutCase(desk, call, caseCommand(call.body), ({ owner }) => owner),
    confirmCase: (call) => {
      const { accept, note } = call.body
      const command = accept ? { kind: 'confirm' as const, note } : { kind: 'return' as const, note: note ?? '' }
      return carryOutCase(desk, call, command, ({ owner }) => owner)
    },
    reportCase: (call) => {
      const { finding, note } = call.body
      // Only the commune that was asked answers, and whoever is above it.
      const asked = (known: DuplicateCase): string => known.verification?.commune ?? known.owner
      return carryOutCase(desk, call, { kind: 'report', finding, note }, asked)
    },
    reverseCase: (call) => carryOutCase(desk, call, { kind: 'reverse', note: call.body.note }, ({ owner }) => owner),
    caseSettings: async () => ok(await getCaseSettings(desk.register, tree)),
    caseSettingsHistory: async ({ query }) => {
      const key = keys.caseSettingsEvent(tree.root.code, 0)
      const { events, cursor } = await officeEventPage(desk.register, key, query.cursor)
      return ok({ items: events.map((event) => officeSentence(event, tree)), cursor })
    },
    setCaseSettings: async ({ body, actor, now, idempotencyKey }) => {
      const settings: CaseSettings = body
      const order = { by: eventHand(actor), at: now, commandId: idempotencyKey }
      const outcome = await putCaseSettings(desk.register, tree, settings, order)
      return outcome === 'done' ? ok(settings) : keyTaken
    },
  },
  { standing: accountStanding(desk.register, tree) },
)
