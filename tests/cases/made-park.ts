// Makes up a park that is hard to bill, and its truth from what was made up: usage is invented first and the dials follow it, so that
// the truth never comes from subtracting readings. Whole numbers only, apart from any code of ours.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Wish {
  seed: number
  unitsPerProject: number
}

const months = ['2026-01', '2026-02', '2026-03', '2026-04']
const boundaries = ['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01']
const registers = ['尖', '峰', '平', '谷']

interface Unit {
  project: string
  building: string
  room: string
  /** In hundredths of a square metre. */
  area: number
}

interface Lease {
  no: string
  units: Unit[]
  from: string
  to: string
  free: [string, string] | null
  /** In fen. */
  rent: number
  percent: number
  property: number
}

/** Used between two boundaries (index of the later one), in hundredths before the multiplier. */
interface Metered {
  no: string
  register: string
  unit: Unit | null
  building: string
  project: string
  multiplier: number
  usedBy: number[]
  readAt: boolean[]
}

export const makePark = (folder: string, { seed, unitsPerProject }: Wish): void => {
  const chance = chanceFrom(seed)
  mkdirSync(folder, { recursive: true })
  const units = ['DG01', 'SZ02'].flatMap((project) => unitsOf(project, unitsPerProject, chance))
  const leases = leasesOf(units, chance)
  const files = new Files()
  const metered = metersOf(units, chance, files)
  const truth = [...leases.flatMap((lease) => areaTruth(lease)), ...meteredTruth(metered, leases), ...sharedTruth(metered, units, leases)]
  writeEstate(files, units, leases, metered)
  files.add('truth.csv', '合同编号,账期,费项,对象,时段,数量,单价,金额', truth)
  files.write(folder, chance)
  cpSync(path.join(import.meta.dirname, '../samples/park/parties.csv'), path.join(folder, 'parties.csv'))
}

