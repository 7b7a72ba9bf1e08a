import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { Place } from '../../aws/engine.ts'
import { writeDurably } from '../cognito/durable-file.ts'

const file = z.object({ identities: z.array(z.string()), configurationSets: z.array(z.string()) })

/** From whom this account may write, and its configuration sets. Nobody checks a domain here: what is named counts as verified. */
export class Identities {
  readonly #path: string
  readonly #place: Place
  readonly #identities: Set<string>
  readonly #configurationSets: Set<string>

  constructor(path: string, place: Place) {
    const kept = existsSync(path) ? file.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
    this.#path = path
    this.#place = place
    this.#identities = new Set(kept?.identities)
    this.#configurationSets = new Set(kept?.configurationSets)
  }

  /** An address or a domain. */
  add(name: string): void {
    this.#identities.add(folded(name))
    this.#save()
  }

  addConfigurationSet(name: string): void {
    this.#configurationSets.add(name)
    this.#save()
  }

  has(name: string): boolean {
    return this.#identities.has(folded(name))
  }

  hasConfigurationSet(name: string): boolean {
    return this.#configurationSets.has(name)
  }

  /** What lets one write from an address: itself, its domain or a domain above that; undefined when nothing does. */
  behind(address: string): string | undefined {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
    const labels = domain.split('.')
    const candidates = [address, ...labels.map((_, index) => labels.slice(index).join('.'))]
    const found = candidates.find((candidate) => this.has(candidate))
    return found === undefined ? undefined : folded(found)
  }

  /** The ARN on which IAM decides; that of the address itself where nothing is verified. */
  arnBehind(address: string): string {
    return this.#arn(`identity/${this.behind(address) ?? address}`)
  }

  arn(name: string): string {
    return this.#arn(`identity/${folded(name)}`)
  }

  configurationSetArn(name: string): string {
    return this.#arn(`configuration-set/${name}`)
  }

  #arn(resource: string): string {
    return `arn:aws:ses:${this.#place.region}:${this.#place.accountId}:${resource}`
  }

  #save(): void {
    const content = { identities: [...this.#identities], configurationSets: [...this.#configurationSets] }
    writeDurably(this.#path, JSON.stringify(content))
  }
}

// As in SES, the part before the @ is taken letter by letter, the domain is not.
function folded(name: string): string {
  const at = name.lastIndexOf('@')
  return name.slice(0, at + 1) + name.slice(at + 1).toLowerCase()
}
