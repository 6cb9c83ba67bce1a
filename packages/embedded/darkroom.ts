import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Develop } from '@wangge/files/port'

const child = fileURLToPath(new URL('../files/develop-child.ts', import.meta.url))
/** Longer than an image may take by itself: whoever does not end it is ended. */
const mostMs = 60_000

/**
 * Develops an image in a process of its own: no request waits for it, its memory goes with it, and bytes that bring
 * the decoder down do not bring the county down.
 */
export const developApart: Develop = (bytes, type, fileId) =>
  new Promise((resolve, reject) => {
    const darkroom = fork(child, {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: mostMs,
      killSignal: 'SIGKILL',
    })
    darkroom.once('message', resolve)
    darkroom.once('error', reject)
    darkroom.once('exit', () => reject(new Error('the darkroom ended without an image')))
    darkroom.send({ bytes, type, fileId })
  })
