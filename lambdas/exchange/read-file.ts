import { createHash } from 'node:crypto'
import {
  type ExchangeGroup,
  type ExchangeHead,
  type ExchangeKey,
  type ExchangeState,
  readHead,
  readLine,
  type Told,
} from '../domain/exchange/exchange-file.ts'
import { faultOfHead, fileFaults } from '../domain/exchange/foreign-file.ts'
import { ok, type Result } from '../domain/result.ts'
import type { ToldMarks } from './write-file.ts'

export interface Receiver {
  /** The province that reads. */
  readonly province: string
  readonly key: ExchangeKey
  readonly knowsProgramme: (programme: string) => boolean
  readonly now: number
}

export interface ExchangeContent {
  readonly head: ExchangeHead
  readonly marks: ToldMarks
}

/**
 * A file of another province, whole or not at all.
 * @param lines without their line feeds, as they come
 * @returns what is wrong in words for whoever has sent it
 */
export async function readExchangeFile(
  lines: AsyncIterable<string> | Iterable<string>,
  { province, key, knowsProgramme, now }: Receiver,
): Promise<Result<ExchangeContent, string>> {
  const fault = (error: string) => ({ ok: false, error }) as const
  const hash = createHash('sha256')
  const marks = new Map<string, Told>()
  let head: ExchangeHead | null = null
  let before = ''
  let number = 0
  for await (const line of lines) {
    number++
    if (head === null) {
      const found = readHead(line)
      if (!found.ok) return fault(fileFaults[found.error === 'no-head' ? 'noHead' : 'otherVersion'])
      head = found.value.head
      const isSealed = found.value.seal === key.sealOf(head)
      const wrong = faultOfHead(head, {
        province,
        fingerprint: key.fingerprint,
        isSealed,
        knowsProgramme: knowsProgramme(head.programme),
        now,
      })
      if (wrong !== null) return fault(wrong)
      continue
    }
    const one = readLine(line)
    if (!one) return fault(fileFaults.brokenLine(number))
    if (one.mark <= before) return fault(fileFaults.unordered(number))
    before = one.mark
    hash.update(`${line}\n`)
    marks.set(one.mark, shared[one.group][one.state])
  }
  if (head === null) return fault(fileFaults.empty)
  if (marks.size < head.count) return fault(fileFaults.truncated(head.count, marks.size))
  if (hash.digest('hex') !== head.hash || marks.size !== head.count) return fault(fileFaults.changed)
  return ok({ head, marks })
}

const told = (group: ExchangeGroup) => ({
  approved: { group, state: 'approved' },
  paid: { group, state: 'paid' },
})
/** Four things can be said; half a million lines share them. */
const shared: Readonly<Record<ExchangeGroup, Readonly<Record<ExchangeState, Told>>>> = {
  cash: told('cash') as Record<ExchangeState, Told>,
  supplement: told('supplement') as Record<ExchangeState, Told>,
}
