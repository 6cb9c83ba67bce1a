import { behind } from './bench/behind.ts'
import { bundleSize } from './bench/bundle-size.ts'
import { coldStart } from './bench/cold-start.ts'
import { cost } from './bench/cost.ts'
import { createCase } from './bench/create-case.ts'
import { effects } from './bench/effects.ts'
import { type Figure, isMet, type Measure, type Measured, rounded } from './bench/figure.ts'
import { goodput } from './bench/goodput.ts'
import { handlerCpu } from './bench/handler-cpu.ts'
import { importRows } from './bench/import.ts'
import { lists } from './bench/lists.ts'
import { type Machine, machine } from './bench/machine.ts'
import { requestUnits } from './bench/request-units.ts'
import { restart } from './bench/restart.ts'
import { writeResults } from './bench/results.ts'
import { throughput } from './bench/throughput.ts'
import { week } from './bench/week.ts'

// pnpm bench: all measures; pnpm bench P5 P6: these. Prints where each stands and keeps it in bench/results.json.
const measures: readonly Measure[] = [
  createCase,
  handlerCpu,
  coldStart,
  bundleSize,
  requestUnits,
  week,
  effects,
  goodput,
  importRows,
  cost,
  restart,
  throughput,
  lists,
  behind,
]

const asked = process.argv.slice(2).map((id) => id.toUpperCase())
const unknown = asked.filter((id) => !measures.some((one) => one.id === id))
if (unknown.length > 0) {
  console.error(`no measure ${unknown.join(', ')}: there are ${measures.map(({ id }) => id).join(', ')}`)
  process.exit(2)
}

const shown = (value: number): string => rounded(value).toLocaleString('en')
const line = (figure: Figure): string => {
  const { name, value, unit, target, of = {} } = figure
  const met = isMet(figure)
  const mark = met === undefined ? ' ' : met ? '✔' : '✘'
  const bound = !target ? '' : 'most' in target ? `≤ ${shown(target.most)}` : `≥ ${shown(target.least)}`
  const parts = Object.entries(of).map(([part, one]) => `${part} ${shown(one)}`)
  const measured = `${shown(value)}${unit === 'ratio' ? '' : ` ${unit}`}`
  return `  ${mark} ${measured.padStart(16)} ${bound.padEnd(8)} ${name}${parts.length > 0 ? `   (${parts.join(', ')})` : ''}`
}

const facts = ({ node, os, cores, cpu, memoryGb, load, java }: Machine): string =>
  `Node ${node}, ${os}, ${cores} cores (${cpu}), ${memoryGb} GB, Java ${java ?? 'none'}, load ${load} before the run`

const here = machine()
console.log(facts(here))
const measured: Record<string, Measured & { title: string; at: string; machine: Machine }> = {}
for (const { id, title, run } of measures.filter((one) => asked.length === 0 || asked.includes(one.id))) {
  const started = performance.now()
  const result = await run()
  // nothing measured: what was kept before stays
  if (result.figures.length > 0) measured[id] = { ...result, title, at: new Date().toISOString(), machine: here }
  console.log(`\n${id}  ${title}   ${((performance.now() - started) / 1000).toFixed(0)} s`)
  for (const figure of result.figures) console.log(line(figure))
  for (const note of result.notes ?? []) console.log(`    ${note}`)
}
writeResults(measured)
const judged = Object.values(measured).flatMap(({ figures }) => figures.flatMap((figure) => isMet(figure) ?? []))
console.log(`\n${judged.filter(Boolean).length} of ${judged.length} targets are met; kept in bench/results.json`)
process.exit(0)
