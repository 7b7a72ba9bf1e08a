import { S3Error } from './s3-error.ts'

export interface PostForm {
  /** Fields before the file, names in lower case (S3 does not tell them apart by case). */
  readonly fields: ReadonlyMap<string, string>
  readonly file: Buffer
  /** The file's name without folders; undefined when the form gave none. */
  readonly fileName: string | undefined
}

/** S3 takes 20 KB of fields and no more, so that a file part of another name is noticed. */
const FIELDS_LIMIT = 20_480

function boundaryOf(contentType: string | undefined): string {
  if (!/^multipart\/form-data\b/i.test(contentType ?? '')) {
    throw new S3Error('PreconditionFailed', undefined, {
      Condition: 'Bucket POST must be of the enclosure-type multipart/form-data',
    })
  }
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? '') ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) throw new S3Error('MalformedPOSTRequest')
  return boundary
}

/** A parameter of Content-Disposition; browsers write `"` as %22 in names and leave other letters as UTF-8. */
function parameter(disposition: string, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}=(?:"((?:\\\\.|[^"\\\\])*)"|([^\\s;"]+))`, 'i').exec(disposition) ?? []
  return (quoted?.replace(/\\(["\\])/g, '$1') ?? plain)?.replace(/%22/g, '"')
}

interface Part {
  readonly name: string
  readonly fileName: string | undefined
  readonly content: Buffer
}

function readPart(part: Buffer): Part {
  const headEnd = part.indexOf('\r\n\r\n')
  if (headEnd < 0) throw new S3Error('MalformedPOSTRequest')
  const head = part.subarray(0, headEnd).toString('utf8').split('\r\n')
  const disposition = head.find((line) => /^content-disposition:\s*form-data\b/i.test(line)) ?? ''
  const name = parameter(disposition, 'name')
  if (name === undefined) throw new S3Error('MalformedPOSTRequest')
  return { name, fileName: parameter(disposition, 'filename'), content: part.subarray(headEnd + 4) }
}

/** Where the first boundary line's boundary ends; what stands before it is dropped, as RFC 2046 says. */
function afterFirstBoundary(body: Buffer, boundary: string): number {
  const opening = `--${boundary}`
  if (body.toString('latin1', 0, opening.length) === opening) return opening.length
  const at = body.indexOf(`\r\n${opening}`)
  if (at < 0) throw new S3Error('MalformedPOSTRequest')
  return at + 2 + opening.length
}

function* parts(body: Buffer, boundary: string): Generator<Part> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  let at = afterFirstBoundary(body, boundary)
  while (body.toString('latin1', at, at + 2) !== '--') {
    const start = body.indexOf('\r\n', at)
    const end = start < 0 ? -1 : body.indexOf(delimiter, start + 2)
    if (end < 0) throw new S3Error('MalformedPOSTRequest')
    yield readPart(body.subarray(start + 2, end))
    at = end + delimiter.length
  }
}

/**
 * Reads a browser's upload form. Fields after the file do not count, as in S3.
 * @throws S3Error PreconditionFailed, MalformedPOSTRequest, InvalidArgument, MaxPostPreDataLengthExceeded
 */
export function readPostForm(contentType: string | undefined, body: Buffer): PostForm {
  const boundary = boundaryOf(contentType)
  const fields = new Map<string, string>()
  let size = 0
  for (const part of parts(body, boundary)) {
    const name = part.name.toLowerCase()
    if (name === 'file') {
      return { fields, file: part.content, fileName: part.fileName?.split(/[/\\]/).at(-1) }
    }
    size += part.content.length
    if (size > FIELDS_LIMIT) {
      throw new S3Error('MaxPostPreDataLengthExceeded', undefined, { MaxPostPreDataLengthBytes: String(FIELDS_LIMIT) })
    }
    // Which of two values counts is not documented; refusing leaves no way to slip one past the policy.
    if (fields.has(name)) {
      throw new S3Error('InvalidArgument', 'A form field was sent twice.', { ArgumentName: part.name })
    }
    fields.set(name, part.content.toString('utf8'))
  }
  throw new S3Error('InvalidArgument', 'POST requires exactly one file upload per request.', {
    ArgumentName: 'file',
    ArgumentValue: '0',
  })
}
