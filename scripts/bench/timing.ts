/** The value below which a share of the samples lies. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** The middle of the samples. */
export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

type Task = () => Promise<unknown> | unknown

/** Milliseconds that something takes. */
export const millisecondsOf = async (task: Task): Promise<number> => {
  const started = performance.now()
  await task()
  return performance.now() - started
}

/**
 * Times several tasks in turn, round after round, so that whatever else the machine does meets all of them alike; each
 * round begins with another. Ends after `rounds` or `atMostMs`.
 */
export const interleaved = async <N extends string>(
  tasks: Readonly<Record<N, Task>>,
  { rounds, warmUp, atMostMs }: { rounds: number; warmUp: number; atMostMs: number },
): Promise<Record<N, number[]>> => {
  const names = Object.keys(tasks) as N[]
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<N, number[]>
  const until = performance.now() + atMostMs
  for (let round = -warmUp; round < rounds && performance.now() < until; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round + warmUp) % names.length] as N
      const took = await millisecondsOf(tasks[name])
      if (round >= 0) samples[name].push(took)
    }
  }
  return samples
}
