import type { Figure } from './figure.ts'

export type Engine = 'SQLite' | 'DynamoDB Local'

/** Milliseconds of the house and of the engine's own client. */
export interface Took {
  readonly handler: number
  readonly client: number
}

/** SQLite answers within this process in a fraction of a millisecond: there, what the house adds is judged, not its share. */
const added = (of: Took): Figure => ({
  name: 'SQLite p50, handler − client',
  value: of.handler - of.client,
  unit: 'ms',
  target: { most: 0.2 },
  of: { ...of },
})

const share = (name: string, of: Took): Figure => ({
  name,
  value: of.handler / of.client,
  unit: 'ratio',
  of: { ...of },
})

/** How creating a case stands beside the same rows by the client: the median is promised, the rare case is shown. */
export const besideClient = (engine: Engine, p50: Took, p95: Took): Figure[] => [
  engine === 'SQLite' ? added(p50) : { ...share(`${engine} p50`, p50), target: { most: 1.25 } },
  share(`${engine} p95`, p95),
]
