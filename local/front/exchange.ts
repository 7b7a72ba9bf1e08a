/** One request as it travels from the viewer to an origin. Header names are lower-case. */
export interface EdgeRequest {
  readonly method: string
  /** Percent-encoded, without the query. */
  readonly path: string
  /** Without the question mark. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly viewerAddress: string
}

export interface EdgeResponse {
  readonly status: number
  /** Lower-case names; several values only for set-cookie. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
}

/** Answers a request on behalf of a bucket or an API. */
export type Origin = (request: EdgeRequest) => Promise<EdgeResponse>

export const textResponse = (status: number, contentType: string, body: string): EdgeResponse => ({
  status,
  headers: { 'content-type': contentType },
  body: Buffer.from(body),
})

export const jsonMessage = (status: number, message: string): EdgeResponse =>
  textResponse(status, 'application/json', JSON.stringify({ message }))
