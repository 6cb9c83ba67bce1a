import { consume, onQueue } from '@wangge/events'
import { manifest } from './manifest.ts'

export const queue = consume(manifest)
export const handler = onQueue(queue)
