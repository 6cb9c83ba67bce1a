export * from './discovery.ts'
export * from './me.ts'
export * from './sign-in.ts'
