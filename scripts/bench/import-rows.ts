/** What is to be imported, as the loader sends it. */
export interface Asked {
  readonly kind: 'areas' | 'households'
  readonly body: string
}

/** What came of it: milliseconds that it took, rows that were new, megabytes of the process after it, and of JavaScript in it. */
export interface Imported {
  readonly ms: number
  readonly added: number
  readonly rssMb: number
  readonly heapMb: number
}

const villages = 100
const gridsEach = 60

/** More villages in a grid's township, with grids of their own: where as many households as a large county's can live. */
export const gridsUnder = (grid: string): { areas: readonly string[]; grids: readonly string[] } => {
  const township = grid.slice(0, 9)
  const own = Array.from({ length: villages }, (_, n) => `${township}${500 + n}`)
  const gridsOf = (village: string) =>
    Array.from({ length: gridsEach }, (_, n) => `${village}${String(n + 1).padStart(3, '0')}`)
  const bodyOf = (village: string) =>
    [
      'code,name,level,kind,parentCode',
      `${village},村${village.slice(-3)},village,area,${township}`,
      ...gridsOf(village).map((code) => `${code},第${code.slice(-3)}网格,grid,basic-grid,${village}`),
    ].join('\n')
  return { areas: own.map(bodyOf), grids: own.flatMap(gridsOf) }
}

const names = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄']
const given = ['小兰', '建国', '秀英', '海燕', '志强', '桂花']

/** Households in the order of a file: grid after grid. */
export const householdsBody = (
  grids: readonly string[],
  { from, count, total }: { from: number; count: number; total: number },
): string => {
  const lines = Array.from({ length: count }, (_, at) => {
    const n = from + at
    const gridCode = grids[Math.floor((n / total) * grids.length)] as string
    const head = `${names[n % names.length]}${given[n % given.length]}`
    const number = String(n).padStart(8, '0')
    return `B${number},${gridCode},${head},100${number},银杏苑${n % 40}栋${n % 7}单元,${1 + (n % 6)},`
  })
  return `ref,gridCode,head,phone,address,persons,classes\n${lines.join('\n')}\n`
}
