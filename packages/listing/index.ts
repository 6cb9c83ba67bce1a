export * from './areas-asked.ts'
export * from './page-within.ts'
