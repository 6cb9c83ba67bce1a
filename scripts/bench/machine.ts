import { spawnSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** What the figures were taken on. */
export interface Machine {
  readonly node: string
  readonly os: string
  readonly cores: number
  readonly cpu: string
  readonly memoryGb: number
  /** Before the run: above the number of cores, others were using them too. */
  readonly load: number
  readonly java: string | null
}

const javaVersion = (): string | null => {
  const { stderr, status } = spawnSync('java', ['-version'], { encoding: 'utf8' })
  return status === 0 ? (/"([^"]+)"/.exec(stderr)?.[1] ?? 'unknown') : null
}

/** The facts of this machine. */
export const machine = (): Machine => ({
  node: process.version,
  os: `${process.platform} ${process.arch}`,
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  load: Number((loadavg()[0] ?? 0).toFixed(2)),
  java: javaVersion(),
})
