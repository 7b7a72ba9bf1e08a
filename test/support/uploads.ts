import type { CreateListRequest, CreateListResponse, ListRow, ListSummary } from '../../lambdas/contract/lists.ts'
import type { Officer } from './sign-in.ts'
import { until } from './until.ts'
import type { World } from './world.ts'

/** Opens a list for a file of that size; the programme is Resolution 42's and everything else stands in the file. */
export function openList(
  world: World,
  officer: Officer,
  order: Partial<CreateListRequest> & Pick<CreateListRequest, 'commune'>,
): Promise<CreateListResponse> {
  const body: CreateListRequest = {
    programme: 'nq42-2020',
    policy: null,
    decisionNumber: null,
    decisionDay: null,
    fileName: 'danh-sach.xlsx',
    fileBytes: 1000,
    review: false,
    ...order,
  }
  return world.call('createList', { body }, officer)
}

/** Posts the form as a browser does: the fields, then the file. */
export async function postForm(
  upload: CreateListResponse['upload'],
  bytes: Uint8Array,
  changed: Readonly<Record<string, string>> = {},
): Promise<{ status: number; text: string }> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...upload.fields, ...changed })) form.set(name, value)
  form.set('file', new Blob([Buffer.from(bytes)]))
  const answer = await fetch(upload.url, { method: 'POST', body: form })
  return { status: answer.status, text: await answer.text() }
}

const hasSettled = ({ state }: ListSummary): boolean =>
  state === 'finished' || state === 'refused' || state === 'checked' || state === 'withdrawn'

/** Waits until nobody works on the list any more. One that takes too long has been given up by its reader. */
export const settled = (world: World, officer: Officer, listId: string): Promise<ListSummary> =>
  until(
    () => world.call('list', { params: { listId } }, officer),
    hasSettled,
    ({ state }) => `the list ${listId} is still ${state}`,
  )

/** The whole way of a list: opened, uploaded, read. */
export async function takeIn(
  world: World,
  officer: Officer,
  order: Partial<CreateListRequest> & Pick<CreateListRequest, 'commune'>,
  bytes: Uint8Array,
): Promise<ListSummary> {
  const { list, upload } = await openList(world, officer, { fileBytes: Math.max(1, bytes.length), ...order })
  const { status, text } = await postForm(upload, bytes)
  if (status !== 204) throw new Error(`the bucket refused: ${status} ${text}`)
  return settled(world, officer, list.id)
}

/** Every row's result. */
export async function rowsOf(world: World, officer: Officer, listId: string, only?: 'problems'): Promise<ListRow[]> {
  const rows: ListRow[] = []
  let cursor: string | undefined
  do {
    const query = { ...(cursor ? { cursor } : {}), ...(only ? { only } : {}) }
    const page = await world.call('listRows', { params: { listId }, query }, officer)
    rows.push(...page.items)
    cursor = page.cursor ?? undefined
  } while (cursor)
  return rows
}
