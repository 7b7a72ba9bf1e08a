import '../../support/silent-logs.ts'
import { untakenMs } from '../../../lambdas/domain/exports/export-duties.ts'
import { noQuestion } from '../../../lambdas/domain/register/register-question.ts'
import { createList } from '../../../lambdas/store/lists/list-store.ts'
import { putExport } from '../../../lambdas/store/orders/export-store.ts'
import { anActor, morning } from '../../support/builders.ts'
import { registerEngine } from '../../support/register-on-engine.ts'
import { lambdaContext } from '../../support/smallest-call.ts'
import { aList, cuKuin, marks, tree } from './desk.ts'

const engine = registerEngine()

it('the function that looks after lists counts the exports that it gives up by themselves, not among the lists', async () => {
  const register = await engine.freshRegister()
  const { endpoint, region, credentials } = await engine.address()
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    REGISTER_TABLE: register.table,
    UNIT_MAP: 'daklak-2020',
    UPLOADS_BUCKET: 'not asked for',
    LISTS_QUEUE_URL: 'not asked for',
    FOREIGN_QUEUE_URL: 'not asked for',
    ID_KEY_SECRET_ARN: 'not asked for',
    EXCHANGE_KEY_SECRET_ARN: 'not asked for',
  })
  const { handler } = await import('../../../lambdas/functions/overdue-lists/handler.ts')
  // Its officer has said nothing for years.
  await createList(register, tree, aList({ state: 'checked', review: true }))
  const by = { username: anActor().username, role: 'huyen' as const, unit: cuKuin }
  const filter = { programme: 'nq42-2020', unit: cuKuin, ...noQuestion, name: null }
  for (const number of [1, 2])
    await putExport(
      register,
      { id: marks.id('export', number), filter, format: 'csv', numbers: 'last-digits', by, at: morning - untakenMs },
      by,
    )
  const nothing = {
    ...{ nothing: 0, called: 0, ended: 0, exportsGivenUp: 0, payListsGivenUp: 0 },
    ...{ foreignFilesCalled: 0, foreignFilesGivenUp: 0, followed: 0 },
  }
  expect(await handler({}, lambdaContext)).toEqual({ ...nothing, ended: 1, exportsGivenUp: 2 })
  expect(await handler({}, lambdaContext)).toEqual(nothing)
})
