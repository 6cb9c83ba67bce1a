import { join } from 'node:path'
import { bundle, entriesOf } from '../../infra/bundle.ts'
import { readRooms, root } from '../../infra/rooms.ts'
import { heaviest, type Weight } from '../../infra/weight.ts'
import { bundleClients, clientsOf, plainly } from './aws-clients.ts'
import type { Figure, Measured } from './figure.ts'

/** What a function loads, by the noun that is called first; all that is shipped is more. */
export const loads = ({ shipped, start, nouns }: Weight): Record<string, number> => ({
  shipped,
  start,
  ...Object.fromEntries(Object.entries(nouns).map(([noun, bytes]) => [`noun ${noun}`, bytes])),
})

/** P4: what a function weighs against the AWS clients in it. */
export const bundleSize = {
  id: 'P4',
  title: 'bytes loaded by the first call of the heaviest noun, minified ÷ a bundle of just the AWS clients it uses',
  async run(): Promise<Measured> {
    const rooms = await readRooms()
    const folder = join(root, '.tmp', 'bench')
    const { weights } = await bundle(rooms, { into: join(folder, 'functions') })
    const figures: Figure[] = []
    for (const [entry, source] of Object.entries(entriesOf(rooms))) {
      const clients = await clientsOf(source)
      const same = await bundleClients(clients, { into: join(folder, 'clients', entry) })
      const plain = await bundleClients(clients, { into: join(folder, 'plain', entry), options: plainly })
      const weight = weights[entry] as Weight
      const own = heaviest(weight)
      const of = { bytes: own, clients: same, plain, overPlain: own / plain, ...loads(weight) }
      figures.push({ name: entry, value: own / same, unit: 'ratio', target: { most: 1.8 }, of })
    }
    return {
      figures,
      notes: [
        '“clients” is bundled with the functions’ own options, which leave out the ways to credentials that Lambda never takes; “plain” with nothing left out.',
        'Counted is what is loaded before a handler runs; what few calls need besides, such as numbers of telephones abroad, is “shipped”.',
      ],
    }
  },
}
