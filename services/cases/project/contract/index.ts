export * from './facts.ts'
export * from './project.ts'
export * from './views.ts'
