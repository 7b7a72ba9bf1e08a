import fc from 'fast-check'
import { toBase64Url, utf8 } from '../../../../lambdas/domain/ledger/seals/bytes.ts'
import { leafOf, openedEntry } from '../../../../lambdas/domain/ledger/seals/ledger-entry.ts'
import {
  parseReceipt,
  parseReceiptCode,
  receiptCode,
  receiptOf,
} from '../../../../lambdas/domain/ledger/seals/receipt.ts'
import { anEntry, sha256 } from '../../../support/invented-ledger.ts'

const opened = (number: number) => openedEntry(sha256, anEntry(number, { version: 2 }))
const leafText = async (content: string): Promise<string | null> => {
  const entry = parseReceipt(content)
  return entry && toBase64Url(await leafOf(sha256, entry))
}

describe('a receipt', () => {
  it.each([
    ['of version 1, which knows the grant alone,', 7],
    ['that tells what was paid', 8],
  ])('%s makes the very leaf of its event, and tells nothing of the hidden part', async (_which, number) => {
    const entry = anEntry(number, { version: 2 })
    const receipt = await receiptOf(sha256, await openedEntry(sha256, entry))
    expect(await leafText(receipt?.content ?? '')).toBe(
      toBase64Url(await leafOf(sha256, await openedEntry(sha256, entry))),
    )
    const shown = Buffer.from(receipt?.content ?? '', 'base64url').toString()
    expect(shown).toContain("H'Ƀlŭm Niê Kdăm")
    expect(parseReceipt(receipt?.content ?? '')?.open).toEqual(entry.open)
    for (const secret of ['xa-24547', `c${number}`, entry.salt, entry.salt.slice(22)])
      expect(shown).not.toContain(secret)
  })

  it.each([1, 2])('fits a square that a cheap phone reads from paper', async (number) => {
    const receipt = await receiptOf(sha256, await opened(number))
    expect(receipt?.content.length).toBeLessThan(400)
  })

  it('never stands for another event', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(5000), fc.nat(5000), async (a, b) => {
        const [one, other] = [await receiptOf(sha256, await opened(a)), await receiptOf(sha256, await opened(b))]
        expect((await leafText(one?.content ?? '')) === (await leafText(other?.content ?? ''))).toBe(a === b)
      }),
    )
  })

  it('with one letter changed is no receipt or another leaf', async () => {
    const { content } = (await receiptOf(sha256, await opened(3))) ?? { content: '' }
    const right = await leafText(content)
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.constantFrom(...letters), async (at, letter) => {
        fc.pre(content[at] !== letter)
        expect(await leafText(content.slice(0, at) + letter + content.slice(at + 1))).not.toBe(right)
      }),
    )
  })

  it('is no receipt for whatever else one pastes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => toBase64Url(utf8(text))),
        ),
        (text) => {
          expect(parseReceipt(text)).toBeNull()
        },
      ),
    )
  })

  it('is none with a sum or months that no payment has', async () => {
    const { content } = (await receiptOf(sha256, await opened(2))) ?? { content: '' }
    const parts: unknown[] = JSON.parse(Buffer.from(content, 'base64url').toString())
    const changed = (at: number, value: unknown): string => toBase64Url(utf8(JSON.stringify(parts.with(at, value))))
    expect(parseReceipt(changed(0, 2))).not.toBeNull()
    for (const [at, value] of [
      [0, 1],
      [0, 3],
      [13, '250000'],
      [13, 0.5],
      [14, '2020-04'],
      [14, ['tháng tư']],
      [14, [4]],
    ] as const)
      expect(parseReceipt(changed(at, value))).toBeNull()
  })

  it('is given for a recorded payment alone', async () => {
    expect(await receiptOf(sha256, await openedEntry(sha256, anEntry(1)))).toBeNull()
  })
})

describe('its code', () => {
  it('is read however it is typed', async () => {
    const entry = await opened(9)
    const code = receiptCode(entry.open, await leafOf(sha256, entry))
    expect(code).toMatch(/^24547-290520-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const parsed = { unit: '24547', day: '2020-05-29', letters: code.slice(13).replace('-', '') }
    expect(parseReceiptCode(code)).toEqual(parsed)
    expect(parseReceiptCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(parsed)
    expect(parseReceiptCode('24547-290520-OIL3K-D0M2X')?.letters).toBe('0113KD0M2X')
    expect(parseReceiptCode('24547-290520-7Q3KD')).toBeNull()
    // Such days ended the check with an error instead of an answer.
    for (const day of ['320520', '291320', '310220', '000020'])
      expect(parseReceiptCode(`24547-${day}-7Q3KD-0M2XV`)).toBeNull()
  })
})
