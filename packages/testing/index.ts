export { aPrincipal } from './a-principal.ts'
export { type CallOptions, call } from './call.ts'
export { type FixedClock, fixedClock, sequentialIds } from './fixed.ts'
export { type TestPorts, type TestPortsOptions, testPorts } from './test-ports.ts'
