import type { CountyFile, DemoAccount } from '../../scripts/county/summary.ts'
import type { Engine } from './engine.ts'
import type { Person } from './person.ts'

/** A line of the story: who did what, and what came of it. */
export type Tell = (line: string) => void

/** What every chapter needs: a county, its people, and somewhere to tell it. */
export interface Stage {
  readonly engine: Engine
  readonly tell: Tell
  readonly county: Pick<CountyFile, 'config' | 'admin' | 'demo' | 'place'>
  readonly account: (role: string) => DemoAccount
  readonly person: (role: string) => Promise<Person>
}
