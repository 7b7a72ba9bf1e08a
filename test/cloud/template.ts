import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json | undefined
}

export interface Resource {
  readonly stack: string
  readonly id: string
  readonly type: string
  readonly properties: JsonObject
  readonly deletionPolicy: string | undefined
  /** Logical ids in its own stack. */
  readonly dependsOn: readonly string[]
  /** `Stack/LogicalId`, as {@link Template.target} answers. */
  readonly name: string
}

interface StackTemplate {
  readonly Resources: Readonly<
    Record<
      string,
      { Type: string; Properties?: JsonObject; DeletionPolicy?: string; DependsOn?: string | readonly string[] }
    >
  >
  readonly Outputs?: Readonly<Record<string, { Value: Json; Export?: { Name: string } }>>
}

/** All stacks of a synthesized app, as one set of resources that may be followed through references over stacks. */
export class Template {
  readonly all: readonly Resource[]
  readonly stackNames: readonly string[]
  readonly #stacks: ReadonlyMap<string, StackTemplate>

  constructor(directory: string) {
    const suffix = '.template.json'
    this.#stacks = new Map(
      readdirSync(directory)
        .filter((file) => file.endsWith(suffix))
        .map((file) => [file.slice(0, -suffix.length), JSON.parse(readFileSync(join(directory, file), 'utf8'))]),
    )
    this.stackNames = [...this.#stacks.keys()]
    this.all = [...this.#stacks].flatMap(([stack, { Resources }]) =>
      Object.entries(Resources).map(([id, { Type, Properties = {}, DeletionPolicy, DependsOn = [] }]) => ({
        stack,
        id,
        type: Type,
        properties: Properties,
        deletionPolicy: DeletionPolicy,
        dependsOn: [DependsOn].flat(),
        name: `${stack}/${id}`,
      })),
    )
  }

  of(type: string): readonly Resource[] {
    return this.all.filter((resource) => resource.type === type)
  }

  named(name: string | undefined): Resource | undefined {
    return this.all.find((resource) => resource.name === name)
  }

  /** The resource that a Ref, GetAtt, import or output leads to; undefined for anything else. */
  target(stack: string, value: Json | undefined): string | undefined {
    if (!isObject(value)) return undefined
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::ImportValue': imported, 'Fn::GetStackOutput': output } = value
    if (typeof Ref === 'string') return `${stack}/${Ref}`
    if (Array.isArray(attribute)) return `${stack}/${String(attribute[0])}`
    if (isObject(output)) {
      const producer = String(output.StackName)
      return this.target(producer, this.#stacks.get(producer)?.Outputs?.[String(output.OutputName)]?.Value)
    }
    for (const [producer, { Outputs = {} }] of this.#stacks) {
      const found = Object.values(Outputs).find(({ Export }) => Export !== undefined && Export.Name === imported)
      if (found) return this.target(producer, found.Value)
    }
    return undefined
  }

  /** A value as text: references become `<Stack/LogicalId>`, so that what is fixed in it can be looked at. */
  text(stack: string, value: Json | undefined): string {
    if (!isObject(value))
      return Array.isArray(value) ? value.map((one) => this.text(stack, one)).join('') : String(value)
    const target = this.target(stack, value)
    if (target !== undefined) return `<${target}>`
    const { 'Fn::Join': join, Ref } = value
    if (Array.isArray(join) && Array.isArray(join[1])) {
      return join[1].map((part: Json) => this.text(stack, part)).join(String(join[0]))
    }
    return typeof Ref === 'string' ? `<${Ref}>` : JSON.stringify(value)
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Follows names and indexes into a value; undefined where the way ends. */
export function at(value: Json | undefined, ...way: readonly (string | number)[]): Json | undefined {
  return way.reduce<Json | undefined>((found, step) => {
    if (Array.isArray(found)) return found[Number(step)]
    return isObject(found) ? found[step] : undefined
  }, value)
}

export const listOf = (value: Json | undefined): readonly Json[] => {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value as Json]
}
