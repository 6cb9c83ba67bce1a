export * from './public.ts'
export * from './views.ts'
