import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { openFilesDoor } from '@wangge/embedded/files-door'
import { openFolder } from '@wangge/files/folder'
import type { Files } from '@wangge/files/port'
import { openS3 } from '@wangge/files/s3'
import { root } from '../../infra/rooms.ts'
import { startEmulator } from '../deploy/emulator.ts'

/** Files somewhere, and how a client reaches them. */
export interface FilesEngine extends AsyncDisposable {
  readonly files: Files
  /** What a path leads to. */
  readonly origin: string
  now(): string
  /** The driver's own clock, where it can be turned. */
  turn?(instant: string): void
  /** What lies there unfinished. */
  halves(): string[]
}

const folder = async (): Promise<FilesEngine> => {
  const path = mkdtempSync(join(tmpdir(), 'wangge-files-'))
  const files = openFolder(path, async () => Buffer.alloc(32, 5))
  let now = '2026-11-23T02:00:00.000Z'
  const door = openFilesDoor(files, () => now)
  const server = createServer((incoming, response) => {
    void door(incoming, response).then((taken) => taken || response.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    files,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now: () => now,
    turn: (instant) => {
      now = instant
    },
    halves: () => readdirSync(join(path, 'new')).filter((name) => name.endsWith('.half')),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(path, { recursive: true })
    },
  }
}

/** The emulator that the deployed stack is tried on, when it is installed. */
const hasEmulator = existsSync(join(root, '.tmp', 'emulator', 'venv', 'requirements.txt'))

const s3 = async (): Promise<FilesEngine> => {
  const region = 'us-east-1'
  const emulator = await startEmulator({ region })
  const keys = { accessKeyId: 'test', secretAccessKey: 'test' }
  const settings = { region, credentials: keys, endpoint: emulator.url }
  await new S3Client({ ...settings, forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'files' }))
  const { sha256 } = new DynamoDBClient(settings).config
  return {
    files: openS3({ url: `${emulator.url}/files`, region, credentials: async () => keys, sha256 }),
    origin: emulator.url,
    now: () => new Date().toISOString(),
    halves: () => [],
    [Symbol.asyncDispose]: emulator.stop,
  }
}

/** Every driver of the port that this machine can run. */
export const filesEngines: Readonly<Record<string, () => Promise<FilesEngine>>> = { folder, ...(hasEmulator && { s3 }) }
if (!hasEmulator) console.warn('left out: files in S3, for want of the emulator (pnpm test:deploy installs it)')
