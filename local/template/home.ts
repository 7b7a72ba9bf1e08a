import type { Place } from '../aws/engine.ts'
import type { Resource } from './assembly.ts'
import { isJsonObject } from './json.ts'
import type { Resolver } from './resolver.ts'

/**
 * Functions that carry out the CDK's own custom resources (deploying files, wiring notifications). What they would do is read from
 * the template as data, so they are never run.
 */
export function providerFunctions(resolver: Resolver): ReadonlySet<Resource> {
  const found = new Set<Resource>()
  for (const stack of resolver.assembly.stacks) {
    for (const { properties } of stack.resources.values()) {
      const token = properties.ServiceToken
      const target = isJsonObject(token) && Array.isArray(token['Fn::GetAtt']) ? token['Fn::GetAtt'][0] : undefined
      const provider = typeof target === 'string' ? stack.resources.get(target) : undefined
      if (provider !== undefined) found.add(provider)
    }
  }
  return found
}

/** The application's own functions. */
export function applicationFunctions(resolver: Resolver): readonly Resource[] {
  const providers = providerFunctions(resolver)
  return resolver
    .resources('AWS::Lambda::Function')
    .filter((resource) => !providers.has(resource) && !isSingleton(resource))
}

/** Log retention and automatic deletion also come as functions of the CDK, under fixed names. */
const isSingleton = ({ logicalId }: Resource): boolean =>
  /^(LogRetention|CustomS3AutoDeleteObjects|AWS679f53fac002430cb0da5b7982bd2287)/.test(logicalId)

/**
 * Account and region in which the application runs: those of the stack with most of its functions. Stacks of other regions (a
 * firewall in us-east-1) are only read.
 */
export function homePlace(resolver: Resolver): Place {
  const counts = new Map<string, { place: Place; count: number }>()
  for (const { stack } of applicationFunctions(resolver)) {
    const entry = counts.get(stack.place.region) ?? { place: stack.place, count: 0 }
    counts.set(stack.place.region, { ...entry, count: entry.count + 1 })
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count)
  const place = most?.place ?? resolver.assembly.stacks[0]?.place
  if (place === undefined) throw new Error(`${resolver.assembly.directory} holds no stack`)
  return place
}

/** The resources of the types that live in the given region. */
export const resourcesAt = (resolver: Resolver, { region }: Place, ...types: readonly string[]): readonly Resource[] =>
  resolver.resources(...types).filter(({ stack }) => stack.place.region === region)
