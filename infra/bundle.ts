import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Service } from '@wangge/contract'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { copyNative, native } from './native.ts'
import { noPhoneFormats } from './phone-metadata.ts'
import type { Bundles } from './premises.ts'
import { root } from './rooms.ts'

/** What is copied beside a bundle, and ways to credentials that Lambda never takes: it hands them over in the environment. */
const external = [
  native,
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map((way) => `@aws-sdk/credential-provider-${way}`),
  '@smithy/credential-provider-imds',
]

/**
 * What an entry loads later, so that the embedded county never loads it, a bundle for Lambda has from the start:
 * behind `import()` esbuild keeps whole modules, unused parts and all.
 */
const atOnce: Plugin = {
  name: 'at-once',
  setup: ({ onLoad }) => {
    onLoad({ filter: /on-(lambda|queue|sending-queue)(-with-files)?\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const [later, module] = /import\('(\.\/lambda[a-z-]*\.ts)'\)/.exec(source) ?? []
      if (!later) throw new Error(`${path} no longer loads what belongs to AWS`)
      const contents = source.replace(later, 'Promise.resolve(lambda)')
      return { loader: 'ts', contents: `import * as lambda from '${module}'\n${contents}` }
    })
  },
}

/** How anything is bundled for Lambda: one minified ES module. */
export const forLambda: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  conditions: ['module'],
  charset: 'utf8',
  legalComments: 'none',
  external,
  plugins: [atOnce, noPhoneFormats],
  // some of the clients’ dependencies still ask for `require`
  banner: {
    js: "import{createRequire as makeRequire__}from'node:module';const require=makeRequire__(import.meta.url);",
  },
  logLevel: 'warning',
}

/** An entry's name and its source: `cases/api` → services/cases/api.ts. */
export const entriesOf = (rooms: readonly Service[]): Record<string, string> => ({
  relay: 'packages/events/lambda-relay.ts',
  darkroom: 'packages/events/lambda-darkroom.ts',
  ...Object.fromEntries(
    rooms.flatMap(({ name, consumes, jobs }) => [
      [`${name}/api`, `services/${name}/api.ts`],
      ...(consumes.length + jobs.length > 0 ? [[`${name}/queue`, `services/${name}/queue.ts`]] : []),
    ]),
  ),
})

/**
 * Bundles every entry once, for all regions: one minified ES module each, the AWS clients it uses included, so that
 * what runs is what was tested. `into` gets a folder an entry; what is native code lies beside the module that needs it.
 */
export const bundle = async (
  rooms: readonly Service[],
  { into = join(root, '.tmp', 'bundles') }: { into?: string } = {},
): Promise<{ bundles: Bundles; bytes: Record<string, number> }> => {
  const entries = entriesOf(rooms)
  const { metafile } = await build({
    ...forLambda,
    entryPoints: Object.entries(entries).map(([name, source]) => ({ in: source, out: `${name}/index` })),
    outdir: into,
    outExtension: { '.js': '.mjs' },
    metafile: true,
  })
  for (const [file, { imports }] of Object.entries(metafile.outputs))
    if (imports.some(({ path }) => path === native)) await copyNative(dirname(join(root, file)))
  const bytes = Object.fromEntries(
    Object.entries(metafile.outputs).map(([file, { bytes }]) => [relative(into, dirname(join(root, file))), bytes]),
  )
  return { bytes, bundles: (entry) => join(into, entry) }
}
