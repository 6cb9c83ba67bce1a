import type { WriteStream } from 'node:tty'
import type { Progress } from '../county/load.ts'

const names: Readonly<Record<Progress['kind'], string>> = {
  areas: '区域 areas',
  boundaries: '边界 boundaries',
  members: '人员 members',
  units: '单位 units',
  appointments: '任职 appointments',
  teams: '队伍 teams',
  households: '住户 households',
  links: '联户 links',
}

/** Shows how far a load has come: one line a file, kept up to date where the terminal can. */
export const progress = (out: Pick<WriteStream, 'write' | 'isTTY'>) => {
  let shown = ''
  return ({ kind, done, rows }: Progress): void => {
    const line = `  ${names[kind].padEnd(18)} ${String(done).padStart(7)} / ${rows}`
    if (out.isTTY) out.write(`\r${line}${done >= rows ? '\n' : ''}`)
    else if (done >= rows && shown !== kind) out.write(`${line}\n`)
    if (done >= rows) shown = kind
  }
}
