/** What API Gateway answers by itself before a function is asked, or when none has answered: English, and no problem of ours. */
export const gatewayAnswers = [
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [413, 'Request Entity Too Large'],
  [429, 'Too Many Requests'],
  [500, 'Internal Server Error'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
] as const

export const gatewayBody = (message: string): string => JSON.stringify({ message })
