// Reads a park folder of the sample's form straight into the facts of a run, without the import and without a database.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RegisterName } from '../../../core/contract/basis'
import type { Register } from '../../../core/metering/point'
import type { Bill } from '../../../core/receivable/bill'
import type { Lease, ProjectFacts, Unit } from '../../../core/receivable/facts'
import type { DeriveId } from '../../../core/receivable/plan-month'
import { day } from '../../../core/shared/day'
import { decimal, plain } from '../../../core/shared/decimal'

type Row = Record<string, string>

const registerCodes: Record<string, RegisterName> = { 尖: 'sharp', 峰: 'peak', 平: 'flat', 谷: 'valley', 深谷: 'deep', 总: 'total' }
const feeCodes: Record<string, string> = {
  租金: 'rent',
  物业费: 'property',
  电费: 'power',
  水费: 'water',
  污水处理费: 'sewage',
  公摊电费: 'shared-power',
}
const kindCodes = Object.values(feeCodes)

const rowsOf = (folder: string, file: string): Row[] => {
  const [head = '', ...rest] = readFileSync(path.join(folder, file), 'utf8').trim().split('\n')
  const headings = head.split(',')
  return rest.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [headings[index] ?? '', cell])))
}

export const derive: DeriveId = (kind, ...parts) => `${kind}:${parts.join('/')}`

export const parkFacts = (folder: string): ProjectFacts[] =>
  rowsOf(folder, 'projects.csv').map((project) => projectFacts(folder, project.项目编码 ?? ''))

const projectFacts = (folder: string, projectId: string): ProjectFacts => {
  const own = (file: string) => rowsOf(folder, file).filter((row) => row.项目编码 === projectId)
  const points = own('meters.csv').map((meter) => ({
    id: meter.表号 ?? '',
    meterNo: meter.表号 ?? '',
    utility: meter.类型 === '电' ? ('power' as const) : ('water' as const),
    purpose: meter.用途 === '户表' ? ('unit' as const) : ('public' as const),
    unitId: meter.用途 === '户表' ? (meter.位置 ?? '') : null,
    registers: registersOf(folder, meter),
  }))
  return {
    projectId,
    units: own('units.csv').map(unitOf),
    leases: own('leases.csv').map(leaseOf),
    points,
    pools: own('pools.csv').map((pool) => ({
      id: pool.公摊池 ?? '',
      name: pool.公摊池 ?? '',
      pointId: pool.计量表 ?? '',
      unitIds: inUnitOrder(own('units.csv'), (pool.分摊房号 ?? '').split(';')),
    })),
    prices: own('prices.csv').map((price) => ({
      feeKind: feeCodes[price.费项 ?? ''] ?? '',
      register: price.时段 ? (registerCodes[price.时段] ?? '') : '',
      fromDay: day(price.生效日 ?? ''),
      unitPrice: price.单价 ? trimmed(price.单价) : null,
      taxRateBp: decimal(price.税率 ?? '0')
        .times(10000)
        .toNumber(),
      document: null,
    })),
    payees: kindCodes.map((feeKind) => ({ feeKind, fromDay: day('2000-01-01'), companyId: projectId })),
    firstPublished: null,
    alreadyBilled: null,
  }
}

const unitOf = (row: Row): Unit => ({
  id: row.房号 ?? '',
  room: row.房号 ?? '',
  building: row.楼栋 ?? '',
  area: trimmed(row.计费面积 ?? ''),
})

const leaseOf = (row: Row): Lease => {
  const span = { from: day(row.起始日 ?? ''), to: day(row.结束日 ?? '') }
  return {
    id: row.合同编号 ?? '',
    contractNo: row.合同编号 ?? '',
    partyId: row.客户编号 ?? '',
    partyCode: row.客户编号 ?? '',
    span,
    free: row.免租期起 ? { from: day(row.免租期起), to: day(row.免租期止 ?? '') } : null,
    rentPrice: trimmed(row.租金单价 ?? ''),
    escalationPercent: trimmed(row.年递增百分比 ?? ''),
    propertyPrice: trimmed(row.物业费单价 ?? ''),
    billingDay: Number(row.账单日),
    paymentDays: Number(row.付款天数),
    holdings: (row.房号 ?? '').split(';').map((unitId) => ({ unitId, span })),
  }
}

const registersOf = (folder: string, meter: Row): Register[] => {
  const registers = new Map<string, Register & { devices: Register['devices'][number][]; readings: Register['readings'][number][] }>()
  for (const row of cached(folder, 'registers.csv').filter((candidate) => candidate.表号 === meter.表号)) {
    const name = meter.类型 === '水' ? 'volume' : (registerCodes[row.寄存器 ?? ''] ?? 'total')
    const register = registers.get(name) ?? { name, devices: [], readings: [], used: null }
    register.devices.push({
      meterNo: meter.表号 ?? '',
      from: day(row.启用日 ?? ''),
      to: row.拆除日 ? day(row.拆除日) : null,
      multiplier: row.倍率 ?? '1',
      wholeDigits: Number(meter.整数位),
      decimals: Number(meter.小数位),
      start: trimmed(row.起始读数 ?? ''),
      end: row.拆除读数 ? trimmed(row.拆除读数) : null,
    })
    registers.set(name, register)
  }
  for (const row of cached(folder, 'readings.csv').filter((candidate) => candidate.表号 === meter.表号)) {
    const name = meter.类型 === '水' ? 'volume' : (registerCodes[row.寄存器 ?? ''] ?? 'total')
    if (!row.抄表日?.endsWith('-01')) continue
    registers.get(name)?.readings.push({ onDay: day(row.抄表日), value: trimmed(row.读数 ?? ''), source: 'remote' })
  }
  for (const { devices, readings } of registers.values()) {
    devices.sort((one, other) => (one.from < other.from ? -1 : 1))
    readings.sort((one, other) => (one.onDay < other.onDay ? -1 : 1))
  }
  return [...registers.values()]
}

const files = new Map<string, Row[]>()
const cached = (folder: string, file: string): Row[] => {
  const key = path.join(folder, file)
  const known = files.get(key) ?? rowsOf(folder, file)
  files.set(key, known)
  return known
}

const inUnitOrder = (units: Row[], rooms: string[]): string[] => units.map((unit) => unit.房号 ?? '').filter((room) => rooms.includes(room))

const trimmed = (text: string): string => plain(decimal(text))

/** What a publication leaves behind for the next month. */
export const published = (
  facts: ProjectFacts,
  month: ProjectFacts['firstPublished'] & string,
  used: { pointId: string; register: string; to: string }[],
): ProjectFacts => {
  const reached = new Map(used.map((one) => [`${one.pointId} ${one.register}`, day(one.to)]))
  return {
    ...facts,
    firstPublished: facts.firstPublished ?? month,
    points: facts.points.map((point) => ({
      ...point,
      registers: point.registers.map((register) => {
        const to = reached.get(`${point.id} ${register.name}`)
        return to ? { ...register, used: { to, month } } : register
      }),
    })),
  }
}

export const linesOf = (bills: readonly Bill[]) =>
  bills.flatMap((bill) => bill.receivables.flatMap((receivable) => receivable.lines.map((line) => ({ bill, receivable, line }))))
