// The bill of room A-1203 for May 2025, as the server tells it: the figures that pages are checked against.
import type { UsageSegment } from '@yft/core/contract/basis'
import type { Reply } from '@yft/core/contract/routes'
import { day } from '@yft/core/shared/day'
import { fen } from '@yft/core/shared/fen'
import { addMonths, month } from '@yft/core/shared/month'

export const projectId = 'SF01'
const id = (prefix: string, number: number) => `${prefix}_${String(number).padStart(26, '0')}`
export const leaseId = id('lse', 1)
export const billId = id('bil', 5)
const companyId = id('com', 1)
const may = month('2025-05')
const first = day('2025-05-01')
const last = day('2025-05-31')
const next = day('2025-06-01')
const dueOn = day('2025-06-10')

const payeeName = '示例物业服务有限公司'
const contractNo = 'HT-SF01-0012'
const rooms = ['A-1203']

export const lease: Reply<'me'>['leases'][number] = {
  projectId,
  leaseId,
  contractNo,
  projectName: '示例园区',
  partyName: '示例科技有限公司',
  rooms,
}

export const otherLease: Reply<'me'>['leases'][number] = {
  ...lease,
  leaseId: id('lse', 2),
  contractNo: 'HT-SF01-0031',
  rooms: ['B-0801', 'B-0802', 'B-0803', 'B-0805'],
}

const registers = [
  { register: 'sharp', start: '0102.35', end: '0104.10', quantity: '70.00', price: '1.3521', unrounded: '94.647', amountFen: 9_465 },
  { register: 'peak', start: '0512.20', end: '0530.95', quantity: '750.00', price: '1.0817', unrounded: '811.275', amountFen: 81_128 },
  { register: 'flat', start: '0803.40', end: '0826.15', quantity: '910.00', price: '0.6785', unrounded: '617.435', amountFen: 61_744 },
  { register: 'valley', start: '0621.05', end: '0633.55', quantity: '500.00', price: '0.2915', unrounded: '145.75', amountFen: 14_575 },
] as const

const segment = (meterNo: string, multiplier: string, start: string, end: string, quantity: string): UsageSegment => ({
  meterNo,
  multiplier,
  start: { onDay: first, value: start, source: 'remote' },
  end: { onDay: next, value: end, source: 'remote' },
  quantity,
})

const price = (unitPrice: string) => ({ fromDay: day('2025-05-01'), unitPrice, document: '《关于调整分时电价的通知》' })

export const powerLines: Reply<'basis'>['lines'] = registers.map((one, index) => ({
  lineId: id('lin', index + 1),
  calculation: 'power',
  object: '0731-2209',
  register: one.register,
  serviceFrom: first,
  serviceTo: last,
  quantity: one.quantity,
  unitPrice: one.price,
  amountFen: fen(one.amountFen),
  continues: true,
  basis: {
    way: 'metered',
    utility: 'power',
    meterNo: '0731-2209',
    register: one.register,
    segments: [segment('0731-2209', '40', one.start, one.end, one.quantity)],
    joinedMonths: [],
    quantity: one.quantity,
    price: price(one.price),
    unroundedYuan: one.unrounded,
  },
}))

export const propertyLine: Reply<'basis'>['lines'][number] = {
  lineId: id('lin', 10),
  calculation: 'property',
  object: '',
  register: '',
  serviceFrom: first,
  serviceTo: last,
  quantity: '320',
  unitPrice: '6.50',
  amountFen: fen(208_000),
  basis: {
    way: 'area',
    rooms: [{ room: 'A-1203', area: '320' }],
    area: '320',
    unitPrice: '6.50',
    from: first,
    to: last,
    days: 31,
    freeDays: 0,
    daysOfMonth: 31,
    unroundedYuan: '2080',
  },
}

export const shareRunId = id('shr', 1)

export const sharedLine: Reply<'basis'>['lines'][number] = {
  lineId: id('lin', 20),
  calculation: 'shared-power',
  object: '12 层公共用电',
  register: 'total',
  serviceFrom: first,
  serviceTo: last,
  quantity: '320',
  unitPrice: null,
  amountFen: fen(11_399),
  continues: true,
  basis: {
    way: 'shared',
    shareRunId,
    pool: '12 层公共用电',
    meterNo: '0731-2300',
    register: 'total',
    segments: [segment('0731-2300', '20', '1010.00', '1073.00', '1260.00')],
    joinedMonths: [],
    poolQuantity: '1260.00',
    price: price('0.6785'),
    poolFen: fen(85_491),
    room: 'A-1203',
    area: '320',
    totalArea: '2400',
    exactYuan: '113.988',
    vacantArea: '400',
    memberCount: 8,
  },
}

/** 320, 300, 280, 360, 240, 260, 240 ㎡ and 400 ㎡ vacant, of 854.91 yuan. */
export const shareParts: Reply<'shareParts'> = {
  pool: '12 层公共用电',
  month: may,
  register: 'total',
  amountFen: fen(85_491),
  totalArea: '2400',
  parts: [
    { kind: 'mine', label: 'A-1203', area: '320', amountFen: fen(11_399) },
    { kind: 'other', label: '租户 2', area: '300', amountFen: fen(10_686) },
    { kind: 'other', label: '租户 3', area: '280', amountFen: fen(9_974) },
    { kind: 'other', label: '租户 4', area: '360', amountFen: fen(12_824) },
    { kind: 'other', label: '租户 5', area: '240', amountFen: fen(8_549) },
    { kind: 'other', label: '租户 6', area: '260', amountFen: fen(9_262) },
    { kind: 'other', label: '租户 7', area: '240', amountFen: fen(8_549) },
    { kind: 'vacant', label: '空置', area: '400', amountFen: fen(14_248) },
  ],
  demo: true,
}

