import { availableParallelism } from 'node:os'

/** What a worker may come to need, with every room, the CDK and a county of its own in memory. */
const workerBytes = 1.5e9

export default {
  extensionsToTreatAsEsm: ['.ts'],
  transform: {},
  testEnvironment: '<rootDir>/test/runner/environment.ts',
  runtime: '<rootDir>/test/runner/runtime.ts',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['/cdk.out/', '/.tmp/'],
  maxWorkers: Math.max(1, Math.min(availableParallelism(), Math.floor(process.availableMemory() / workerBytes))),
  workerIdleMemoryLimit: workerBytes,
  // no promise, only an end to what hangs: a busy machine may be twenty times as slow as an idle one
  testTimeout: 1_800_000,
}
