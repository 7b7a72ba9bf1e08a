import * as z from 'zod'
import type { SesEngine } from '../../engines/ses/ses-engine.ts'
import { generatedName } from '../naming.ts'
import type { Resolver } from '../resolver.ts'

const identityShape = z.object({ EmailIdentity: z.string() })
const setShape = z.object({ Name: z.string().optional() })

/** From whom mail may be sent. */
export function provisionEmail(resolver: Resolver, engine: SesEngine): void {
  for (const identity of resolver.resources('AWS::SES::EmailIdentity')) {
    engine.createEmailIdentity(resolver.properties(identity, identityShape).EmailIdentity)
  }
  for (const set of resolver.resources('AWS::SES::ConfigurationSet')) {
    engine.createConfigurationSet(resolver.properties(set, setShape).Name ?? generatedName(set, 64))
  }
}
