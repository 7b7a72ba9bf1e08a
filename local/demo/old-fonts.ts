import { tcvn3Letter } from '../../lambdas/lists/legacy/tcvn3-letters.ts'
import { vniPair, vniWhole } from '../../lambdas/lists/legacy/vni-letters.ts'

/** The typist's way: text in an old font's bytes, each byte as the character of the same number. */
const tcvn3Byte = new Map([...tcvn3Letter].map(([byte, letter]) => [letter, byte]))
/** Small signs behind small letters, capital ones behind capitals, as keyboards write them. */
const vniBytes = new Map(
  [...vniPair, ...vniWhole]
    .filter(([bytes]) => bytes === (bytes[0] === bytes[0]?.toLowerCase() ? bytes.toLowerCase() : bytes.toUpperCase()))
    .map(([bytes, letter]) => [letter, bytes]),
)

/** A capital with a tone has no byte in TCVN3: the small letter stands for it. Other letters stay as they are. */
export function inTcvn3(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => tcvn3Byte.get(letter) ?? tcvn3Byte.get(letter.toLowerCase()) ?? letter)
    .join('')
}

export function inVni(text: string): string {
  return [...text.normalize('NFC')].map((letter) => vniBytes.get(letter) ?? letter).join('')
}
