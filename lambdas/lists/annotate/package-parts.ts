import { inflateWhole, type PackedFile } from '../workbook/inflate-entry.ts'
import { maximumSmallPartBytes } from '../workbook/limits.ts'
import { pathOfType, readRelations, relationsPath } from '../workbook/package-relations.ts'
import { partText } from '../workbook/utf8-part.ts'
import { xmlTags } from '../workbook/xml-tags.ts'
import { damaged, type ZipEntry } from '../workbook/zip-directory.ts'

/** Where in a workbook's zip the parts lie that a mark or a column touches. */
export type PackageParts = {
  workbookRelations: ZipEntry
  contentTypes: ZipEntry
  styles: ZipEntry | null
  /** By the sheet's name. */
  sheets: ReadonlyMap<string, ZipEntry>
  hasMacros: boolean
}

export async function findParts(file: PackedFile, entries: readonly ZipEntry[]): Promise<PackageParts> {
  const byPath = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const find = (path: string) => byPath.get(path.toLowerCase())
  const read = async (entry: ZipEntry | undefined) => (entry === undefined ? '' : await readPart(file, entry))
  const root = readRelations('', await read(find(relationsPath(''))))
  const workbookPath = pathOfType(root, 'officeDocument') ?? 'xl/workbook.xml'
  const workbookRelations = find(relationsPath(workbookPath))
  const contentTypes = find('[Content_Types].xml')
  if (workbookRelations === undefined || contentTypes === undefined) throw damaged()
  const relations = readRelations(workbookPath, await read(workbookRelations))
  const sheets = new Map<string, ZipEntry>()
  for (const { name, attributes, isEnd } of xmlTags(await read(find(workbookPath)))) {
    if (isEnd || name !== 'sheet') continue
    const relation = relations.get(attributes.id ?? '')
    const entry = relation?.type === 'worksheet' ? find(relation.path) : undefined
    if (entry !== undefined) sheets.set(attributes.name ?? '', entry)
  }
  // SheetJS names a type with macros for any .bin part; only what the workbook itself is counts.
  const own = [...xmlTags(await read(contentTypes))].find(
    ({ attributes }) => attributes.PartName?.toLowerCase() === `/${workbookPath.toLowerCase()}`,
  )
  return {
    workbookRelations,
    contentTypes,
    styles: find(pathOfType(relations, 'styles') ?? 'xl/styles.xml') ?? null,
    sheets,
    hasMacros: own?.attributes.ContentType?.includes('macroEnabled') ?? false,
  }
}

export async function readPart(file: PackedFile, entry: ZipEntry): Promise<string> {
  return partText(await inflateWhole(file, entry, maximumSmallPartBytes))
}
