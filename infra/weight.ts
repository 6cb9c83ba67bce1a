import type { Metafile } from 'esbuild'

type Outputs = Metafile['outputs']

/** What a function weighs, in bytes, minified. */
export interface Weight {
  /** All that lies in its folder. */
  readonly shipped: number
  /** What it loads to start. */
  readonly start: number
  /** What it has loaded when a noun is called first, by noun. */
  readonly nouns: Readonly<Record<string, number>>
}

/** The files that load with these. */
const loadedWith = (outputs: Outputs, files: readonly string[]): Set<string> => {
  const loaded = new Set<string>()
  const load = (file: string): void => {
    const output = outputs[file]
    if (!output || loaded.has(file)) return
    loaded.add(file)
    for (const { path, kind } of output.imports) if (kind === 'import-statement') load(path)
  }
  files.forEach(load)
  return loaded
}

const bytesOf = (outputs: Outputs, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0)

const outputsOf = (outputs: Outputs, is: (source: string) => boolean): string[] =>
  Object.keys(outputs).filter((file) => is(outputs[file]?.entryPoint ?? ''))

/** What loads with an entry. */
export const startOf = (outputs: Outputs, source: string): number =>
  bytesOf(
    outputs,
    loadedWith(
      outputs,
      outputsOf(outputs, (one) => one === source),
    ),
  )

/** The noun whose door a module is: a folder of its room, or the room itself. */
const nounOf = (source: string): string | undefined => {
  const [, room, first = ''] = /^services\/([^/]+)\/([^/]+)/.exec(source) ?? []
  return first.endsWith('.ts') || first === 'handlers' ? room : first || undefined
}

/** Weighs a function by what its bundler says of it; `beside` is what lies there and is loaded by few calls. */
export const weightOf = (outputs: Outputs, source: string, beside = 0): Weight => {
  const doors = outputsOf(outputs, (one) => one !== source && nounOf(one) !== undefined)
  const main = outputsOf(outputs, (one) => one === source)
  const nouns = Object.groupBy(doors, (file) => nounOf(outputs[file]?.entryPoint ?? '') ?? '')
  return {
    shipped: bytesOf(outputs, Object.keys(outputs)) + beside,
    start: startOf(outputs, source),
    nouns: Object.fromEntries(
      Object.entries(nouns).map(([noun, files = []]) => [
        noun,
        bytesOf(outputs, loadedWith(outputs, [...main, ...files])),
      ]),
    ),
  }
}

/** The most that a first call loads: of the heaviest noun, or of a function that has none. */
export const heaviest = ({ start, nouns }: Weight): number => Math.max(start, ...Object.values(nouns))
