import { S3Error } from './s3-error.ts'
import { childText, parseXml } from './xml.ts'

export interface DeleteList {
  readonly keys: readonly string[]
  /** Only failures are to be told. */
  readonly quiet: boolean
}

/**
 * Reads the body of DeleteObjects.
 * @throws S3Error MalformedXML, NotImplemented
 */
export function deletedKeys(body: Buffer): DeleteList {
  const root = parseXml(body.toString('utf8'))
  const objects = root?.name === 'Delete' ? root.children.filter(({ name }) => name === 'Object') : []
  if (root === undefined || objects.length === 0 || objects.length > 1000) throw new S3Error('MalformedXML')
  const keys = objects.map((object) => {
    if (object.children.some(({ name }) => name !== 'Key')) {
      throw new S3Error('NotImplemented', 'DeleteObjects takes keys only in this local S3.')
    }
    const key = childText(object, 'Key')
    if (key === undefined || key === '') throw new S3Error('MalformedXML')
    return key
  })
  return { keys: [...new Set(keys)], quiet: childText(root, 'Quiet') === 'true' }
}
