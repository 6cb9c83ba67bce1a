export * from './import.ts'
export * from './tree.ts'
export * from './unmanned.ts'
