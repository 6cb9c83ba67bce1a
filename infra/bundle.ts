import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Service } from '@wangge/contract'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { baked, type Door } from './baked-manifest.ts'
import { leanModules } from './lean.ts'
import { copyNative, native } from './native.ts'
import { noPhoneFormats } from './phone-metadata.ts'
import type { Bundles } from './premises.ts'
import { root } from './rooms.ts'
import { laySeldom, seldomLoaded } from './seldom.ts'
import { type Weight, weightOf } from './weight.ts'
import { leanZod } from './zod.ts'

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

/** How anything is bundled for Lambda: minified ES modules, of which those behind `import()` load when they are asked for. */
export const forLambda: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'esm',
  splitting: true,
  chunkNames: '[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  conditions: ['module'],
  charset: 'utf8',
  legalComments: 'none',
  // what was taken out of a module takes its imports along
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
  external,
  plugins: [atOnce, noPhoneFormats, leanZod],
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

/** One function of a room, or one of the county's own. */
const bundleOne = async (
  [entry, source]: [string, string],
  { rooms, leaner, outdir }: { rooms: readonly Service[]; leaner: ReturnType<typeof leanModules>; outdir: string },
): Promise<Weight> => {
  const [, name, door] = /^(.*)\/(api|queue)$/.exec(entry) ?? []
  const room = rooms.find((one) => one.name === name)
  const heard = door === 'queue' ? (room?.consumes ?? []) : []
  // chunks of before would be shipped with the new ones
  await rm(outdir, { recursive: true, force: true })
  const { metafile } = await build({
    ...forLambda,
    entryPoints: [{ in: source, out: 'index' }],
    outdir,
    metafile: true,
    plugins: [...(room ? [baked(room, door as Door)] : []), seldomLoaded, ...(forLambda.plugins ?? []), leaner(heard)],
  })
  const { outputs } = metafile
  if (Object.values(outputs).some(({ imports }) => imports.some(({ path }) => path === native)))
    await copyNative(outdir)
  return weightOf(outputs, source, await laySeldom(outputs, outdir, forLambda))
}

/**
 * Bundles every entry once, for all regions, the AWS clients it uses included, so that what runs is what was tested.
 * `into` gets a folder an entry: what its function starts with, a chunk a noun that loads when it is asked for first, and
 * what few calls need; what is native code lies beside the module that needs it.
 */
export const bundle = async (
  rooms: readonly Service[],
  { into = join(root, '.tmp', 'bundles') }: { into?: string } = {},
): Promise<{ bundles: Bundles; weights: Readonly<Record<string, Weight>> }> => {
  const leaner = leanModules(rooms)
  const weights = await Promise.all(
    Object.entries(entriesOf(rooms)).map(
      async (each) => [each[0], await bundleOne(each, { rooms, leaner, outdir: join(into, each[0]) })] as const,
    ),
  )
  return { weights: Object.fromEntries(weights), bundles: (entry) => join(into, entry) }
}
