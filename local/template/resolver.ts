import * as z from 'zod'
import type { Assembly, Resource, Stack } from './assembly.ts'
import { boundByEngine, type Identity, identities } from './identities.ts'
import { type Evaluation, intrinsics } from './intrinsics.ts'
import { isJsonObject, type Json, type JsonObject, onlyKey } from './json.ts'
import { placeName } from './naming.ts'
import { type StackLinks, stackLinks } from './stack-links.ts'
import { TemplateError } from './template-error.ts'

export interface ResolverOptions {
  /**
   * Replacements in every resolved string, e.g. `https://` of the distribution's domain by the plain http address that this
   * machine serves it on. Applied in order.
   */
  readonly rewrites?: readonly (readonly [from: string, to: string])[]
}

const dynamicReference = /\{\{resolve:([a-z-]+):/

/**
 * Answers what CloudFormation would put in place of intrinsics. Lazy: only what something running asks for is resolved, and what
 * is asked for and not understood is an error that names the place, never a guess.
 */
export class Resolver {
  readonly assembly: Assembly
  #rewrites: (readonly [string, string])[]
  readonly #bound = new Map<Resource, Identity>()
  readonly #identities = new Map<Resource, Identity>()
  readonly #links: StackLinks

  constructor(assembly: Assembly, options: ResolverOptions = {}) {
    this.assembly = assembly
    this.#links = stackLinks(assembly, (stack, value, where) => this.value(stack, value, where))
    this.#rewrites = [...(options.rewrites ?? [])]
  }

  /** From now on every resolved string that holds `from` holds `to` instead. */
  rewrite(from: string, to: string): void {
    this.#rewrites.push([from, to])
  }

  /** A text with this machine's addresses in it, for text that is made from resolved values elsewhere. */
  rewritten(text: string): string {
    return this.#rewrites.reduce((whole, [from, to]) => whole.replaceAll(from, to), text)
  }

  /** Tells what an engine called the resource that it created. */
  bind(resource: Resource, identity: Identity): void {
    this.#bound.set(resource, identity)
  }

  /** All resources of the types whose condition holds, in the template's order. */
  resources(...types: readonly string[]): readonly Resource[] {
    return this.assembly.stacks.flatMap((stack) =>
      [...stack.resources.values()].filter((resource) => types.includes(resource.type) && this.isPresent(resource)),
    )
  }

  isPresent(resource: Resource): boolean {
    return (
      resource.condition === undefined ||
      this.#evaluation(resource.stack, placeName(resource)).conditionNamed(resource.condition)
    )
  }

  ref(resource: Resource): string {
    return this.#identify(resource, placeName(resource)).ref
  }

  attribute(resource: Resource, name: string): string {
    return this.#attribute(resource, name, placeName(resource))
  }

  /** The value without intrinsics; `where` names the place in errors. */
  value(stack: Stack, value: Json, where: string): Json {
    return this.#evaluation(stack, where).value(value) ?? null
  }

  /**
   * The resource's properties, resolved and read through a shape; those of `without` are not looked at. Throws `BAD_PROPERTY`
   * naming the resource.
   */
  properties<T>(resource: Resource, shape: z.ZodType<T>, without: readonly string[] = []): T {
    const where = placeName(resource)
    const given = Object.fromEntries(Object.entries(resource.properties).filter(([name]) => !without.includes(name)))
    const parsed = shape.safeParse(this.value(resource.stack, given, where))
    if (!parsed.success) throw new TemplateError('BAD_PROPERTY', where, z.prettifyError(parsed.error))
    return parsed.data
  }

  /**
   * All outputs of all stacks as `Stack.Output`, exports of the CDK's own making left out. Nothing running depends on an output, so
   * one that cannot be resolved is left out too, and reported.
   */
  outputs(report: (message: string) => void): Readonly<Record<string, string>> {
    const found: Record<string, string> = {}
    for (const stack of this.assembly.stacks) {
      for (const [id, output] of stack.outputs) {
        const where = `${stack.name}/Outputs/${id}`
        const on = this.#evaluation(stack, where)
        if (
          /^(Exports|Publish)Output/.test(id) ||
          (output.condition !== undefined && !on.conditionNamed(output.condition))
        )
          continue
        try {
          found[`${stack.name}.${id}`] = on.text(output.value)
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error
          report(error.message)
        }
      }
    }
    return found
  }

  #identify(resource: Resource, where: string): Identity {
    const known = this.#bound.get(resource) ?? this.#identities.get(resource)
    if (known !== undefined) return known
    const identify = identities[resource.type]
    if (identify === undefined) {
      const reason = boundByEngine.has(resource.type)
        ? 'is asked for before it has been created'
        : 'is of a type that this machine does not know, and something running depends on it'
      throw new TemplateError('NOT_SUPPORTED', where, `${placeName(resource)} ${reason}`)
    }
    const identity = identify(resource, (property) => {
      const given = resource.properties[property]
      return given === undefined ? undefined : this.#evaluation(resource.stack, placeName(resource)).text(given)
    })
    this.#identities.set(resource, identity)
    return identity
  }

  #attribute(resource: Resource, name: string, where: string): string {
    if (resource.type === 'Custom::CrossRegionExportReader') {
      return z.string().parse(this.#links.fromOtherRegion(name, where))
    }
    const found = this.#identify(resource, where).attributes[name]
    if (found === undefined) {
      throw new TemplateError(
        'UNKNOWN_ATTRIBUTE',
        where,
        `${placeName(resource)} has no attribute ${name} on this machine`,
      )
    }
    return found
  }

  #evaluation(stack: Stack, where: string): Evaluation {
    const refuse = (reason: string): never => {
      throw new TemplateError('UNKNOWN_INTRINSIC', where, reason)
    }
    const on: Evaluation = {
      mappings: stack.mappings,
      refuse,
      value: (value) => this.#evaluate(value, on, where),
      text: (value) => {
        const found = on.value(value)
        if (typeof found === 'string') return found
        if (typeof found === 'number' || typeof found === 'boolean') return String(found)
        return refuse(`text was expected, not ${JSON.stringify(found)}`)
      },
      list: (value) => {
        const found = on.value(value)
        return Array.isArray(found) ? found : refuse(`a list was expected, not ${JSON.stringify(found)}`)
      },
      ref: (name) => this.#ref(stack, name, where),
      attribute: (logicalId, attribute) => {
        const resource = stack.resources.get(logicalId)
        if (resource === undefined)
          throw new TemplateError('UNKNOWN_REFERENCE', where, `there is no resource ${logicalId}`)
        return this.#attribute(resource, attribute, where)
      },
      condition: (value) => on.value(value) === true,
      conditionNamed: (name) => {
        const condition = stack.conditions[name]
        if (condition === undefined)
          throw new TemplateError('UNKNOWN_REFERENCE', where, `there is no condition ${name}`)
        return on.condition(condition)
      },
      importValue: (name) => this.#links.exported(name, where),
      stackOutput: (stackName, outputName) => this.#links.output(stackName, outputName, where),
    }
    return on
  }

  #evaluate(value: Json, on: Evaluation, where: string): Json | undefined {
    if (typeof value === 'string') return this.#string(value, where)
    if (Array.isArray(value)) return value.map((item) => on.value(item)).filter((item) => item !== undefined)
    if (!isJsonObject(value)) return value
    const key = onlyKey(value)
    const argument = key === undefined ? undefined : value[key]
    if (key !== undefined && argument !== undefined) {
      const intrinsic = key === 'Condition' && typeof argument !== 'string' ? undefined : intrinsics[key]
      if (intrinsic !== undefined) {
        const found = intrinsic(argument, on)
        return typeof found === 'string' ? this.#string(found, where) : found
      }
      if (key.startsWith('Fn::')) return on.refuse(`the intrinsic ${key} is not known on this machine`)
    }
    const resolved: Record<string, Json> = {}
    for (const [name, inner] of Object.entries(value)) {
      const found = on.value(inner)
      if (found !== undefined) resolved[name] = found
    }
    return resolved satisfies JsonObject
  }

  #string(text: string, where: string): string {
    const dynamic = dynamicReference.exec(text)
    if (dynamic !== null) {
      throw new TemplateError(
        'DYNAMIC_REFERENCE',
        where,
        `the dynamic reference {{resolve:${dynamic[1]}:…}} is not resolved here: a secret must be read at run time by its ARN`,
      )
    }
    return this.rewritten(text)
  }

  #ref(stack: Stack, name: string, where: string): Json | undefined {
    if (name === 'AWS::NoValue') return undefined
    const known = pseudoParameter(stack, name)
    if (known !== undefined) return known
    const resource = stack.resources.get(name)
    if (resource !== undefined) return this.#identify(resource, where).ref
    const parameter = stack.parameters.get(name)
    if (parameter?.Default !== undefined && parameter.Type === 'String') return parameter.Default
    throw new TemplateError(
      'UNKNOWN_REFERENCE',
      where,
      `Ref ${name}: there is no such resource, and no parameter with a default`,
    )
  }
}

function pseudoParameter({ name: stackName, place: { accountId, region } }: Stack, name: string): Json | undefined {
  const values: Readonly<Record<string, Json>> = {
    'AWS::Region': region,
    'AWS::AccountId': accountId,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stackName}/local`,
    'AWS::NotificationARNs': [],
  }
  return values[name]
}
