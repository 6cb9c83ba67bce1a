import { openTracer, type TracerModule } from './tracer.ts'

const traced = () => {
  const told: string[] = []
  const segment = (name: string): ReturnType<InstanceType<TracerModule['Tracer']>['getSegment']> & object => ({
    addNewSubsegment: (inner) => segment(`${name}/${inner}`),
    addError: ({ message }) => told.push(`${name} failed: ${message}`),
    close: () => told.push(`${name} closed`),
  })
  const module: TracerModule = {
    Tracer: class {
      at = segment('cases')
      getSegment = () => this.at
      setSegment = (next: typeof this.at) => {
        this.at = next
      }
    },
  }
  return { told, module }
}

describe('the tracer', () => {
  it('does the work and traces nothing where there is no tracing', async () => {
    const tracer = await openTracer('cases', () => Promise.reject(new Error('no such module')))
    expect(await tracer.traced('read', async () => 7)).toBe(7)
  })

  it('closes a segment per part, nested, and goes back to the one before', async () => {
    const { told, module } = traced()
    const tracer = await openTracer('cases', async () => module)
    await tracer.traced('read', () => tracer.traced('query', async () => 7))
    await tracer.traced('write', async () => 7)
    expect(told).toEqual(['cases/read/query closed', 'cases/read closed', 'cases/write closed'])
  })

  it('passes a failure on and keeps only its kind', async () => {
    const { told, module } = traced()
    const tracer = await openTracer('cases', async () => module)
    const failing = tracer.traced('read', () => Promise.reject(new TypeError('13812345678')))
    await expect(failing).rejects.toThrow(TypeError)
    expect(told).toEqual(['cases/read failed: TypeError', 'cases/read closed'])
  })
})
