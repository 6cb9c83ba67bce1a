export * from './disclosure.ts'
export * from './facts.ts'
export * from './public.ts'
export * from './views.ts'
