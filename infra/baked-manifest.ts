import type { Noun, Service } from '@wangge/contract'
import { routeKey } from '@wangge/contract'
import type { Plugin } from 'esbuild'

/** Which of a room's functions: the one behind the gateway, or the one behind its queue. */
export type Door = 'api' | 'queue'

const namesIn = ({ routes, hears, jobs }: Noun, door: Door): [routes: string[], hears: string[], jobs: string[]] =>
  door === 'api' ? [routes.map(routeKey), [], []] : [[], hears.map(({ type }) => type), jobs.map(({ name }) => name)]

/** A room's manifest by names alone: which noun has which route, hears which fact and does which job. */
const bakedManifest = ({ name, needs, nouns }: Service, door: Door): string => `
const noun = (routes, hears, jobs) => ({
  routes: routes.map((key) => { const [method, path] = key.split(' '); return { method, path } }),
  hears: hears.map((type) => ({ type })),
  jobs: jobs.map((name) => ({ name })),
})
export const manifest = { name: ${JSON.stringify(name)}, needs: ${JSON.stringify(needs)}, nouns: {${Object.entries(
  nouns,
)
  .map(([each, declared]) => `${JSON.stringify(each)}: noun(${JSON.stringify(namesIn(declared, door)).slice(1, -1)})`)
  .join(',')}} }
`

/** Puts it into a function in the manifest's place, so that contracts load with their noun. */
export const baked = (room: Service, door: Door): Plugin => ({
  name: 'baked-manifest',
  setup: ({ onLoad }) => {
    onLoad({ filter: new RegExp(`[/\\\\]services[/\\\\]${room.name}[/\\\\]manifest\\.ts$`) }, () => ({
      loader: 'js',
      contents: bakedManifest(room, door),
    }))
  },
})
