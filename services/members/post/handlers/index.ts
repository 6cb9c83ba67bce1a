export * from './fill.ts'
export * from './import.ts'
export * from './lists.ts'
