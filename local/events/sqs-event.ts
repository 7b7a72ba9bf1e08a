import type { Message, MessageAttributeValue } from '@aws-sdk/client-sqs'

/** The event that Lambda makes of a batch of messages. */
export function sqsEvent(messages: readonly Message[], queueArn: string): object {
  const [, , , region] = queueArn.split(':')
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: attributesOf(message.MessageAttributes ?? {}),
      md5OfBody: message.MD5OfBody,
      ...(message.MD5OfMessageAttributes !== undefined && { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  }
}

function attributesOf(attributes: Readonly<Record<string, MessageAttributeValue>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue !== undefined && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  )
}
