import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

/** Loads a test file as Node would, and what it imports once a worker: half of a run was loading the same modules again for every file. */
class Runtime {
  unstable_shouldLoadAsEsm(): boolean {
    return true
  }

  async unstable_importModule(path: string): Promise<unknown> {
    return import(pathToFileURL(path).href)
  }

  requireModule(path: string): unknown {
    return require(path)
  }

  /** Jest's own state of a test file is that of its module: loaded anew for every file. */
  requireInternalModule(path: string): unknown {
    delete require.cache[path]
    return require(path)
  }

  getSourceMaps(): Map<string, string> {
    return new Map()
  }

  setGlobalsForRuntime(): void {}
  enterTestCode(): void {}
  leaveTestCode(): void {}
  getAllCoverageInfoCopy(): undefined {}
  teardown(): void {}
}

export { Runtime as 'module.exports' }
