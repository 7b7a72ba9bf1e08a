/**
 * The server's half of SRP-6a as Cognito speaks it (RFC 5054's 3072-bit group, SHA-256, HKDF "Caldera Derived Key"), so that a
 * password never crosses the wire and never lies on the disk: the server keeps a salt and a verifier only.
 */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { modularPower } from './modular-power.ts'

const N_HEX =
  'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD' +
  'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED' +
  'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F' +
  '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B' +
  'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510' +
  '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7' +
  'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
  'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF'
const N = BigInt(`0x${N_HEX}`)
const N_BYTES = Buffer.from(N_HEX, 'hex')
const G = 2n
const K = hashToInteger(paddedHex(N) + paddedHex(G))

/** Salt and verifier, both in hex: what is stored instead of a password. */
export interface PasswordVerifier {
  readonly salt: string
  readonly verifier: string
}

/** The server's secret of one sign-in (`b`) and what the client gets to see (`B`), in hex. */
export interface ServerChallenge {
  readonly secret: string
  readonly shown: string
}

export interface Claim {
  readonly poolName: string
  readonly userId: string
  readonly secretBlock: Buffer
  readonly timestamp: string
}

/** `userId` is the name that the server tells the client to use (USER_ID_FOR_SRP), not an alias that was typed. */
export function makeVerifier(
  poolName: string,
  userId: string,
  password: string,
  salt = randomBytes(16).toString('hex'),
): PasswordVerifier {
  const identity = createHash('sha256').update(`${poolName}${userId}:${password}`).digest('hex')
  const x = hashToInteger(paddedHex(BigInt(`0x${salt}`)) + identity)
  return { salt, verifier: power(G, x).toString(16) }
}

/** Whether a password sent in the open (USER_PASSWORD_AUTH, ChangePassword) is the one behind a verifier. */
export function passwordMatches(poolName: string, userId: string, password: string, kept: PasswordVerifier): boolean {
  const offered = makeVerifier(poolName, userId, password, kept.salt)
  return timingSafeEqual(fullWidth(offered.verifier), fullWidth(kept.verifier))
}

/** Salt and verifier of a user who does not exist: always the same for a name, and no password fits. */
export function disguisedVerifier(key: Buffer, name: string): PasswordVerifier {
  const salt = createHmac('sha256', key).update(`salt:${name}`).digest('hex').slice(0, 32)
  const stream = Buffer.from(hkdfSync('sha256', key, salt, `verifier:${name}`, N_BYTES.length))
  return { salt, verifier: (BigInt(`0x${stream.toString('hex')}`) % N).toString(16) }
}

/** False for what is no hexadecimal number, and for a multiple of N, with which any password would fit. */
export function isUsablePublicValue(hex: string): boolean {
  return /^[0-9a-f]{1,800}$/i.test(hex) && BigInt(`0x${hex}`) % N !== 0n
}

export function openServerChallenge(kept: PasswordVerifier): ServerChallenge {
  const secret = randomBytes(32)
  const b = BigInt(`0x${secret.toString('hex')}`)
  const shown = (K * BigInt(`0x${kept.verifier}`) + power(G, b)) % N
  return { secret: secret.toString('hex'), shown: shown.toString(16) }
}

/** Whether the client's signature proves that it knows the password behind `kept`. */
export function claimIsProven(
  kept: PasswordVerifier,
  challenge: ServerChallenge,
  clientPublic: string,
  claim: Claim,
  signature: string,
): boolean {
  const key = sharedKey(kept, challenge, clientPublic)
  const expected = createHmac('sha256', key)
    .update(claim.poolName)
    .update(claim.userId)
    .update(claim.secretBlock)
    .update(claim.timestamp)
    .digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function sharedKey(kept: PasswordVerifier, challenge: ServerChallenge, clientPublic: string): Buffer {
  const a = BigInt(`0x${clientPublic}`)
  const u = hashToInteger(paddedHex(a) + paddedHex(BigInt(`0x${challenge.shown}`)))
  const base = (a * power(BigInt(`0x${kept.verifier}`), u)) % N
  const s = power(base, BigInt(`0x${challenge.secret}`))
  const material = Buffer.from(paddedHex(s), 'hex')
  return Buffer.from(hkdfSync('sha256', material, Buffer.from(paddedHex(u), 'hex'), 'Caldera Derived Key', 16))
}

const power = (base: bigint, exponent: bigint): bigint =>
  BigInt(`0x${modularPower(base.toString(16), exponent.toString(16), N_HEX)}`)

function hashToInteger(hex: string): bigint {
  return BigInt(`0x${createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex')}`)
}

function evenHex(value: bigint): string {
  const hex = value.toString(16)
  return hex.length % 2 === 0 ? hex : `0${hex}`
}

// As Java's BigInteger.toByteArray(): Cognito hashes numbers with a leading zero byte where the highest bit is set.
function paddedHex(value: bigint): string {
  const hex = evenHex(value)
  return /^[89a-f]/.test(hex) ? `00${hex}` : hex
}

const fullWidth = (hex: string) => Buffer.from(hex.padStart(N_HEX.length, '0'), 'hex')
