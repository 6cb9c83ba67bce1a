import fc from 'fast-check'
import { endOfDate, epochAt, instantAt, isoOf, localDate, offsetAt, startOfDate, zoned } from './zone.ts'

const shanghai = 'Asia/Shanghai'
const newYork = 'America/New_York'
const zones = [shanghai, newYork, 'UTC', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Australia/Lord_Howe']
const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2060, 0, 1) })

describe('a clock on the wall', () => {
  it('is eight hours ahead of UTC in Shanghai, and was nine in the summers of 1986 to 1991', () => {
    expect(zoned('2026-07-01T00:00:00Z', shanghai)).toMatchObject({ date: '2026-07-01', hour: 8 })
    for (const year of [1986, 1987, 1988, 1989, 1990, 1991]) {
      expect(zoned(`${year}-07-01T00:00:00Z`, shanghai)).toMatchObject({ hour: 9, minute: 0, second: 0 })
      expect(zoned(`${year}-01-01T00:00:00Z`, shanghai).hour).toBe(8)
    }
    expect(zoned('1985-07-01T00:00:00Z', shanghai).hour).toBe(8)
    expect(zoned('1992-07-01T00:00:00Z', shanghai).hour).toBe(8)
    expect(localDate('1988-06-30T15:30:00Z', shanghai)).toBe('1988-07-01')
    expect(startOfDate('1988-07-01', shanghai)).toBe('1988-06-30T15:00:00.000Z')
  })

  it('turns the date at local midnight', () => {
    expect(localDate('2026-11-29T15:59:59.999Z', shanghai)).toBe('2026-11-29')
    expect(localDate('2026-11-29T16:00:00.000Z', shanghai)).toBe('2026-11-30')
    expect(endOfDate('2026-11-29', shanghai)).toBe(startOfDate('2026-11-30', shanghai))
  })

  it('agrees with Intl at any instant in any zone', () => {
    const format = new Map(
      zones.map((zone) => [
        zone,
        new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
      ]),
    )
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const { date, time, second } = zoned(at, zone)
        expect(`${date} ${time}:${String(second).padStart(2, '0')}`).toBe(format.get(zone)?.format(at))
        expect(localDate(at, zone)).toBe(date)
      }),
      { numRuns: 2000 },
    )
  })

  it('agrees with Intl around every change of 1986 to 1991', () => {
    const hourFormat = new Intl.DateTimeFormat('en-GB', { timeZone: shanghai, hour: '2-digit', hourCycle: 'h23' })
    for (let at = Date.UTC(1986, 0, 1); at < Date.UTC(1992, 0, 1); at += 1_800_000)
      if (zoned(at, shanghai).hour !== Number(hourFormat.format(at))) throw new Error(isoOf(at))
  })

  it('reads a time shown twice as the first, and a time never shown as so much later', () => {
    expect(instantAt('2026-11-01', 90, newYork)).toBe('2026-11-01T05:30:00.000Z')
    expect(instantAt('2026-03-08', 150, newYork)).toBe('2026-03-08T07:30:00.000Z')
    expect(instantAt('1986-05-04', 150, shanghai)).toBe(isoOf(Date.UTC(1986, 4, 3, 18, 30)))
  })

  it('is found again from the instant it shows', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const { date, hour, minute, offset } = zoned(at, zone)
        const again = epochAt(date, hour * 60 + minute, zone)
        // the second showing of an hour is read as the first
        const shift = offset === offsetAt(again, zone) ? 0 : offset - offsetAt(again, zone)
        expect(again).toBe(Math.floor(at / 60_000) * 60_000 + shift)
      }),
    )
  })

  it('refuses what is no zone and no instant', () => {
    expect(() => localDate(0, 'Mars/Olympus')).toThrow(expect.objectContaining({ code: 'invalid' }))
    expect(() => localDate('yesterday', shanghai)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
