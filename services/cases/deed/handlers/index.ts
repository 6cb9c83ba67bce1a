export * from './commands.ts'
export * from './lists.ts'
