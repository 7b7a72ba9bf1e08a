/**
 * Everything that differs between deployments, in one place. A stage is a record here; no other file knows a domain or an address.
 * Clocks and sizes that are alike everywhere stand in the stacks.
 */
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import * as z from 'zod'
import { unitMapIds } from '../lambdas/domain/units/unit-maps.ts'
import { inVietnam, schedule } from './schedule.ts'
import { type StageName, stageNames, whatRuns } from './what-runs.ts'

const httpsOrigin = z.string().regex(/^https:\/\/[a-z0-9*.-]+$/, 'an https origin without a path')

const programmeId = z.string().regex(/^[a-z0-9-]{1,32}$/)

const throttle = z.object({ rate: z.number().int().min(1), burst: z.number().int().min(1) })

const parts = z.object({
  stage: z.string().regex(/^[a-z][a-z0-9-]{1,15}$/),
  account: z.string().regex(/^\d{12}$/),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),

  /** What these four mean stands in what-runs.ts, from where they come. */
  unitMap: z.enum(unitMapIds),
  programmes: z.array(programmeId).min(1).readonly(),
  otherProgrammes: z.array(programmeId).readonly(),
  backlogUntil: z.record(programmeId, z.iso.date()).readonly(),

  /** Public host names with their certificate, which CloudFront wants in us-east-1. Absent: the distribution's own name. */
  domain: z
    .object({
      names: z.array(z.string()).min(1),
      certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\//),
    })
    .optional(),
  /** Who may show the pages below /nhung/ in a frame. */
  frameAncestors: z.array(httpsOrigin).readonly(),
  /** Where the browser may post a workbook from. S3 takes one `*` in each. */
  uploadOrigins: z.array(z.string().regex(/^https?:\/\/[^/]+$/)).min(1),
  /** Where the browser finds Cognito, when it is not Amazon's own address. */
  cognitoEndpoint: z.string().optional(),

  /** Its domain is proven to SES by DNS records, so it is one that the project holds itself. */
  mailFrom: z.email(),
  reportRecipients: z.array(z.email()).min(1),
  /** Domains that officers may have reports mailed to, and those below them; without any there are no subscriptions. */
  mailDomains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)).readonly(),
  reportSchedule: schedule.default(inVietnam('cron(30 17 * * ? *)')),
  alarmEmails: z.array(z.email()),
  /** When the days before are sealed: later than an hour after midnight, which is how long a day takes to settle. */
  sealSchedule: schedule.default(inVietnam('cron(0 2 * * ? *)')),

  /** Function and API logs. They hold no person's data, but they are the trail of an incident. */
  logRetention: z.enum(RetentionDays),
  /** Access logs of the web and of the buckets hold visitors' addresses, so they go sooner. */
  accessLogDays: z.number().int().min(7).max(365),
  /** Data, accounts and logs outlive their stacks. */
  isKept: z.boolean(),
  /** Cognito's plus plan: a password that is known from leaks is refused when it is set, and a very odd sign-in. Paid by active user. */
  hasThreatProtection: z.boolean(),
  /** Requests from one address in five minutes. A whole commune office may share one. */
  rateLimits: z.object({ api: z.number().int().min(100), lookUp: z.number().int().min(100) }),
  /**
   * How much one account may have waiting for functions at once: lists, batches, exports, pay lists and files of other provinces
   * together; whoever is above communes one more for each. */
  openOrders: z.number().int().min(1).default(20),
  /** Phản ánh, kiến nghị: what lambdas/domain/complaints/complaint-limits.ts says of each. */
  complaints: z
    .object({
      answerDays: z.number().int().min(1).max(60),
      perAddress: z.number().int().min(1),
      perCommune: z.number().int().min(1),
    })
    .default({ answerDays: 10, perAddress: 20, perCommune: 200 }),
  /**
   * Requests a second over all addresses, before API Gateway answers 429. Each route that needs no sign-in has a limit of its own,
   * so that a flood of look-ups leaves payments their room.
   */
  apiThrottle: z.object({ officers: throttle, publicRoute: throttle }),
  /**
   * A list of more than twice as many rows is brought in by several functions side by side, so many rows each: some two minutes of a
   * function, and far more than a commune's list has.
   */
  rowsPerRange: z.number().int().min(1).default(25_000),
})

