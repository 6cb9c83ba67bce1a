import { parentPort, workerData } from 'node:worker_threads'
import { develop, type ImageType } from './develop.ts'

const { bytes, type } = workerData as { bytes: Uint8Array; type: ImageType }
parentPort?.postMessage(await develop(bytes, type))
