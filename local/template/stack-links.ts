import type { Assembly, Output, Stack } from './assembly.ts'
import { isJsonObject, type Json } from './json.ts'
import { placeName } from './naming.ts'
import { TemplateError } from './template-error.ts'

/** What one stack takes from another, by name. Each throws `UNKNOWN_REFERENCE` for a name that nobody gives. */
export interface StackLinks {
  exported(name: string, where: string): Json
  output(stackName: string, outputName: string, where: string): Json
  /** A value that the CDK carries from another region through SSM; here the writer's own declaration is read. */
  fromOtherRegion(name: string, where: string): Json
}

export function stackLinks(
  { stacks }: Assembly,
  resolve: (stack: Stack, value: Json, where: string) => Json,
): StackLinks {
  let exports: Map<Json, { stack: Stack; id: string; output: Output }> | undefined
  const placeOf = (stack: Stack, id: string): string => `${stack.name}/Outputs/${id}`
  const unknown = (where: string, message: string) => new TemplateError('UNKNOWN_REFERENCE', where, message)

  function exportsByName() {
    const found: NonNullable<typeof exports> = new Map()
    for (const stack of stacks) {
      for (const [id, output] of stack.outputs) {
        if (output.exportName === undefined) continue
        found.set(resolve(stack, output.exportName, placeOf(stack, id)), { stack, id, output })
      }
    }
    return found
  }

  return {
    exported(name, where) {
      exports ??= exportsByName()
      const found = exports.get(name)
      if (found === undefined) throw unknown(where, `no stack exports ${name}`)
      return resolve(found.stack, found.output.value, placeOf(found.stack, found.id))
    },
    output(stackName, outputName, where) {
      const stack = stacks.find(({ name }) => name === stackName)
      const output = stack?.outputs.get(outputName)
      if (stack === undefined || output === undefined) {
        throw unknown(where, `there is no output ${outputName} of a stack ${stackName}`)
      }
      return resolve(stack, output.value, placeOf(stack, outputName))
    },
    fromOtherRegion(name, where) {
      for (const stack of stacks) {
        for (const writer of stack.resources.values()) {
          if (writer.type !== 'Custom::CrossRegionExportWriter') continue
          const props = writer.properties.WriterProps
          const value = isJsonObject(props) && isJsonObject(props.exports) ? props.exports[name] : undefined
          if (value !== undefined) return resolve(stack, value, placeName(writer))
        }
      }
      throw unknown(where, `no stack exports ${name} to other regions`)
    },
  }
}
