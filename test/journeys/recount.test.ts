import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { keys } from '../../lambdas/store/table/keys.ts'
import { world } from '../support/world.ts'

const programme = 'nq42-2020'
const fired = (name: string) => world().ask({ method: 'POST', path: `/_run/${name}` })

/** Fires a schedule by a part of its name and answers how its function ended. */
async function fire(part: string): Promise<Record<string, unknown>> {
  const { schedules }: { schedules: string[] } = JSON.parse((await fired('nothing')).text)
  const { status, text } = await fired(schedules.find((name) => name.includes(part.toLowerCase())) ?? part)
  expect([part, status]).toEqual([part, 200])
  return JSON.parse(JSON.parse(text).result.payload)
}

async function newestMail(): Promise<string> {
  const list = z.object({ messages: z.array(z.object({ id: z.string() })) })
  const { messages } = list.parse(JSON.parse((await world().ask({ path: '/_mail/api/messages' })).text))
  return JSON.parse((await world().ask({ path: `/_mail/api/messages/${messages[0]?.id}` })).text).text
}

/** A hand in the table, as nobody but an operator has it. */
async function moveCounter(people: number): Promise<void> {
  const client = new DynamoDBClient(world().operator)
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName: world().environment.REGISTER_TABLE,
      Key: keys.counts(programme, '657', '24547', 'A6'),
      UpdateExpression: 'ADD n_approved :people, moves :one',
      ExpressionAttributeValues: { ':people': people, ':one': 1 },
    }),
  )
  client.destroy()
}

const desk = async () =>
  (await world().call('statistics', { query: { programme, unit: '66' } }, await world().officer('tinh', '66'))).recount

describe('the counters, recounted from the records', () => {
  it('are told first where they are not those of the records', async () => {
    await moveCounter(2)
    expect(await fire('RecountBegin')).toMatchObject({ kind: 'ended', recount: { differing: 2 } })
    const { differing, sentences = [] } = (await desk()) ?? {}
    // The cell against its records, and against its days.
    expect(differing).toBe(2)
    expect(sentences[1]).toMatch(/^Xã Ea Tiêu, .*, “Chưa chi trả”: số đếm .*; hồ sơ .*\.$/)
    await fire('Daily')
    expect((await newestMail()).startsWith(sentences.slice(0, 2).join('\n'))).toBe(true)
    await moveCounter(-2)
  })

  it('are those of the records, which the province sees on its desk and in its mail, and no district', async () => {
    expect(await fire('RecountBegin')).toMatchObject({ kind: 'ended', recount: { differing: 0, unsettled: [] } })
    expect(await fire('RecountGoOn')).toEqual({ kind: 'nothing' })
    const recount = await desk()
    expect(recount).toMatchObject({
      differing: 0,
      sentences: [expect.stringMatching(/^Số đếm khớp với hồ sơ, kiểm lúc /)],
    })
    await fire('Daily')
    expect(await newestMail()).toContain(recount?.sentences[0])
    const district = await world().officer('huyen', '657')
    expect((await world().call('statistics', { query: { programme, unit: '657' } }, district)).recount).toBeNull()
  })
})
