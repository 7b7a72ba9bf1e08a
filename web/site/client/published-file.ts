/** The network is needed and is not there, or went in the middle of a file. */
export class Offline extends Error {}

/** Something has come that is no file of the ledger: the page of a Wi-Fi that wants a sign-in, of a firewall, or a part of a file. */
export class NoLedgerFile extends Error {}

/**
 * What one published file says.
 * @param list which of its fields is a list, as in every file of its kind
 * @returns null for a file that is not there
 * @throws Offline
 * @throws NoLedgerFile
 */
export async function publishedFile<T>(response: Response, list: keyof T & string): Promise<T | null> {
  // A bucket that may not be listed calls a missing file a forbidden one, and neither in HTML.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  if ((response.status === 403 || response.status === 404) && !isPage) return null
  if (!response.ok) throw new NoLedgerFile()
  const text = await response.text().catch(() => {
    throw new Offline()
  })
  const file = parsed(text)
  if (typeof file !== 'object' || file === null || !Array.isArray(Reflect.get(file, list))) throw new NoLedgerFile()
  return file as T
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
