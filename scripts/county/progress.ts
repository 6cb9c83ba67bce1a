import type { Progress } from './load.ts'

const width = 30
// whoever waits less than this needs no bar
const patienceMs = 2000

/** A bar on one line of a terminal, for whatever takes longer than two seconds; nothing when it is no terminal. */
export const progressBar = (
  out: { isTTY?: boolean; write(text: string): unknown },
  clock: () => number = () => performance.now(),
): ((progress: Progress) => void) => {
  let current = ''
  let since = clock()
  return ({ kind, phase, done, rows }) => {
    const task = `${phase} ${kind}`
    if (task !== current) {
      current = task
      since = clock()
    }
    if (!out.isTTY || (clock() - since < patienceMs && done < rows)) return
    if (done >= rows) {
      out.write('\r\u001b[K')
      return
    }
    const full = Math.round((width * done) / rows)
    const figures = `${done.toLocaleString('en')} of ${rows.toLocaleString('en')}`
    out.write(`\r\u001b[K${task.padEnd(20)}${'█'.repeat(full)}${'░'.repeat(width - full)} ${figures}`)
  }
}
