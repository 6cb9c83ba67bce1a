import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path/posix'

/**
 * The kinds of files in a noun, each knowing those before it; the last three are doors, and do not know each other.
 * `tellings` are texts to people, as rows.
 */
export const kinds = [
  'contract',
  'steps',
  'domain',
  'table',
  'work',
  'tellings',
  'handlers',
  'reactions',
  'jobs',
] as const

/** `cases` → `case`, `duties` → `duty`, `boxes` → `box`. */
export const singular = (many: string): string =>
  many
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/(?<!s)s$/, '')

/** The other way round. */
export const plural = (one: string): string => {
  if (/[^aeiou]y$/.test(one)) return one.replace(/y$/, 'ies')
  return /(s|x|z|ch|sh)$/.test(one) ? `${one}es` : `${one}s`
}

/** A noun of a room: whether it keeps rows, and which other nouns of the room its files import. */
interface Noun {
  readonly keepsRows: boolean
  readonly knows: ReadonlySet<string>
}

const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))
    : []

const importedIn = (text: string): string[] =>
  [...text.matchAll(/(?:from|import) '(\.[^']+)'|import\('(\.[^']+)'\)/g)].map(([, one, other]) => one ?? other ?? '')

const nounsIn = (room: string): Map<string, Noun> => {
  const apart = [...kinds, 'testing', 'node_modules']
  const names = foldersIn(room).filter((name) => !apart.includes(name as never))
  return new Map(
    names.map((name) => {
      const files = readdirSync(join(room, name), { recursive: true, encoding: 'utf8' })
      const written = files.filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('testing/'))
      const imported = written.flatMap((file) =>
        importedIn(readFileSync(join(room, name, file), 'utf8')).map((one) => join(name, file, '..', one)),
      )
      const knows = new Set(imported.map((path) => path.split('/')[0]).filter((one) => one !== name))
      const keepsRows = written.some((file) => /^table(\.ts|\/)/.test(file))
      return [name, { keepsRows, knows: new Set(names.filter((one) => knows.has(one))) }]
    }),
  )
}

/** What a manifest calls faces, `const faces = { … }`: they keep a row, if any, beside what they show, and may know several. */
const facesIn = (room: string): string[] => {
  const manifest = join(room, 'manifest.ts')
  const [, faces = ''] =
    /const faces = \{([^}]*)\}/.exec(existsSync(manifest) ? readFileSync(manifest, 'utf8') : '') ?? []
  return faces.split(',').map((one) => one.trim().replace(/:.*$/, '').replaceAll("'", ''))
}

/** Whatever a noun knows, by way of others too. */
const reachedFrom = (start: string, nouns: ReadonlyMap<string, Noun>): Set<string> => {
  const reached = new Set<string>()
  const waiting = [start]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const one of nouns.get(name)?.knows ?? [])
      if (!reached.has(one)) {
        reached.add(one)
        waiting.push(one)
      }
  return reached
}

/** Two nouns of a room by their folders, the first of which must not import from the second. */
export type Pair = readonly [from: string, to: string]

const pairs = (room: string, names: readonly string[], isForbidden: (from: string, to: string) => boolean): Pair[] =>
  names.flatMap((from) =>
    names.filter((to) => to !== from && isForbidden(from, to)).map((to): Pair => [join(room, from), join(room, to)]),
  )

/**
 * Which nouns must stay apart, read from the folders themselves: those that go round in a circle, and the branches of a
 * trunk. The trunk of `cases` is `case`; a noun that keeps rows of its own and knows the trunk is its branch, unless the
 * manifest says that it is a face.
 */
export const apart = (services = 'services'): { circles: Pair[]; branches: Pair[] } => {
  const circles: Pair[] = []
  const branches: Pair[] = []
  for (const name of foldersIn(services)) {
    const room = join(services, name)
    const nouns = nounsIn(room)
    const names = [...nouns.keys()]
    const reached = new Map(names.map((one) => [one, reachedFrom(one, nouns)]))
    circles.push(...pairs(room, names, (from, to) => !!reached.get(from)?.has(to) && !!reached.get(to)?.has(from)))
    const trunk = singular(name)
    const beside = [trunk, ...facesIn(room)]
    const ofTrunk = names.filter((one) => nouns.get(one)?.keepsRows && nouns.get(one)?.knows.has(trunk))
    const ofItsOwn = ofTrunk.filter((one) => !beside.includes(one))
    branches.push(...pairs(room, ofItsOwn, () => true))
  }
  return { circles, branches }
}
