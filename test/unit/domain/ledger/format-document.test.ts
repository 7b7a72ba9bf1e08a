import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toBase64Url } from '../../../../lambdas/domain/ledger/seals/bytes.ts'
import { leafOf, openedEntry } from '../../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import { sha256 } from '../../../support/invented-ledger.ts'

describe('the example of docs/ledger-format.md', () => {
  it('is what this program makes of it', async () => {
    const text =
      readFileSync(join(import.meta.dirname, '../../../../docs/ledger-format.md'), 'utf8').split('## An example')[1] ??
      ''
    const line = (name: string): string => new RegExp(`^${name} *= (?:b64 .* = )?(.+)$`, 'm').exec(text)?.[1] ?? ''
    const entry = { open: JSON.parse(line('open')), event: JSON.parse(line('event')), salt: line('salt') }
    const opened = await openedEntry(sha256, entry)
    expect(opened.hidden).toBe(line('hidden'))
    expect(toBase64Url(await leafOf(sha256, opened))).toBe(line('leaf'))
  })
})
