/**
 * An item that says in one text (`told`, JSON) all but what the table is asked by: an engine's work goes by the number of values, and the
 * SDK's too. One value that stands beside the text counts, so that whoever puts it there changes what is read.
 */
export function unpackedItem(item: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { told, ...beside } = item
  return typeof told === 'string' ? { ...JSON.parse(told), ...beside } : { ...item }
}
