export * from './lists.ts'
export * from './publish.ts'
