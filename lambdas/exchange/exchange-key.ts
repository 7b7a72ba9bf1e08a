import { createHmac } from 'node:crypto'
import { type ExchangeKey, markText, sealText } from '../domain/exchange/exchange-file.ts'

/** Sixteen bytes of a mark: among a thousand million numbers no two meet. */
const markBytes = 16

/**
 * The provinces' common key. What is made with it has a purpose in front, so that a mark can never be taken for a seal.
 * @param secret as it was agreed upon, at least 32 characters; its UTF-8 bytes are the key
 */
export function exchangeKey(secret: string): ExchangeKey {
  if (secret.length < 32) throw new Error('the exchange key is too short')
  const mac = (purpose: string, text: string) => createHmac('sha256', secret).update(`${purpose}\n${text}`)
  return {
    fingerprint: mac('an-sinh-exchange-key', '').digest('hex').slice(0, 16),
    markOf: (idNumber) =>
      mac('an-sinh-exchange-mark', markText(idNumber)).digest().subarray(0, markBytes).toString('base64url'),
    sealOf: (head) => mac('an-sinh-exchange-seal', sealText(head)).digest('base64url'),
  }
}
