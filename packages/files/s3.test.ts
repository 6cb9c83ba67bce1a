import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner'
import { openS3 } from './s3.ts'

const now = '2026-11-23T02:00:00.000Z'
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI', sessionToken: 'token/of+a=session' }
const region = 'cn-north-1'
const bucket = 'wangge-farm-files-123456789012-cn-north-1'
const host = `${bucket}.s3.${region}.amazonaws.com.cn`
const client = new S3Client({ region, credentials, systemClockOffset: Date.parse(now) - Date.now() })
const { sha256 } = new DynamoDBClient({ region, credentials }).config
const files = openS3({ url: `https://${host}`, region, credentials: async () => credentials, sha256 })
const upload = {
  key: 'new/q3hV0m8xT2bK',
  type: 'image/jpeg',
  least: 1,
  most: 482_133,
  until: '2026-11-23T02:15:00.000Z',
}

describe('files in S3', () => {
  it.each([{}, { backTo: 'https://example.com/c/7KM3/photos/1/sent?lang=en' }])(
    'are sent by the form that the SDK itself would sign %#',
    async (more) => {
      const { backTo } = more as { backTo?: string }
      const oracle = await createPresignedPost(client, {
        Bucket: bucket,
        Key: upload.key,
        Conditions: [['content-length-range', 1, 482_133]],
        Fields: { 'Content-Type': 'image/jpeg', ...(backTo && { success_action_redirect: backTo }) },
        Expires: 900,
      })
      const form = await files.form({ ...upload, ...more }, now)
      expect(form.fields).toEqual(oracle.fields)
      expect(form.url).toBe(oracle.url)
    },
  )

  it('are read by the link that the SDK itself would sign', async () => {
    const link = new URL(
      await files.link('kept/q3hV', { type: 'image/jpeg', name: '路灯 "1".jpg', until: upload.until }, now),
    )
    expect(link.searchParams.get('response-content-disposition')).toBe('attachment; filename="____1_.jpg"')
    const presigner = new S3RequestPresigner({ region, credentials, sha256, service: 's3' })
    const query = {
      'response-content-type': 'image/jpeg',
      'response-content-disposition': 'attachment; filename="____1_.jpg"',
    }
    const oracle = await presigner.presign(
      { method: 'GET', protocol: 'https:', hostname: host, path: '/kept/q3hV', query, headers: { host } } as never,
      { expiresIn: 900, signingDate: new Date(now) },
    )
    expect(Object.fromEntries(link.searchParams)).toEqual(oracle.query)
  })

  it('have keys of one form: nothing else is ever asked for', async () => {
    for (const key of ['../secret', 'new/a/b', 'kept/', 'other/a', `new/${'a'.repeat(65)}`])
      await expect(files.link(key, { type: 'a', name: 'b', until: upload.until }, now)).rejects.toThrow('not a key')
  })
})