const shown = ({ basis: _, continues: __, ...line }: Reply<'basis'>['lines'][number]) => line

const receivable = (number: number, feeKind: string, amountFen: number, lines: Reply<'basis'>['lines']) => ({
  receivableId: id('rcv', number),
  feeKind,
  taxRateBp: 600,
  amountFen: fen(amountFen),
  netFen: fen(amountFen),
  taxFen: fen(0),
  openFen: fen(amountFen),
  lines: lines.map(shown),
})

export const comparison: NonNullable<Reply<'bill'>['comparison']> = {
  previousFen: fen(355_071),
  differenceFen: fen(31_240),
  changes: [
    { cause: 'usage', feeKind: 'power', amountFen: fen(24_180) },
    { cause: 'price', feeKind: 'power', amountFen: fen(9_205) },
    { cause: 'share', feeKind: 'shared-power', amountFen: fen(-2_145) },
  ],
}

const billRow = {
  projectId,
  billId,
  leaseId,
  contractNo,
  rooms,
  payeeName,
  month: may,
  origin: 'run' as const,
  dueOn,
  amountFen: fen(386_311),
  openFen: fen(386_311),
  status: 'open' as const,
  feeKinds: ['property', 'power', 'shared-power'],
}

export const row: Reply<'listBills'>['bills'][number] = { ...billRow, owing: [] }

export const bill: Reply<'bill'> = {
  ...billRow,
  number: 'ZD-SF01-202505-0012',
  projectName: '示例园区',
  partyName: '示例科技有限公司',
  periodFrom: first,
  periodTo: last,
  issuedOn: day('2025-06-03'),
  receivables: [
    receivable(1, 'property', 208_000, [propertyLine]),
    receivable(2, 'power', 166_912, powerLines),
    receivable(3, 'shared-power', 11_399, [sharedLine]),
  ],
  settlements: [],
  comparison,
  demo: true,
}

/** The same bill after 200.00 yuan were taken from the prepayment (预存款). */
export const partPaidBill: Reply<'bill'> = {
  ...bill,
  status: 'part-paid',
  openFen: fen(366_311),
  settlements: [{ on: day('2025-06-03'), cause: '预存款', amountFen: fen(-20_000) }],
}

export const partPaidRow: Reply<'listBills'>['bills'][number] = { ...row, status: 'part-paid', openFen: fen(366_311) }

const basisOf = (
  number: number,
  feeKind: string,
  amountFen: number,
  addThenRoundFen: number,
  lines: Reply<'basis'>['lines'],
): Reply<'basis'> => ({
  projectId,
  receivableId: id('rcv', number),
  billId,
  feeKind,
  month: may,
  rooms,
  amountFen: fen(amountFen),
  addThenRoundFen: fen(addThenRoundFen),
  lines,
  comparison: null,
  demo: true,
})

export const propertyBasis = basisOf(1, 'property', 208_000, 208_000, [propertyLine])
export const powerBasis: Reply<'basis'> = { ...basisOf(2, 'power', 166_912, 166_911, powerLines), comparison }
export const sharedBasis = basisOf(3, 'shared-power', 11_399, 11_399, [sharedLine])

/** Twenty-four months up to May, ten units more each month. */
const months: Reply<'trend'>['months'] = Array.from({ length: 24 }, (_, index) => ({
  month: addMonths(may, index - 23),
  quantity: `${2000 + index * 10}.00`,
  amountFen: fen(150_000 + index * 832),
  registers: [
    { register: 'sharp', quantity: '70.00', amountFen: fen(9_465) },
    { register: 'peak', quantity: '750.00', amountFen: fen(81_128) },
    { register: 'flat', quantity: '910.00', amountFen: fen(61_744) },
    { register: 'valley', quantity: `${270 + index * 10}.00`, amountFen: fen(14_575) },
  ],
  estimated: index === 20,
}))

export const trend: Reply<'trend'> = { leaseId, feeKind: 'power', months, demo: true }

export const home: Reply<'home'> = {
  today: day('2025-06-03'),
  inFlight: [],
  demo: true,
  leases: [lease],
  owed: [{ companyId, payeeName, openFen: fen(386_311), billCount: 1, overdueFen: fen(0), dueOn, months: [may] }],
  byLease: [{ leaseId, openFen: fen(386_311), overdueFen: fen(0) }],
  latestBill: { projectId, billId, month: may, status: 'open' },
  nextBillOn: day('2025-07-03'),
  usage: { leaseId, months: months.slice(-12).map(({ month: of, quantity, amountFen }) => ({ month: of, quantity, amountFen })) },
}

export const bills: Reply<'listBills'> = { bills: [row], next: null, openCount: 1, openFen: fen(386_311), inFlight: [], demo: true }

export const me: Reply<'me'> = { maskedPhone: '138****2209', leases: [lease], demo: true }
