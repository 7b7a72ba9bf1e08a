import { type App, Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import type { Config } from '../config.ts'

/** What every part may ask of the house that it stands in. */
export interface House {
  readonly config: Config
  /** Folder of what `npm run build` made: functions/NAME, site, console. */
  readonly dist: string
}

export type StackKind = 'Data' | 'Identity' | 'Intake' | 'Api' | 'Edge' | 'Web' | 'Ledger' | 'Reports' | 'Watch'

const descriptions = {
  Data: 'An Sinh: the register, the uploaded workbooks, and the key to both. Kept for ever.',
  Identity: 'An Sinh: officers, their groups and their units.',
  Intake: 'An Sinh: what is uploaded or ordered, until it stands in the register or lies there as a file.',
  Api: 'An Sinh: the API, made from the table of routes.',
  Edge: 'An Sinh: the firewall before the distribution.',
  Web: 'An Sinh: the citizen site and the console, in front of the API.',
  Ledger: 'An Sinh: seals each day of the history, publishes the seals, and recounts the counters.',
  Reports: 'An Sinh: reports by e-mail, and what came back of them.',
  Watch: 'An Sinh: alarms and the dashboard.',
} as const satisfies Record<StackKind, string>

export class HouseStack extends Stack {
  readonly house: House

  constructor(app: App, kind: StackKind, house: House, region = house.config.region) {
    const { stage, account, isKept } = house.config
    super(app, `AnSinh-${stage}-${kind}`, {
      description: descriptions[kind],
      env: { account, region },
      terminationProtection: isKept && (kind === 'Data' || kind === 'Identity'),
      tags: { project: 'ansinh', stage },
    })
    this.house = house
  }
}

/** @throws Error for a construct outside a house stack. */
export function houseOf(construct: IConstruct): House {
  const stack = Stack.of(construct)
  if (!(stack instanceof HouseStack)) throw new Error(`${construct.node.path} does not stand in a stack of the house`)
  return stack.house
}
