import { type Level, type Log, openLog } from './log.ts'

/** Log of one Lambda function: a line of JSON an entry, on standard output, which is what CloudWatch takes. */
export const lambdaLog = ({
  service,
  county,
  level = 'info',
  write = (line) => process.stdout.write(line),
}: {
  service: string
  county: string
  level?: Level
  write?: (line: string) => void
}): Log => {
  const sink: Parameters<typeof openLog>[0]['sink'] = (each, message, facts) => {
    const timestamp = new Date().toISOString()
    write(`${JSON.stringify({ level: each.toUpperCase(), message, timestamp, service, county, facts })}\n`)
  }
  return openLog({ level, sink })
}
