export * from './commands.ts'
export * from './lists.ts'
export * from './public.ts'
