import { xmlTags } from './xml-tags.ts'

/** What one part of a package says of others, by the relation's id. */
type Relations = ReadonlyMap<string, Relation>
type Relation = {
  /** The last word of the type's address, for Strict OOXML has other addresses before it. */
  type: string
  /** Full, from the package's root and without a slash before it. */
  path: string
}

/** Where the relations of a part stand; of the package itself for an empty path. */
export function relationsPath(part: string): string {
  const folder = folderOf(part)
  return `${folder}_rels/${part.slice(folder.length)}.rels`
}

/** @param xml the part at `relationsPath(part)`, empty where there is none. External targets are left out. */
export function readRelations(part: string, xml: string): Relations {
  const relations = new Map<string, Relation>()
  for (const { name, attributes, isEnd } of xmlTags(xml)) {
    if (isEnd || name !== 'Relationship' || attributes.TargetMode === 'External') continue
    const { Id = '', Type = '', Target = '' } = attributes
    relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(folderOf(part), Target) })
  }
  return relations
}

export function pathOfType(relations: Relations, type: string): string | undefined {
  return [...relations.values()].find((relation) => relation.type === type)?.path
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1)
}

function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
