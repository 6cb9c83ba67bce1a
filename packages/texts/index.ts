export * from './templates.ts'
export { type Template, variablesIn } from './words.ts'
