export * from './facts.ts'
export * from './import.ts'
export * from './register.ts'