const shape = parts.refine(
  ({ programmes, otherProgrammes, backlogUntil }) =>
    Object.keys(backlogUntil).every((id) => [...programmes, ...otherProgrammes].includes(id)),
  { path: ['backlogUntil'], error: 'a back-log of a programme that does not run' },
)

export type Config = z.infer<typeof shape>
export type ConfigInput = z.input<typeof shape>

/** @throws ZodError naming the field. */
export const readConfig = (input: ConfigInput): Config => shape.parse(input)

const shared = {
  region: 'ap-southeast-1',
  frameAncestors: ['https://*.daklak.gov.vn'],
} as const

const stages = {
  /** One machine, from the same template: lambdas, engines and browser talk over loopback. */
  local: {
    ...shared,
    ...whatRuns.local,
    stage: 'local',
    account: '000000000000',
    uploadOrigins: ['http://127.0.0.1:*', 'http://localhost:*'],
    cognitoEndpoint: '/_aws/',
    mailFrom: 'ansinh@daklak.example',
    reportRecipients: ['so-ldtbxh@daklak.example'],
    mailDomains: ['daklak.example'],
    alarmEmails: ['truc-ban@daklak.example'],
    logRetention: RetentionDays.ONE_WEEK,
    accessLogDays: 30,
    isKept: false,
    hasThreatProtection: true,
    rateLimits: { api: 2_000_000, lookUp: 2_000_000 },
    // One machine is one address.
    complaints: { answerDays: 10, perAddress: 2_000, perCommune: 200 },
    apiThrottle: { officers: { rate: 5_000, burst: 5_000 }, publicRoute: { rate: 4_000, burst: 4_000 } },
    // Long lists come in side by side here too, without a long wait for one.
    rowsPerRange: 500,
  },
  /** A rehearsal in the cloud: same parts, can be thrown away. */
  test: {
    ...shared,
    ...whatRuns.test,
    stage: 'test',
    account: '111122223333',
    uploadOrigins: ['https://*.cloudfront.net'],
    mailFrom: 'baocao@ansinh-test.daklak.gov.vn',
    reportRecipients: ['ansinh-test@daklak.gov.vn'],
    mailDomains: ['daklak.gov.vn'],
    alarmEmails: ['ansinh-test@daklak.gov.vn'],
    logRetention: RetentionDays.ONE_MONTH,
    accessLogDays: 30,
    isKept: false,
    hasThreatProtection: false,
    rateLimits: { api: 3_000, lookUp: 300 },
    apiThrottle: { officers: { rate: 200, burst: 400 }, publicRoute: { rate: 100, burst: 200 } },
  },
  prod: {
    ...shared,
    ...whatRuns.prod,
    stage: 'prod',
    account: '111122223333',
    domain: {
      names: ['ansinh.daklak.gov.vn'],
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    },
    uploadOrigins: ['https://ansinh.daklak.gov.vn'],
    mailFrom: 'baocao@ansinh.daklak.gov.vn',
    reportRecipients: ['vanphong.soldtbxh@daklak.gov.vn'],
    mailDomains: ['daklak.gov.vn'],
    alarmEmails: ['truc-ansinh@daklak.gov.vn'],
    logRetention: RetentionDays.ONE_YEAR,
    accessLogDays: 90,
    isKept: true,
    hasThreatProtection: true,
    rateLimits: { api: 3_000, lookUp: 300 },
    apiThrottle: { officers: { rate: 200, burst: 400 }, publicRoute: { rate: 100, burst: 200 } },
  },
} satisfies Record<StageName, ConfigInput>

/**
 * @param name from `cdk -c stage=prod` or ANSINH_STAGE
 * @throws Error naming the stages that exist
 */
export function configOf(name: string): Config {
  const found = (stages as Record<string, ConfigInput | undefined>)[name]
  if (!found) throw new Error(`There is no stage "${name}" in lib/config.ts; there are: ${stageNames.join(', ')}`)
  return readConfig(found)
}
