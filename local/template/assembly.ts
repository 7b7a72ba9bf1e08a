import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import type { Place } from '../aws/engine.ts'
import type { Json, JsonObject } from './json.ts'
import { TemplateError } from './template-error.ts'

export interface Resource {
  readonly stack: Stack
  readonly logicalId: string
  readonly type: string
  /** As synthesized: still with its intrinsics. */
  readonly properties: JsonObject
  readonly dependsOn: readonly string[]
  readonly condition: string | undefined
}

export interface Output {
  readonly value: Json
  readonly exportName: Json | undefined
  readonly condition: string | undefined
}

export interface Stack {
  readonly name: string
  readonly place: Place
  readonly resources: ReadonlyMap<string, Resource>
  readonly outputs: ReadonlyMap<string, Output>
  readonly parameters: ReadonlyMap<string, JsonObject>
  readonly mappings: JsonObject
  readonly conditions: JsonObject
}

/** A synthesized cloud assembly (cdk.out) as plain data. */
export interface Assembly {
  readonly directory: string
  readonly stacks: readonly Stack[]
  /** Absolute path of each file asset, by the object key under which the cloud would find it. */
  readonly assets: ReadonlyMap<string, string>
}

const json = z.record(z.string(), z.json())
const manifestShape = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
          directoryName: z.string().optional(),
        })
        .optional(),
    }),
  ),
})
const assetsShape = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
})
const templateShape = z.object({
  Resources: z
    .record(
      z.string(),
      z.object({
        Type: z.string(),
        Properties: json.default({}),
        DependsOn: z.union([z.string(), z.array(z.string())]).default([]),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Outputs: z
    .record(
      z.string(),
      z.object({
        Value: z.json(),
        Export: z.object({ Name: z.json() }).optional(),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Parameters: z.record(z.string(), json).default({}),
  Mappings: json.default({}),
  Conditions: json.default({}),
})

/** Where a stack without a fixed environment is taken to live. */
const defaultPlace: Place = { accountId: '000000000000', region: 'ap-southeast-1' }

/**
 * Reads a synthesized CDK app: `manifest.json`, every stack's template and every `*.assets.json`, nested stages too.
 * Throws {@link TemplateError} `BAD_ASSEMBLY` when a file is missing or not of the expected shape.
 */
export function loadAssembly(cdkOutDir: string, fallback: Place = defaultPlace): Assembly {
  const directory = resolve(cdkOutDir)
  const stacks: Stack[] = []
  const assets = new Map<string, string>()
  readInto(directory, fallback, stacks, assets)
  return { directory, stacks, assets }
}

function readInto(directory: string, fallback: Place, stacks: Stack[], assets: Map<string, string>): void {
  const manifest = readShape(join(directory, 'manifest.json'), manifestShape)
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    const { templateFile, stackName, file, directoryName } = artifact.properties ?? {}
    if (artifact.type === 'cdk:cloud-assembly' && directoryName !== undefined) {
      readInto(join(directory, directoryName), fallback, stacks, assets)
    }
    if (artifact.type === 'cdk:asset-manifest' && file !== undefined) {
      for (const asset of Object.values(readShape(join(directory, file), assetsShape).files)) {
        for (const destination of Object.values(asset.destinations)) {
          if (asset.source.path !== undefined) assets.set(destination.objectKey, join(directory, asset.source.path))
        }
      }
    }
    if (artifact.type === 'aws:cloudformation:stack' && templateFile !== undefined) {
      const place = placeOf(artifact.environment, fallback)
      stacks.push(aStack(stackName ?? id, place, readShape(join(directory, templateFile), templateShape)))
    }
  }
}

function aStack(name: string, place: Place, template: z.infer<typeof templateShape>): Stack {
  const resources = new Map<string, Resource>()
  const stack: Stack = {
    name,
    place,
    resources,
    outputs: new Map(
      Object.entries(template.Outputs).map(([id, output]) => [
        id,
        { value: output.Value, exportName: output.Export?.Name, condition: output.Condition },
      ]),
    ),
    parameters: new Map(Object.entries(template.Parameters)),
    mappings: template.Mappings,
    conditions: template.Conditions,
  }
  for (const [logicalId, resource] of Object.entries(template.Resources)) {
    resources.set(logicalId, {
      stack,
      logicalId,
      type: resource.Type,
      properties: resource.Properties,
      dependsOn: [resource.DependsOn].flat(),
      condition: resource.Condition,
    })
  }
  return stack
}

function placeOf(environment: string | undefined, fallback: Place): Place {
  const [, accountId, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(environment ?? '') ?? []
  return {
    accountId: accountId === undefined || accountId.startsWith('unknown') ? fallback.accountId : accountId,
    region: region === undefined || region.startsWith('unknown') ? fallback.region : region,
  }
}

function readShape<T>(file: string, shape: z.ZodType<T>): T {
  if (!existsSync(file)) {
    throw new TemplateError(
      'BAD_ASSEMBLY',
      file,
      'this file is missing. Synthesize the CDK app first (node --import tsx bin/app.ts)',
    )
  }
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new TemplateError('BAD_ASSEMBLY', file, reason)
  }
}