const chanceFrom = (seed: number) => {
  let state = seed
  /** A whole number from 0 up to, not including, `below` (mulberry32). */
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
type Chance = ReturnType<typeof chanceFrom>

class Files {
  private readonly rows = new Map<string, { head: string; rows: string[] }>()
  add(file: string, head: string, rows: string[]): void {
    const known = this.rows.get(file)
    if (known) known.rows.push(...rows)
    else this.rows.set(file, { head, rows: [...rows] })
  }
  /** Readings come in any order. */
  write(folder: string, chance: Chance): void {
    for (const [file, { head, rows }] of this.rows) {
      if (file === 'readings.csv') for (let at = rows.length - 1; at > 0; at -= 1) swap(rows, at, chance(at + 1))
      writeFileSync(path.join(folder, file), `${[head, ...rows].join('\n')}\n`)
    }
  }
}

const swap = (rows: string[], one: number, other: number): void => {
  const kept = rows[one] ?? ''
  rows[one] = rows[other] ?? ''
  rows[other] = kept
}

const unitsOf = (project: string, count: number, chance: Chance): Unit[] =>
  Array.from({ length: count }, (_, index) => {
    const building = `${1 + Math.floor((index * 2) / count)}栋`
    return { project, building, room: `${building[0]}-${101 + index}`, area: chance(9) === 0 ? 10000 : 1001 + chance(60000) }
  })

const starts = [
  '2024-02-29',
  '2025-01-31',
  '2024-08-11',
  '2025-03-02',
  '2026-01-25',
  '2026-02-28',
  '2025-04-01',
  '2023-12-31',
  '2026-03-04',
]

const leasesOf = (units: Unit[], chance: Chance): Lease[] => {
  const leases: Lease[] = []
  for (let at = 0; at < units.length; ) {
    const first = units[at] as Unit
    const size = 1 + chance(3)
    const held = units.slice(at, at + size).filter((unit) => unit.project === first.project)
    at += held.length
    if (chance(6) === 0) continue
    const from = starts[chance(starts.length)] as string
    const ends = ['2026-02-10', '2026-03-31', '2026-04-01', '2027-12-31', '2027-12-31', '2028-02-28'].filter((day) => day > from)
    const to = ends[chance(ends.length)] as string
    leases.push(leaseFrom(leases.length, held, from, to, chance))
    if (to < '2026-04-01' && chance(2) === 0) leases.push(leaseFrom(leases.length, held, nextDay(to), '2028-12-31', chance))
  }
  return leases
}

const leaseFrom = (index: number, units: Unit[], from: string, to: string, chance: Chance): Lease => ({
  no: `HT-${units[0]?.project}-${String(index + 1).padStart(4, '0')}`,
  units,
  from,
  to,
  free: chance(3) === 0 ? [from, addDays(from, 10 + chance(60))] : chance(8) === 0 ? ['2026-02-01', '2026-02-28'] : null,
  rent: 3000 + chance(7000),
  percent: [0, 3, 5, 6][chance(4)] as number,
  property: [380, 450, 880, 1250][chance(4)] as number,
})

const metersOf = (units: Unit[], chance: Chance, files: Files): Metered[] => {
  const metered: Metered[] = []
  let count = 0
  const hang = (type: '电' | '水', of: { unit: Unit | null; building: string; project: string }) => {
    count += 1
    const no = `${type === '电' ? 'E' : 'W'}${String(count).padStart(6, '0')}`
    const digits = type === '电' ? 4 : 5
    const multiplier = type === '电' ? ([1, 40, 80][chance(3)] as number) : 1
    const place = of.unit?.room ?? of.building
    files.add('meters.csv', '表号,项目编码,类型,用途,位置,整数位,小数位,通讯协议,通讯地址', [
      `${no},${of.project},${type},${of.unit ? '户表' : '公摊'},${place},${digits},2,,`,
    ])
    const readAt = boundaries.map((_, index) => index === 0 || chance(12) !== 0)
    const swapAfter = chance(6) === 0 ? 1 + chance(4) : 0
    for (const register of type === '电' ? registers : ['总']) {
      const one = {
        no,
        register,
        ...of,
        multiplier,
        usedBy: boundaries.map((_, index) => (index === 0 ? 0 : chance(5) === 0 ? 0 : chance(40000))),
        readAt,
      }
      metered.push(one)
      turnDial(one, { digits, swapAfter, chance, files })
    }
  }
  for (const unit of units) {
    hang('电', { unit, building: unit.building, project: unit.project })
    hang('水', { unit, building: unit.building, project: unit.project })
  }
  for (const project of ['DG01', 'SZ02']) for (const building of ['1栋', '2栋']) hang('电', { unit: null, building, project })
  return metered
}

interface Dial {
  digits: number
  /** The boundary after which the device is replaced in mid-month; 0: never. */
  swapAfter: number
  chance: Chance
  files: Files
}

/** Lets the dial follow what was used, over its end where it comes to it, and through a replacement in the middle of a month. */
const turnDial = (one: Metered, { digits, swapAfter, chance, files }: Dial): void => {
  const range = 10 ** (digits + 2)
  let value = chance(4) === 0 ? range - 1 - chance(50000) : chance(range)
  let row = `${one.no},${one.register},2025-12-01,${hundredths(value)}`
  const registerRows: string[] = []
  const readings: string[] = []
  const read = (index: number) => {
    if (one.readAt[index])
      readings.push(`${one.no},${one.register},${boundaries[index]},${hundredths(value)},${index % 2 ? '远程' : '手工'},`)
  }
  read(0)
  for (let index = 1; index < boundaries.length; index += 1) {
    const used = one.usedBy[index] ?? 0
    if (index === swapAfter) {
      const first = Math.floor(used / 3)
      value = (value + first) % range
      const on = addDays(boundaries[index - 1] as string, 11)
      registerRows.push(`${row},${on},${hundredths(value)},${one.multiplier}`)
      value = chance(range)
      row = `${one.no},${one.register},${on},${hundredths(value)}`
      value = (value + used - first) % range
    } else value = (value + used) % range
    read(index)
  }
  files.add('registers.csv', '表号,寄存器,启用日,起始读数,拆除日,拆除读数,倍率', [...registerRows, `${row},,,${one.multiplier}`])
  files.add('readings.csv', '表号,寄存器,抄表日,读数,来源,备注', readings)
}

/** In millionths of a yuan, latest last. */
const prices: Record<string, [string, number][]> = {
  尖: [
    ['2025-01-01', 1441813],
    ['2026-03-01', 1367905],
  ],
  峰: [
    ['2025-01-01', 1153450],
    ['2026-02-15', 1094324],
  ],
  平: [
    ['2025-01-01', 678500],
    ['2026-03-31', 643720],
  ],
  谷: [['2025-01-01', 257830]],
  水费: [
    ['2025-01-01', 3450000],
    ['2026-04-30', 3650005],
  ],
  污水处理费: [['2025-01-01', 1250000]],
}

const priceOn = (name: string, on: string): number => (prices[name] ?? []).filter(([from]) => from <= on).at(-1)?.[1] ?? 0

const areaTruth = (lease: Lease): string[] =>
  months.flatMap((month) => {
    const first = `${month}-01`
    const last = addDays(nextMonthFirst(month), -1)
    const area = lease.units.reduce((sum, unit) => sum + unit.area, 0)
    const dayCount = Number(last.slice(8))
    const days = Array.from({ length: dayCount }, (_, index) => addDays(first, index)).filter((day) => day >= lease.from && day <= lease.to)
    if (days.length === 0) return []
    const row = (fee: string, price: number, counted: number) =>
      `${lease.no},${month},${fee},,,${hundredths(area)},${hundredths(price)},${hundredths(Number(halfUp(BigInt(area) * BigInt(price) * BigInt(counted), BigInt(100 * dayCount))))}`
    const byPrice = new Map<string, string[]>()
    for (const day of days) byPrice.set(leaseYear(lease, day), [...(byPrice.get(leaseYear(lease, day)) ?? []), day])
    const rents = [...byPrice].flatMap(([year, own]) => {
      const counted = own.filter((day) => !lease.free || day < lease.free[0] || day > lease.free[1]).length
      return counted === 0 ? [] : [row('租金', rentIn(lease, Number(year)), counted)]
    })
    return [row('物业费', lease.property, days.length), ...rents]
  })

/** How many anniversaries have passed on a day, counted by looking at each day's date. */
const leaseYear = (lease: Lease, day: string): string => {
  let years = Number(day.slice(0, 4)) - Number(lease.from.slice(0, 4))
  const year = day.slice(0, 4)
  const leap = Number(year) % 4 === 0
  const on = lease.from.slice(5) === '02-29' && !leap ? `${year}-03-01` : `${year}-${lease.from.slice(5)}`
  if (day < on) years -= 1
  return String(years)
}

const rentIn = (lease: Lease, years: number): number => {
  let price = lease.rent
  for (let count = 0; count < years; count += 1) price = Number(halfUp(BigInt(price * (100 + lease.percent)), BigInt(100)))
  return price
}

/** What each boundary bills: its own usage and that of the boundaries without a reading before it. */
const billedBy = (one: Metered, index: number): number | null => {
  if (!one.readAt[index]) return null
  let used = one.usedBy[index] ?? 0
  for (let before = index - 1; before > 0 && !one.readAt[before]; before -= 1) used += one.usedBy[before] ?? 0
  return used * one.multiplier
}

const meteredTruth = (metered: Metered[], leases: Lease[]): string[] =>
  metered.flatMap((one) =>
    months.flatMap((month, index) => {
      const used = billedBy(one, index + 2)
      const last = addDays(nextMonthFirst(month), -1)
      const lease = one.unit && leaseOn(leases, one.unit, last)
      if (used === null || !lease) return []
      const water = one.register === '总'
      return (water ? ['水费', '污水处理费'] : ['电费']).map((fee) => {
        const price = priceOn(water ? fee : one.register, last)
        const amount = halfUp(BigInt(used) * BigInt(price), BigInt(1000000))
        return `${lease.no},${month},${fee},${one.no},${water ? '' : one.register},${hundredths(used)},${millionths(price)},${hundredths(Number(amount))}`
      })
    }),
  )

const sharedTruth = (metered: Metered[], units: Unit[], leases: Lease[]): string[] =>
  metered
    .filter((one) => one.unit === null)
    .flatMap((one) =>
      months.flatMap((month, index) => {
        const used = billedBy(one, index + 2)
        if (used === null) return []
        const last = addDays(nextMonthFirst(month), -1)
        const whole = halfUp(BigInt(used) * BigInt(priceOn(one.register, last)), BigInt(1000000))
        const members = units.filter((unit) => unit.project === one.project && unit.building === one.building)
        const parts = largestRemainder(
          whole,
          members.map((unit) => BigInt(unit.area)),
        )
        return members.flatMap((unit, at) => {
          const lease = leaseOn(leases, unit, last)
          return lease
            ? [
                `${lease.no},${month},公摊电费,${one.building}公摊电,${one.register},${hundredths(unit.area)},,${hundredths(Number(parts[at]))}`,
              ]
            : []
        })
      }),
    )

const largestRemainder = (whole: bigint, weights: bigint[]): bigint[] => {
  const total = weights.reduce((sum, weight) => sum + weight, BigInt(0))
  const parts = weights.map((weight) => (whole * weight) / total)
  const rest = weights.map((weight, at) => ({ at, left: (whole * weight) % total }))
  rest.sort((one, other) => (other.left > one.left ? 1 : other.left < one.left ? -1 : one.at - other.at))
  let missing = Number(whole - parts.reduce((sum, part) => sum + part, BigInt(0)))
  for (const { at } of rest) {
    if (missing === 0) break
    parts[at] = (parts[at] ?? BigInt(0)) + BigInt(1)
    missing -= 1
  }
  return parts
}

const leaseOn = (leases: Lease[], unit: Unit, on: string): Lease | undefined =>
  leases.find((lease) => lease.units.includes(unit) && lease.from <= on && on <= lease.to)

const writeEstate = (files: Files, units: Unit[], leases: Lease[], metered: Metered[]): void => {
  files.add('projects.csv', '项目编码,项目名称,收款公司,公司税号,城市,收款账号,开户行', [
    'DG01,东莞松岭产业园,东莞松岭园区运营有限公司,91441900MA5340000J,东莞,44003400001870,中国建设银行东莞分行',
    'SZ02,深圳松岭产业园,东莞松岭园区运营有限公司,91441900MA5340000J,深圳,44003400001871,中国建设银行深圳分行',
  ])
  files.add(
    'units.csv',
    '项目编码,楼栋,楼层,房号,业态,建筑面积,计费面积',
    units.map((unit) => `${unit.project},${unit.building},1层,${unit.room},厂房,${hundredths(unit.area)},${hundredths(unit.area)}`),
  )
  files.add(
    'leases.csv',
    '合同编号,项目编码,客户编号,房号,起始日,结束日,免租期起,免租期止,租金单价,年递增百分比,物业费单价,账单日,付款天数,保证金月数,违约金日率,违约金宽限天数',
    leases.map((lease, index) =>
      [
        lease.no,
        lease.units[0]?.project,
        `C${String(1 + (index % 22)).padStart(5, '0')}`,
        lease.units.map((unit) => unit.room).join(';'),
        lease.from,
        lease.to,
        ...(lease.free ?? ['', '']),
        hundredths(lease.rent),
        lease.percent,
        hundredths(lease.property),
        '5,7,2,0.0005,3',
      ].join(','),
    ),
  )
  for (const project of ['DG01', 'SZ02']) {
    for (const [name, versions] of Object.entries(prices)) {
      const power = registers.includes(name)
      const rate = power ? '0.13' : name === '水费' ? '0.03' : '0'
      files.add(
        'prices.csv',
        '项目编码,费项,时段,生效日,单价,税率',
        versions.map(([from, price]) => `${project},${power ? `电费,${name}` : `${name},`},${from},${millionths(price)},${rate}`),
      )
    }
    files.add('prices.csv', '', [`${project},租金,,2023-01-01,,0.09`, `${project},物业费,,2023-01-01,,0.06`])
    for (const building of ['1栋', '2栋']) {
      const members = units.filter((unit) => unit.project === project && unit.building === building).map((unit) => unit.room)
      files.add('pools.csv', '项目编码,公摊池,费项,计量表,分摊房号,分摊方式,空置承担', [
        `${project},${building}公摊电,公摊电费,${publicMeter(metered, project, building)},${members.reverse().join(';')},面积,运营方`,
      ])
    }
  }
}

const publicMeter = (metered: Metered[], project: string, building: string): string =>
  metered.find((one) => one.unit === null && one.project === project && one.building === building)?.no ?? ''

const halfUp = (numerator: bigint, denominator: bigint): bigint => (BigInt(2) * numerator + denominator) / (BigInt(2) * denominator)

const hundredths = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`

const millionths = (value: number): string => `${Math.floor(value / 1000000)}.${String(value % 1000000).padStart(6, '0')}`

const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10)

const nextDay = (day: string): string => addDays(day, 1)

const nextMonthFirst = (month: string): string => `${addDays(`${month}-28`, 4).slice(0, 7)}-01`
