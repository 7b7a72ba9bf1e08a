/** One file, so that the cloud is synthesized once and every invariant looks at the same template. */
import { App, CfnResource, Stack } from 'aws-cdk-lib'
import { type Config, configOf, readConfig } from '../../lib/config.ts'
import { featureFlags } from '../../lib/feature-flags.ts'
import { type StageName, stageNames } from '../../lib/what-runs.ts'
import { api } from './invariants/api.ts'
import { checks } from './invariants/checks.ts'
import { cost } from './invariants/cost.ts'
import { data } from './invariants/data.ts'
import { firewall } from './invariants/firewall.ts'
import { functions, ourFunctions, variablesOf } from './invariants/functions.ts'
import { permissions } from './invariants/permissions.ts'
import { schedule } from './invariants/schedule.ts'
import { watch } from './invariants/watch.ts'
import { web } from './invariants/web.ts'
import { aBuild, aFolder, removeFolders, type Synthesized, synthesize, underCloudFormationsRules } from './synthesis.ts'

const dist = aBuild()
const made = new Map<string, Synthesized>()

/** Synthesized when a test first asks for it. */
const cloudOf = (config: Config) => () => {
  const known = made.get(config.stage) ?? synthesize(config, dist)
  made.set(config.stage, known)
  return known
}

afterAll(removeFolders)

describe.each(stageNames)('the cloud of stage %s', (stage: StageName) => {
  const cloud = cloudOf(configOf(stage))

  describe('functions', () => functions(cloud))
  describe('permissions', () => permissions(cloud))
  describe('what is kept', () => data(cloud))
  describe('the API and its accounts', () => api(cloud))
  describe('the daily schedule', () => schedule(cloud))
  describe('the web', () => web(cloud))
  describe('the firewall', () => firewall(cloud))
  describe('alarms', () => watch(cloud))
  describe('cdk-nag', () => checks(cloud))
})

describe('the bill of the cloud that people live by', () => cost(cloudOf(configOf('prod'))))

describe("CloudFormation's own rules for templates", () => {
  it('find what is wrong with a template', () => {
    const app = new App({ outdir: aFolder('wrong'), postCliContext: featureFlags })
    new CfnResource(new Stack(app, 'Wrong'), 'Queue', {
      type: 'AWS::SQS::Queue',
      properties: { VisibilityTimeout: 'long', Colour: 'red' },
    })
    expect(() => underCloudFormationsRules(() => app.synth())).toThrow(/'long' is not of type 'integer'/)
  }, 120_000)

  it('find nothing in the cloud that people live by', () => {
    const { app } = cloudOf(configOf('prod'))()
    expect(() => underCloudFormationsRules(() => app.synth({ force: true }))).not.toThrow()
  }, 120_000)
})

describe('another deployment', () => {
  it('works with the two-tier map of 2025 in every function that needs units', () => {
    const config = readConfig({ ...configOf('test'), stage: 'two-tier', unitMap: 'daklak-2025' })
    const { template } = cloudOf(config)()
    const maps = ourFunctions(template).flatMap((lambda) => variablesOf(lambda).UNIT_MAP ?? [])
    expect(new Set(maps)).toEqual(new Set(['daklak-2025']))
    expect(template.stackNames).toContain('AnSinh-two-tier-Data')
  })

  it('stands in stacks by lifetime, named after the stage', () => {
    const { template } = cloudOf(configOf('prod'))()
    expect([...template.stackNames].sort()).toEqual(
      ['Api', 'Data', 'Edge', 'Identity', 'Intake', 'Ledger', 'Reports', 'Watch', 'Web'].map(
        (kind) => `AnSinh-prod-${kind}`,
      ),
    )
  })
})

describe('a build that is not there', () => {
  it('is told with the file that is missing and the command that makes it', () => {
    const without = aBuild(['functions/lookup/index.mjs'])
    expect(() => synthesize(configOf('local'), without)).toThrow(
      /functions\/lookup\/index\.mjs is missing.*npm run build/,
    )
  })

  it('is also told for the web', () => {
    const without = aBuild(['site/index.html', 'console/index.html'])
    expect(() => synthesize(configOf('local'), without)).toThrow(
      /site\/index\.html is missing \(2 in all\).*npm run build/,
    )
  })
})
