import { invalid, say } from '@wangge/problem'

/** The revision that a change was made on: `If-Match` as ETags are given. */
export const ifMatchOf = (header: string | undefined): number | undefined => {
  if (header === undefined || header === '*') return undefined
  const rev = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())
  if (!rev)
    throw invalid('If-Match', say('须为读取时的 ETag', 'Must be the ETag that was read'), {
      format: 'etag',
      example: '"3"',
    })
  return Number(rev[1])
}

/** What a command is repeated under. */
export const idempotencyKeyOf = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined
  if (!/^[\x21-\x7e]{1,64}$/.test(header))
    throw invalid('Idempotency-Key', say('须为 1 到 64 个可见字符', 'Must be 1 to 64 visible characters'), { max: 64 })
  return header
}
