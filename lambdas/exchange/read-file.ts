import { createHash } from 'node:crypto'
import { type ExchangeHead, type ExchangeKey, readHead, readLine } from '../domain/exchange/exchange-file.ts'
import { faultOfHead, fileFaults } from '../domain/exchange/foreign-file.ts'
import { ok, type Result } from '../domain/result.ts'
import { MarkTable } from './mark-table.ts'

export interface Receiver {
  /** The province that reads. */
  readonly province: string
  readonly key: ExchangeKey
  readonly knowsProgramme: (programme: string) => boolean
  readonly now: number
}

export interface ExchangeContent {
  readonly head: ExchangeHead
  readonly marks: MarkTable
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
  const marks = new MarkTable()
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
    marks.add(one.mark, one)
  }
  if (head === null) return fault(fileFaults.empty)
  if (marks.size < head.count) return fault(fileFaults.truncated(head.count, marks.size))
  if (hash.digest('hex') !== head.hash || marks.size !== head.count) return fault(fileFaults.changed)
  return ok({ head, marks })
}
