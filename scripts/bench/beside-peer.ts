import type { Figure } from './figure.ts'
import type { Run } from './served.ts'
import { median } from './timing.ts'

/** A run, and how long what follows it took when the clients had stopped. */
export interface Followed extends Run {
  readonly afterSeconds: number
}

/** Requests a second. What follows keeps up when it is done within the run's own length; else it counts as well. */
export const rateOf = ({ count, seconds, afterSeconds }: Followed): number =>
  count / (afterSeconds <= seconds ? seconds : seconds + afterSeconds)

const halves = (runs: readonly Followed[]) => ({
  rate: median(runs.map(rateOf)),
  p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
  p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
  cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
})

/** Our rate beside the peer's, the median of pairs of runs; requests a second of both under `of`. */
export const besidePeer = (
  name: string,
  { ours, peers }: { ours: readonly Followed[]; peers: readonly Followed[] },
  target: { readonly least: number } | undefined,
): Figure => {
  const [own, other] = [halves(ours), halves(peers)]
  const pairs = ours.map((run, n) => rateOf(run) / rateOf(peers[n] ?? run))
  const afterSeconds = median(ours.map((run) => run.afterSeconds))
  return {
    name,
    value: median(pairs),
    unit: 'ratio',
    ...(target && { target }),
    of: {
      perSecond: own.rate,
      peerPerSecond: other.rate,
      ...{ p50Ms: own.p50Ms, p99Ms: own.p99Ms, peerP50Ms: other.p50Ms, peerP99Ms: other.p99Ms, cpuMs: own.cpuMs },
      ...(afterSeconds > 0 && { afterSeconds }),
    },
  }
}
