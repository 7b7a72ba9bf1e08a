/**
 * One writer of exports in a process of its own, so that it can be killed: `node export-writer-process.mjs JSON`, with the message as its
 * queue gives it. The function is the product's own.
 */
import type { SQSEvent } from 'aws-lambda'
import { handler } from '../../lambdas/functions/write-export/handler.ts'
import { lambdaContext } from './smallest-call.ts'

const event: SQSEvent = { Records: [JSON.parse(process.argv[2] ?? '')] }
process.stdout.write(JSON.stringify(await handler(event, lambdaContext)))
