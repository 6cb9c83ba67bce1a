import { Worker } from 'node:worker_threads'
import type { Develop } from '@wangge/files/port'

const thread = new URL('../files/develop-thread.ts', import.meta.url)

/** Develops images in a thread of its own: two seconds of work that no request waits for. */
export const developApart: Develop = (bytes, type) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: { bytes, type } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended without an image')))
  })
