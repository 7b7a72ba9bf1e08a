/** What an OLE container (the file format of Office before 2007) holds. */
export type OleKind = 'xls' | 'encrypted' | 'document' | 'unknown'

const directoryEntryBytes = 128
const nameLengthAt = 64

/**
 * Looks for the names of streams at every place where a directory entry can stand, instead of following the
 * container's chains of sectors: hostile chains run in circles, and broken ones are still recognised this way.
 */
export function oleKind(bytes: Uint8Array): OleKind {
  const found = new Set<string>()
  for (let at = 512; at + directoryEntryBytes <= bytes.length; at += directoryEntryBytes) {
    const length = (bytes[at + nameLengthAt] as number) | ((bytes[at + nameLengthAt + 1] as number) << 8)
    const isName =
      length >= 4 && length <= 64 && length % 2 === 0 && bytes[at + length - 2] === 0 && bytes[at + 1] === 0
    if (!isName) continue
    let name = ''
    for (let letter = at; letter < at + length - 2; letter += 2) name += String.fromCharCode(bytes[letter] as number)
    found.add(name)
  }
  if (found.has('EncryptedPackage') || found.has('EncryptionInfo')) return 'encrypted'
  if (found.has('Workbook') || found.has('Book')) return 'xls'
  return found.has('WordDocument') || found.has('PowerPoint Document') ? 'document' : 'unknown'
}
