import { join } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { root } from './rooms.ts'

interface Seldom {
  /** The functions and classes that are used of it. */
  readonly names: readonly string[]
  /** Whose it is. */
  readonly from: string
}

/** What few calls need: each a file of its own, loaded by the first call that needs it. */
const seldom: Readonly<Record<string, Seldom>> = {
  'libphonenumber-js/mobile': { names: ['parsePhoneNumberFromString'], from: 'packages/vault' },
  uqr: { names: ['encode'], from: 'services/cases' },
  'fast-xml-builder': { names: ['default'], from: 'services/cases' },
  'csv-parse/sync': { names: ['parse', 'CsvError'], from: 'packages/imports' },
  'csv-stringify/sync': { names: ['stringify'], from: 'services/cases' },
  '@wangge/folding': { names: ['fold'], from: 'services/cases' },
  '@wangge/folding/readings': { names: ['readings'], from: 'services/cases' },
}

const fileOf = (module: string): string => `./seldom-${module.replace(/[^a-z-]/g, '-')}.cjs`

const exported = (name: string): string =>
  `export ${name === 'default' ? 'default' : `const ${name} =`} /* @__PURE__ */ later('${name}')`

/** A module that stands for another: its functions and classes load it when they are called. */
const standIn = (module: string): string => `
let loaded
const load = () => (loaded ??= require('${fileOf(module)}'))
const later = (name) => Object.defineProperty(
  function (...given) { const real = load()[name]; return new.target ? new real(...given) : real(...given) },
  Symbol.hasInstance,
  { value: (one) => loaded !== undefined && one instanceof load()[name] },
)
${seldom[module]?.names.map(exported).join('\n')}
`

/** Keeps it out of what a function loads at once. */
export const seldomLoaded: Plugin = {
  name: 'seldom-loaded',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: new RegExp(`^(${Object.keys(seldom).join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'seldom',
      sideEffects: false,
    }))
    onResolve({ filter: /^\.\/seldom-.*\.cjs$/ }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /./, namespace: 'seldom' }, ({ path }) => ({ loader: 'js', contents: standIn(path) }))
  },
}

/** Lays what a function may load later beside its modules; answers what it weighs. */
export const laySeldom = async (
  outputs: Metafile['outputs'],
  outdir: string,
  { splitting: _, banner: __, outExtension: ___, chunkNames: ____, ...options }: BuildOptions,
): Promise<number> => {
  const asked = new Set(Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path)))
  let bytes = 0
  for (const [module, { names, from }] of Object.entries(seldom)) {
    if (!asked.has(fileOf(module))) continue
    const { metafile } = await build({
      ...options,
      stdin: {
        contents: `export { ${names.join(', ')} } from '${module}'`,
        resolveDir: join(root, from),
        loader: 'js',
      },
      format: 'cjs',
      outfile: join(outdir, fileOf(module)),
      metafile: true,
    })
    bytes += Object.values(metafile.outputs).reduce((sum, one) => sum + one.bytes, 0)
  }
  return bytes
}
