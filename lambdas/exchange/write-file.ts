import { createHash } from 'node:crypto'
import {
  type ExchangeHead,
  type ExchangeKey,
  exchangeVersion,
  headText,
  lineText,
  type Told,
} from '../domain/exchange/exchange-file.ts'

/** By mark: what the others are told. Whoever has two numbers has two marks, and nothing says that they are one person's. */
export type ToldMarks = ReadonlyMap<string, Told>

/** The lines by their marks, so that their order tells nothing of the people; above them the head that seals them. */
export function exchangeFile(
  key: ExchangeKey,
  { province, programme, now }: { readonly province: string; readonly programme: string; readonly now: number },
  told: ToldMarks,
): { readonly head: ExchangeHead; readonly lines: () => Generator<string> } {
  const marks = [...told.keys()].sort()
  function* body(): Generator<string> {
    for (const mark of marks) {
      const one = told.get(mark)
      if (one) yield `${lineText({ mark, ...one })}\n`
    }
  }
  const hash = createHash('sha256')
  for (const line of body()) hash.update(line)
  const head: ExchangeHead = {
    v: exchangeVersion,
    province,
    programme,
    key: key.fingerprint,
    madeAt: new Date(now).toISOString(),
    count: marks.length,
    hash: hash.digest('hex'),
  }
  function* lines(): Generator<string> {
    yield `${headText(head, key.sealOf(head))}\n`
    yield* body()
  }
  return { head, lines }
}
