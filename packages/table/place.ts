import { Problem, say } from '@wangge/problem'
import type { Position } from './driver.ts'

/** Where a page of a list over several partitions ended. */
export interface Place extends Position {
  readonly partition: string
}

/** A place as text, for the caller to come back with. */
export const encode = ({ partition, s, pk, sk }: Place): string =>
  Buffer.from(JSON.stringify([partition, s, pk, sk])).toString('base64url')

/** The place that a text names, or the problem that it names none. */
export const decode = (text: string): Place => {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
    if (Array.isArray(parts) && parts.length === 4 && parts.every((part) => typeof part === 'string')) {
      const [partition, s, pk, sk] = parts as [string, string, string, string]
      return { partition, s, pk, sk }
    }
  } catch {
    // the same answer as for any other text that is no position
  }
  throw new Problem('invalid', say('分页位置无效', 'Not a position in this list'), {
    fields: [{ path: 'after', what: say('分页位置无效', 'Not a position in this list') }],
  })
}
