import addressparser from 'nodemailer/lib/addressparser'
import { badRequest } from './ses-error.ts'

/**
 * The bare addresses of an address field, such as `a@b.vn` of `=?UTF-8?Q?H_Lan?= <a@b.vn>`. Throws BadRequestException for what
 * SES does not take: its addresses and names are 7-bit ASCII, Vietnamese names have to come as encoded words (RFC 2047).
 */
export function parseAddresses(field: string): readonly string[] {
  const isAscii = /^[\x20-\x7e\t\r\n]*$/.test(field)
  if (!isAscii) throw badRequest(`Address is not 7-bit ASCII, use MIME encoded-word syntax for names: ${field}`)
  return addressparser(field, { flatten: true }).map(({ address }) => {
    const at = address.lastIndexOf('@')
    if (at < 0 || at === address.length - 1) throw badRequest(`Missing final '@domain'`)
    if (at === 0 || /[\s<>()[\],;:\\]/.test(address.slice(0, at))) {
      throw badRequest('Local address contains control or whitespace')
    }
    if (!/^[\w-]+(\.[\w-]+)+$/.test(address.slice(at + 1))) throw badRequest('Domain contains illegal character')
    return address
  })
}

/** The one address of a field that must hold one. */
export function parseAddress(field: string): string {
  const [address, ...others] = parseAddresses(field)
  if (address === undefined || others.length > 0) throw badRequest(`One address expected: ${field}`)
  return address
}
