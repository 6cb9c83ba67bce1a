import { join } from 'node:path'
import type { Service } from '@wangge/contract'
import { build } from 'esbuild'
import type { Bundles } from './premises.ts'
import { root } from './rooms.ts'

/** Modules that Lambda supplies or that are only there when wanted: left out of every bundle. */
const external: string[] = []

/** An entry's name and its source: `cases/api` → services/cases/api.ts. */
const entriesOf = (rooms: readonly Service[]): Record<string, string> => ({
  relay: 'packages/events/lambda-relay.ts',
  ...Object.fromEntries(
    rooms.flatMap(({ name, consumes, jobs }) => [
      [`${name}/api`, `services/${name}/api.ts`],
      ...(consumes.length + jobs.length > 0 ? [[`${name}/queue`, `services/${name}/queue.ts`]] : []),
    ]),
  ),
})

/**
 * Bundles every entry once, for all regions: one minified ES module each, the AWS clients it uses included, so that
 * what runs is what was tested. `into` gets a folder an entry.
 */
export const bundle = async (
  rooms: readonly Service[],
  { into = join(root, '.tmp', 'bundles') }: { into?: string } = {},
): Promise<{ bundles: Bundles; bytes: Record<string, number> }> => {
  const entries = entriesOf(rooms)
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([name, source]) => ({ in: source, out: `${name}/index` })),
    outdir: into,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    conditions: ['module'],
    charset: 'utf8',
    legalComments: 'none',
    external,
    // some of the clients’ dependencies still ask for `require`
    banner: {
      js: "import{createRequire as makeRequire__}from'node:module';const require=makeRequire__(import.meta.url);",
    },
    logLevel: 'warning',
  })
  const bytes = Object.fromEntries(
    Object.entries(metafile.outputs).map(([file, { bytes }]) => [
      file.slice(file.indexOf('bundles/') + 'bundles/'.length).replace('/index.mjs', ''),
      bytes,
    ]),
  )
  return { bytes, bundles: (entry) => join(into, entry) }
}
