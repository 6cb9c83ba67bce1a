import { join } from 'node:path'
import { bundle, entriesOf } from '../../infra/bundle.ts'
import { readRooms, root } from '../../infra/rooms.ts'
import { bundleClients, clientsOf, plainly } from './aws-clients.ts'
import type { Figure, Measured } from './figure.ts'

/** P4: what a function weighs against the AWS clients in it. */
export const bundleSize = {
  id: 'P4',
  title: 'bundle size, minified ÷ a bundle of just the AWS clients it uses',
  async run(): Promise<Measured> {
    const rooms = await readRooms()
    const folder = join(root, '.tmp', 'bench')
    const { bytes } = await bundle(rooms, { into: join(folder, 'functions') })
    const figures: Figure[] = []
    for (const [entry, source] of Object.entries(entriesOf(rooms))) {
      const clients = await clientsOf(source)
      const same = await bundleClients(clients, { into: join(folder, 'clients', entry) })
      const plain = await bundleClients(clients, { into: join(folder, 'plain', entry), options: plainly })
      const own = bytes[entry] as number
      const of = { bytes: own, clients: same, plain, overPlain: own / plain }
      figures.push({ name: entry, value: own / same, unit: 'ratio', target: { most: 1.2 }, of })
    }
    return {
      figures,
      notes: [
        '“clients” is bundled with the functions’ own options, which leave out the ways to credentials that Lambda never takes; “plain” with nothing left out.',
      ],
    }
  },
}
