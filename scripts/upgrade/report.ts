import type { Laid } from '@wangge/table/lay-again'

const figure = (count: number) => count.toLocaleString('en').padStart(9)

/** What an upgrade did, or would do: a line for each kind of row that was laid otherwise or cannot be. */
export const report = (laid: readonly Laid[], checkOnly: boolean): string[] => {
  const rows = laid.reduce((sum, one) => sum + one.rows, 0)
  const changed = laid.reduce((sum, one) => sum + one.changed, 0)
  const done = checkOnly ? '待重排 to be laid again' : '已重排 laid again'
  return [
    `  ${figure(rows)} 行 rows，${done} ${changed}`,
    ...laid.flatMap(({ kind, changed, busy, refused, why }) => [
      ...(changed ? [`  ${figure(changed)} ${kind}`] : []),
      ...(busy ? [`  ${figure(busy)} ${kind}: 正被改动，请再运行一次 / in use, run again`] : []),
      ...(refused ? [`  ${figure(refused)} ${kind}: 未动 left as they are: ${why}`] : []),
    ]),
  ]
}

/** One line, kept up to date where the terminal can, once it takes longer than two seconds. */
export const progress = (out: { isTTY?: boolean; write(text: string): unknown }) => {
  const since = performance.now()
  return (laid: readonly Laid[]): void => {
    if (!out.isTTY || performance.now() - since < 2000) return
    const rows = laid.reduce((sum, one) => sum + one.rows, 0)
    out.write(`\r${figure(rows)} 行 rows …`)
  }
}
