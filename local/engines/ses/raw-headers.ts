import { badRequest } from './ses-error.ts'

/**
 * A header of a raw message, unfolded; undefined when it is missing. Throws BadRequestException when it stands there twice: the
 * one that is checked and the one that a reader shows must not be two.
 */
export function rawHeader(message: Buffer, name: string): string | undefined {
  const end = message.indexOf('\n\r\n')
  const bareEnd = message.indexOf('\n\n')
  const ends = [end, bareEnd].filter((place) => place >= 0)
  const head = message.subarray(0, ends.length > 0 ? Math.min(...ends) + 1 : message.length).toString('utf8')
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const found = lines.filter((line) => line.slice(0, line.indexOf(':')).trimEnd().toLowerCase() === name)
  if (found.length > 1) throw badRequest(`Duplicate header '${name}'.`)
  return found[0]?.slice(found[0].indexOf(':') + 1).trim()
}
