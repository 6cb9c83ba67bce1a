import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Figure, isMet, type Measured, rounded } from './figure.ts'
import type { Machine } from './machine.ts'

const file = join(import.meta.dirname, '..', '..', 'bench', 'results.json')

/** What is kept of one measure. */
export interface Result {
  readonly title: string
  readonly at: string
  readonly machine: Machine
  readonly figures: readonly (Figure & { readonly met?: boolean })[]
  readonly notes?: readonly string[]
}

/** The figures as they were kept last, by measure. */
export const readResults = (): Record<string, Result> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Result>) : {}

const kept = (figure: Figure): Result['figures'][number] => {
  const { name, value, unit, target, of } = figure
  const met = isMet(figure)
  return {
    name,
    value: rounded(value),
    unit,
    ...(target && { target, met }),
    ...(of && { of: Object.fromEntries(Object.entries(of).map(([part, one]) => [part, rounded(one)])) }),
  }
}

/** Keeps what was measured, and what was measured before of everything else. */
export const writeResults = (
  measured: Readonly<Record<string, Measured & { title: string; at: string; machine: Machine }>>,
): void => {
  const results = readResults()
  for (const [id, { title, at, machine, figures, notes }] of Object.entries(measured))
    results[id] = { title, at, machine, figures: figures.map(kept), ...(notes && { notes }) }
  const order = (id: string) => Number(id.slice(1))
  const sorted = Object.entries(results).sort(([a], [b]) => order(a) - order(b))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
