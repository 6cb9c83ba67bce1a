export * from './case-steps.ts'
export * from './mediation-steps.ts'
export * from './state-tables.ts'
