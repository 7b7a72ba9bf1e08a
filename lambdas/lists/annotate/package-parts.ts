import { inflateWhole, type PackedFile } from '../workbook/inflate-entry.ts'
import { maximumSmallPartBytes } from '../workbook/limits.ts'
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

type Relation = { type: string; path: string }

export async function findParts(file: PackedFile, entries: readonly ZipEntry[]): Promise<PackageParts> {
  const byPath = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const find = (path: string) => byPath.get(path.toLowerCase())
  const read = async (entry: ZipEntry | undefined) => (entry === undefined ? '' : await readPart(file, entry))
  const root = relationsOf('', await read(find('_rels/.rels')))
  const workbookPath = pathOf(root, 'officeDocument') ?? 'xl/workbook.xml'
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const workbookRelations = find(`${folder}_rels/${workbookPath.slice(folder.length)}.rels`)
  const contentTypes = find('[Content_Types].xml')
  if (workbookRelations === undefined || contentTypes === undefined) throw damaged()
  const relations = relationsOf(folder, await read(workbookRelations))
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
    styles: find(pathOf(relations, 'styles') ?? 'xl/styles.xml') ?? null,
    sheets,
    hasMacros: own?.attributes.ContentType?.includes('macroEnabled') ?? false,
  }
}

export async function readPart(file: PackedFile, entry: ZipEntry): Promise<string> {
  return partText(await inflateWhole(file, entry, maximumSmallPartBytes))
}

/** Relations by id; types by their last word, since Strict OOXML has other addresses before it. */
function relationsOf(folder: string, xml: string): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  for (const { name, attributes, isEnd } of xmlTags(xml)) {
    if (isEnd || name !== 'Relationship' || attributes.TargetMode === 'External') continue
    const { Id = '', Type = '', Target = '' } = attributes
    relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(folder, Target) })
  }
  return relations
}

function pathOf(relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type === type)?.path
}

function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
