export * from './areas-asked.ts'
export * from './subtree.ts'
export * from './within.ts'
