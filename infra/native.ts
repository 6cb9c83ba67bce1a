import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { root } from './rooms.ts'

/** The one package with native code that a function has. */
export const native = 'sharp'
/** Lambda's processor and system, in the words of its packages. */
const target = 'linux-arm64'

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** A package as Node finds it from a folder. */
const find = (name: string, from: string): string => {
  const folder = join(from, 'node_modules', name)
  if (existsSync(folder)) return realpathSync(folder)
  if (from === dirname(from))
    throw new Error(`${name} is not installed: pnpm install, which pnpm-workspace.yaml tells to take it for ${target}`)
  return find(name, dirname(from))
}

/** A package and all it needs on Lambda, each with the folder it lies in. */
const closure = (name: string, from: string, found = new Map<string, string>()): Map<string, string> => {
  if (found.has(name)) return found
  const folder = find(name, from)
  found.set(name, folder)
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Package
  const wanted = Object.keys(optionalDependencies).filter((one) => one.endsWith(`-${target}`))
  for (const one of [...Object.keys(dependencies), ...wanted]) closure(one, folder, found)
  return found
}

/** Folders with what it is compiled from. */
const sources: ReadonlySet<string> = new Set(['src', 'install', 'include', 'node_modules'])

/** Copies the package into a bundle's folder, for Lambda's processor only, licences and all. */
export const copyNative = async (bundle: string): Promise<void> => {
  // what another version left there would be shipped with it
  await rm(join(bundle, 'node_modules'), { recursive: true, force: true })
  for (const [name, folder] of closure(native, join(root, 'packages', 'files')))
    await cp(folder, join(bundle, 'node_modules', name), {
      recursive: true,
      filter: (path) => path === folder || !sources.has(basename(path)),
    })
}
